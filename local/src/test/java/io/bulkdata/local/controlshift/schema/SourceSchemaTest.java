package io.bulkdata.local.controlshift.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SourceSchemaTest {

    private final SourceSchema schema = SourceSchema.published();

    /** The golden file has ControlShift's own CREATE TABLE statements of October 2024, a table a line. */
    @Test
    void tablesColumnsAndTypesAreThoseThatControlShiftPublished() throws IOException {
        assertThat(schema.tables().stream().map(SourceSchemaTest::asPublished)).containsExactlyElementsOf(golden());
    }

    @Test
    void hasTheKnownExtremes() {
        assertThat(schema.tables()).hasSize(63);
        assertThat(schema.table("events").columns()).hasSize(59);
        assertThat(schema.table("petitions").columns()).hasSize(57);
        assertThat(schema.table("signatures").columns()).hasSize(49);
        assertThat(schema.tables())
                .filteredOn(table -> !table.columnNames().contains("updated_at"))
                .extracting(SourceTable::name)
                .containsExactly("consent_content_versions", "event_imports", "export_download_logs", "import_batches");
    }

    @Test
    void onlyTheKeyMayNotBeNull() {
        assertThat(schema.tables())
                .allSatisfy(table -> assertThat(table.columns())
                        .filteredOn(column -> !column.nullable())
                        .extracting(SourceColumn::name)
                        .containsExactly("id"));
    }

    @Test
    void limitsAreBytesOfIntegersAndCharactersOfStrings() {
        assertThat(schema.tables().stream().flatMap(table -> table.columns().stream()))
                .allSatisfy(column -> assertThat(column.limit())
                        .isEqualTo(
                                switch (column.sqlType()) {
                                    case "integer" -> 4;
                                    case "bigint" -> 8;
                                    case "character varying(255)" -> 255;
                                    default -> null;
                                }));
    }

    @Test
    void anUnknownTypeIsRefused() {
        assertThatThrownBy(() -> new SourceColumn("area", "geography", "geography", null, true, null))
                .hasMessageContaining("geography");
    }

    @Test
    void anUnknownTableIsNamed() {
        assertThatThrownBy(() -> schema.table("petition")).hasMessageContaining("petition");
    }

    private static String asPublished(SourceTable table) {
        return table.columns().stream()
                .map(column -> column.name() + " " + warehouseType(column))
                .collect(Collectors.joining(", ", table.name() + ": ", ""));
    }

    /** The rules of the script that made those statements. */
    private static String warehouseType(SourceColumn column) {
        if (column.type().equals("enum")
                || List.of("hstore", "json", "jsonb", "text").contains(column.sqlType())
                || column.sqlType().contains("character varying")) {
            return "CHARACTER VARYING(max)";
        }
        return column.sqlType().equals("uuid") ? "CHAR(36)" : column.sqlType();
    }

    private static List<String> golden() throws IOException {
        try (InputStream file = SourceSchemaTest.class.getResourceAsStream("columns.golden")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }
}
