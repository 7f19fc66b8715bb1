package io.bulkdata.local.controlshift.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulkdata.local.controlshift.schema.SourceColumn;
import io.bulkdata.local.controlshift.schema.SourceTable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TableContentTest {

    private final SourceTable table = new SourceTable(
            "signatures",
            List.of(
                    new SourceColumn("id", "integer", "bigint", 8, false, null),
                    new SourceColumn("score", "decimal", "numeric(3,2)", null, true, null),
                    new SourceColumn("created_at", "datetime", "timestamp without time zone", null, true, null),
                    new SourceColumn("token", "uuid", "uuid", null, true, null),
                    new SourceColumn("new_member", "boolean", "boolean", null, true, null),
                    new SourceColumn("source", "text", "text", null, true, null)));

    @Test
    void theSameValuePrintedInAnotherWayIsTheSameContent() {
        assertThat(content("1", "0.50", "2026-11-20 01:02:03.5", "AB", "t", "x"))
                .isEqualTo(content("1", "0.5", "2026-11-20 01:02:03.500000", "ab  ", "t", "x"));
    }

    @Test
    void anEmptyTextIsAMissingOne() {
        assertThat(content("1", null, null, null, null, "")).isEqualTo(content("1", null, null, null, null, null));
    }

    @Test
    void blanksOfATextMatter() {
        assertThat(content("1", null, null, null, null, " "))
                .isNotEqualTo(content("1", null, null, null, null, null))
                .isNotEqualTo(content("1", null, null, null, null, "  "));
    }

    @Test
    void oneMicrosecondMatters() {
        assertThat(content("1", null, "2026-11-20 01:02:03.000001", null, null, null))
                .isNotEqualTo(content("1", null, "2026-11-20 01:02:03", null, null, null));
    }

    @Test
    void missingIsNeitherZeroNorFalse() {
        assertThat(content("1", null, null, null, null, null))
                .isNotEqualTo(content("1", "0.00", null, null, null, null))
                .isNotEqualTo(content("1", null, null, null, "f", null));
    }

    @Test
    void aRowOfAnotherWidthIsRefused() {
        assertThatThrownBy(() -> content("1"))
                .hasMessageContaining("signatures")
                .hasMessageContaining("6 columns");
    }

    private TableContent content(String... cells) {
        return TableContent.ofSource(table, Stream.of(Arrays.asList(cells)));
    }
}
