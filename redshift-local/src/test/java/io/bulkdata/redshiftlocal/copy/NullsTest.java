package io.bulkdata.redshiftlocal.copy;

import static io.bulkdata.redshiftlocal.copy.CopyCase.character;
import static io.bulkdata.redshiftlocal.copy.CopyCase.column;
import static io.bulkdata.redshiftlocal.copy.CopyCase.notNull;
import static io.bulkdata.redshiftlocal.copy.CopyCase.varchar;
import static java.util.Arrays.asList;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The guide's "Data conversion parameters": NULL AS, EMPTYASNULL, BLANKSASNULL, FILLRECORD. */
class NullsTest {

    private static CopyCase mixed() {
        return CopyCase.of(
                varchar(20), character(20), column(TargetColumn.Type.INTEGER), column(TargetColumn.Type.TIMESTAMP));
    }

    @Test
    void emptyTextIsTextAndEmptyAnythingElseIsNull() throws Exception {
        assertThat(mixed().file(",,,\n\"\",\"\",\"\",\"\"\n").rows())
                .containsExactly(asList("", "", null, null), asList("", "", null, null));
    }

    @Test
    void emptyTextIsNullWhenAskedFor() throws Exception {
        assertThat(mixed().with(o -> o.emptyAsNull = true).file(",,,\n").rows())
                .containsExactly(asList(null, null, null, null));
        assertThat(mixed().with(o -> o.nullAs = "").file(",,,\n").rows())
                .containsExactly(asList(null, null, null, null));
    }

    @Test
    void blankTextIsTextUnlessAskedForAndBlankAnythingElseIsNull() throws Exception {
        assertThat(mixed().file(" , \t, ,  \n").rows()).containsExactly(asList(" ", " \t", null, null));
        assertThat(mixed().with(o -> o.blanksAsNull = true).file(" , \t, , \n").rows())
                .containsExactly(asList(null, null, null, null));
        assertThat(mixed().with(o -> o.blanksAsNull = true)
                        .file(" a,,1,2020-01-01 00:00:00\n")
                        .rows())
                .containsExactly(asList(" a", "", "1", "2020-01-01 00:00:00"));
    }

    @Test
    void theNullTextIsNullInEveryColumn() throws Exception {
        assertThat(mixed().file("\\N,\\N,\\N,\\N\n").rows()).containsExactly(asList(null, null, null, null));
        assertThat(mixed().with(o -> o.nullAs = "none")
                        .file("none,None,none,none\n")
                        .rows())
                .containsExactly(asList(null, "None", null, null));
        assertThat(CopyCase.of(varchar(9)).file("\\NN\n").value()).isEqualTo("\\NN");
    }

    @Test
    void nulIsNullWhenAskedForAndAlone() throws Exception {
        for (String nul : new String[] {"\\0", "\\000", "\0"}) {
            CopyCase copy = CopyCase.of(varchar(9), varchar(9)).with(o -> o.nullAs = nul);
            assertThat(copy.file("\0,\"\0\"\n").rows()).containsExactly(asList(null, null));
        }
        LoadError error = CopyCase.of(varchar(9))
                .with(o -> o.nullAs = "\\0")
                .file("a\0\n")
                .error();
        assertThat(error)
                .extracting(LoadError::code, LoadError::reason, LoadError::rawValue)
                .containsExactly(1218, "Invalid null byte - field longer than 1 byte", "a.");
    }

    @Test
    void nullIsRefusedWhereItMayNotBe() {
        LoadError error = CopyCase.of(varchar(9), notNull(column(TargetColumn.Type.BIGINT)))
                .file("a,\n")
                .error();
        assertThat(error)
                .extracting(LoadError::code, LoadError::reason, LoadError::column, LoadError::type)
                .containsExactly(1213, "Missing data for not-null field", "a_bigint", "int8");
        assertThat(CopyCase.of(notNull(varchar(9))).file("\\N\n").error().code())
                .isEqualTo(1213);
    }

    @Test
    void emptyTextIsNotMissing() throws Exception {
        assertThat(CopyCase.of(notNull(varchar(9)), varchar(9)).file(",a\n").rows())
                .containsExactly(asList("", "a"));
    }

    @Test
    void missingFieldsAreFilledWhenAskedFor() throws Exception {
        assertThat(mixed().with(o -> o.fillRecord = true).file("a\n").rows())
                .containsExactly(asList("a", null, null, null));
        CopyCase varchars = CopyCase.of(column(TargetColumn.Type.INTEGER), varchar(9), varchar(9));
        assertThat(varchars.with(o -> o.fillRecord = true).file("1\n").rows()).containsExactly(asList("1", "", ""));
        assertThat(varchars.with(o -> o.emptyAsNull = true).file("1,a\n").rows())
                .containsExactly(asList("1", "a", null));
    }

    @Test
    void aMissingFieldThatMayNotBeNullIsRefused() {
        LoadError error = CopyCase.of(varchar(9), notNull(column(TargetColumn.Type.DATE)))
                .with(o -> o.fillRecord = true)
                .file("a\n")
                .error();
        assertThat(error)
                .extracting(LoadError::code, LoadError::column, LoadError::rawValue)
                .containsExactly(1213, "a_date", "");
    }
}
