package io.bulkdata.redshiftlocal.copy;

import static io.bulkdata.redshiftlocal.copy.CopyCase.column;
import static io.bulkdata.redshiftlocal.copy.CopyCase.decimal;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The guide's "Numeric types", ROUNDEC of "Data conversion parameters", and "Load error reference". */
class NumbersTest {

    @ParameterizedTest
    @CsvSource({
        "SMALLINT, -32768",
        "SMALLINT, 32767",
        "INTEGER, -2147483648",
        "INTEGER, 2147483647",
        "BIGINT, -9223372036854775808",
        "BIGINT, 9223372036854775807",
        "INTEGER, 007",
        "INTEGER, -0",
        "INTEGER, +5",
        "INTEGER, 0000000000000000000000000005",
        "REAL, 12.123",
        "REAL, 1.0E4",
        "REAL, -3.4e38",
        "DOUBLE, .5",
        "DOUBLE, 5.",
        "DOUBLE, 1e-300",
        "DOUBLE, 0e-999",
        "DOUBLE, 123456789012345678901234567890123456789012"
    })
    void numbersThatFitAreKeptAsTheyAre(TargetColumn.Type type, String number) throws Exception {
        assertThat(CopyCase.of(column(type)).file(number + "\n").value()).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({
        "SMALLINT, 32768, Short valid range -32768 to 32767",
        "SMALLINT, -32769, Short valid range -32768 to 32767",
        "INTEGER, 2147483648, Integer valid range -2147483648 to 2147483647",
        "BIGINT, 9223372036854775808, Long valid range -9223372036854775808 to 9223372036854775807",
        "BIGINT, -99999999999999999999, Long valid range -9223372036854775808 to 9223372036854775807"
    })
    void wholeNumbersThatDoNotFitAreRefused(TargetColumn.Type type, String number, String range) {
        assertThat(CopyCase.of(column(type)).file(number + "\n").error())
                .extracting(LoadError::code, LoadError::reason)
                .containsExactly(1222, "Overflow (" + range + ")");
    }

    @ParameterizedTest
    @CsvSource({
        "SMALLINT, x, x, 0, Short",
        "INTEGER, 12.5, ., 2, Integer",
        "INTEGER, -, -, 0, Integer",
        "INTEGER, 1_000, _, 1, Integer",
        "INTEGER, 0x1F, x, 1, Integer",
        "INTEGER, '12 ', ' ', 2, Integer",
        "BIGINT, 1234567890123456789é, ., 19, Long",
        "DECIMAL, 1e5, e, 1, Decimal",
        "DECIMAL, ., ., 0, Decimal",
        "DECIMAL, -, -, 0, Decimal",
        "DECIMAL, 1.2.3, ., 3, Decimal",
        "REAL, NaN, N, 0, Float",
        "DOUBLE, 1e, e, 1, Double",
        "DOUBLE, e5, e, 0, Double",
        "DOUBLE, Infinity, I, 0, Double"
    })
    void whatIsNoNumberIsRefusedWithItsPlace(
            TargetColumn.Type type, String text, String digit, int position, String name) {
        TargetColumn column = type == TargetColumn.Type.DECIMAL ? decimal(9, 2) : column(type);
        assertThat(CopyCase.of(column).file(text + "\n").error())
                .extracting(LoadError::code, LoadError::reason, LoadError::rawValue)
                .containsExactly(
                        1207, "Invalid digit, Value '" + digit + "', Pos " + position + ", Type: " + name, text);
    }

    @ParameterizedTest
    @CsvSource({"REAL, 1e39", "REAL, 1e-60", "DOUBLE, 1e309", "DOUBLE, -1e999", "DOUBLE, 1e-400"})
    void floatsOutOfRangeAreRefused(TargetColumn.Type type, String number) {
        assertThat(CopyCase.of(column(type)).file(number + "\n").error().code()).isEqualTo(1208);
    }

    @ParameterizedTest
    @CsvSource({
        "8, 2, 20.259, 20.25, 20.26",
        "8, 2, -20.255, -20.25, -20.26",
        "8, 2, 20.2, 20.2, 20.2",
        "8, 2, 20, 20, 20",
        "8, 2, .5, .5, .5",
        "8, 0, .9, 0, 1",
        "8, 0, -.9, -0, -1",
        "8, 0, 5., 5., 5.",
        "8, 2, 00000000020.259, 00000000020.25, 20.26",
        "38, 20, 123456789012345678.123456789012345678905, 123456789012345678.12345678901234567890, "
                + "123456789012345678.12345678901234567891"
    })
    void decimalsAreCutToTheirScaleOrRoundedWhenAskedFor(
            int precision, int scale, String text, String cut, String rounded) throws Exception {
        CopyCase copy = CopyCase.of(decimal(precision, scale)).file(text + "\n");
        assertThat(copy.value()).isEqualTo(cut);
        assertThat(copy.with(o -> o.roundec = true).value()).isEqualTo(rounded);
    }

    @Test
    void decimalsThatThePrecisionHasNoRoomForAreRefused() throws Exception {
        LoadError error = CopyCase.of(decimal(5, 2)).file("1000\n").error();
        assertThat(error)
                .extracting(LoadError::code, LoadError::reason, LoadError::type, LoadError::columnLength)
                .containsExactly(1204, "Overflow for NUMERIC(5,2)", "numeric", "5, 2");
        CopyCase nearly = CopyCase.of(decimal(5, 2)).file("999.995\n");
        assertThat(nearly.value()).isEqualTo("999.99");
        assertThat(nearly.with(o -> o.roundec = true).error().code()).isEqualTo(1204);
    }
}
