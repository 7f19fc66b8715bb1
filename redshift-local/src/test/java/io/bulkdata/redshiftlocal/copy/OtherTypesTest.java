package io.bulkdata.redshiftlocal.copy;

import static io.bulkdata.redshiftlocal.copy.CopyCase.column;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The guide's "Boolean type", "SUPER type", "VARBYTE type" and "Spatial" types. */
class OtherTypesTest {

    @ParameterizedTest
    @ValueSource(strings = {"t", "T", "true", "TRUE", "True", "y", "Y", "yes", "YES", "1"})
    void everySpellingOfTrueIsTrue(String text) throws Exception {
        assertThat(CopyCase.of(column(TargetColumn.Type.BOOLEAN))
                        .file(text + "\n")
                        .value())
                .isEqualTo("t");
    }

    @ParameterizedTest
    @ValueSource(strings = {"f", "F", "false", "FALSE", "n", "N", "no", "No", "0"})
    void everySpellingOfFalseIsFalse(String text) throws Exception {
        assertThat(CopyCase.of(column(TargetColumn.Type.BOOLEAN))
                        .file(text + "\n")
                        .value())
                .isEqualTo("f");
    }

    @ParameterizedTest
    @ValueSource(strings = {"on", "off", "2", "tru", "truely", "tt", "x", "falsehood"})
    void anythingElseIsNoTruthValue(String text) {
        assertThat(CopyCase.of(column(TargetColumn.Type.BOOLEAN))
                        .file(text + "\n")
                        .error())
                .extracting(LoadError::code, LoadError::reason, LoadError::type)
                .containsExactly(1210, "Unknown boolean format", "bool");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":[1,2.5e3,null,true,\"é\\n\"]}", " [ ] ", "\"text\"", "12", "null"})
    void superTakesAnyJsonValue(String json) throws Exception {
        assertThat(CopyCase.of(column(TargetColumn.Type.SUPER))
                        .delimited()
                        .file(json + "\n")
                        .value())
                .isEqualTo(json);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{a:1}", "text", "1 2", "{} x", "[1,]", "'a'", "{\"a\":1}}", "\ufeff{}", "// c"})
    void whatIsNoJsonIsNoSuper(String text) {
        assertThat(CopyCase.of(column(TargetColumn.Type.SUPER))
                        .delimited()
                        .file(text + "\n")
                        .error())
                .extracting(LoadError::code, LoadError::type)
                .containsExactly(1224, "super");
    }

    @Test
    void bytesAreHexadecimalDigits() throws Exception {
        TargetColumn varbyte = new TargetColumn("b", TargetColumn.Type.VARBYTE, 3, 0, 0, true);
        assertThat(CopyCase.of(varbyte).file("00fFa0\n").value()).isEqualTo("\\x00fFa0");
        assertThat(CopyCase.of(varbyte).file("00fFa000\n").error().code()).isEqualTo(1204);
        assertThat(CopyCase.of(varbyte).file("00f\n").error().code()).isEqualTo(1216);
        assertThat(CopyCase.of(varbyte).file("0g\n").error().reason())
                .isEqualTo("Invalid digit, Value 'g', Pos 1, Type: Varbyte");
    }

    @Test
    void shapesAreTextThatNobodyReads() throws Exception {
        String point = "0101000020E6100000000000000000F03F0000000000000040";
        CopyCase copy = CopyCase.of(column(TargetColumn.Type.GEOGRAPHY), column(TargetColumn.Type.GEOMETRY));
        assertThat(copy.file(point + ",POINT(1 2)\n").rows().get(0)).containsExactly(point, "POINT(1 2)");
    }
}
