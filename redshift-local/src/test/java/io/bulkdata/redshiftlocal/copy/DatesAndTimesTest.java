package io.bulkdata.redshiftlocal.copy;

import static io.bulkdata.redshiftlocal.copy.CopyCase.column;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The guide's "DATEFORMAT and TIMEFORMAT strings" and "Using automatic recognition with DATEFORMAT and TIMEFORMAT". */
class DatesAndTimesTest {

    private static CopyCase delimited(TargetColumn.Type type, String text) {
        return CopyCase.of(column(type)).delimited().file(text + "\n");
    }

    @ParameterizedTest
    @CsvSource({
        "DATE, 2020-02-29, 2020-02-29",
        "DATE, 0001-01-01, 0001-01-01",
        "DATE, 2020-02-29 10:11:12, 2020-02-29",
        "DATE, 2020-02-29T10:11:12.5+02, 2020-02-29",
        "TIME, 23:59:59.123456, 23:59:59.123456",
        "TIMETZ, 10:00:00-8:00, 10:00:00-08:00",
        "TIMETZ, 10:00:00, 10:00:00+00:00",
        "TIMESTAMP, 2020-02-29 10:11:12, 2020-02-29 10:11:12",
        "TIMESTAMP, 2020-02-29 10:11:12.5, 2020-02-29 10:11:12.5",
        "TIMESTAMP, 2020-02-29 10:11:12.000001, 2020-02-29 10:11:12.000001",
        "TIMESTAMPTZ, 2020-02-29 10:11:12.5+0530, 2020-02-29 10:11:12.500000+05:30",
        "TIMESTAMPTZ, 2020-02-29 10:11:12-08, 2020-02-29 10:11:12-08:00",
        "TIMESTAMPTZ, 2020-02-29 10:11:12, 2020-02-29 10:11:12+00:00"
    })
    void theDefaultFormatsAreRead(TargetColumn.Type type, String text, String value) throws Exception {
        assertThat(delimited(type, text).value()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2019-02-29 10:11:12",
                "2020-13-01 10:11:12",
                "2020-00-01 10:11:12",
                "0000-01-01 10:11:12",
                "2020-01-01 24:00:00",
                "2020-01-01 23:60:00",
                "2020-01-01 23:59:60",
                "2020-01-01 23:59:59.",
                "2020-01-01 23:59:59.1234567",
                "2020-01-01 23:59:59Z",
                "2020-01-01 23:59:59 UTC",
                "2020-01-01T23:59:59",
                "2020-01-01",
                "2020-1-1 1:1:1",
                "now",
                "infinity",
                "1580000000"
            })
    void timestampsOfAnyOtherShapeAreRefused(String text) {
        assertThat(delimited(TargetColumn.Type.TIMESTAMP, text).error())
                .extracting(LoadError::code, LoadError::reason)
                .containsExactly(1206, "Invalid timestamp format or value [YYYY-MM-DD HH24:MI:SS]");
    }

    @ParameterizedTest
    @CsvSource({
        "2020-1-1, Invalid Date Format - length must be 10 or more",
        "2019-02-29, Invalid Date Format [YYYY-MM-DD]",
        "01/02/2020, Invalid Date Format [YYYY-MM-DD]",
        "2020-01-01x, Invalid Date Format [YYYY-MM-DD]"
    })
    void datesOfAnyOtherShapeAreRefused(String text, String reason) {
        assertThat(delimited(TargetColumn.Type.DATE, text).error())
                .extracting(LoadError::code, LoadError::reason)
                .containsExactly(1205, reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "MM/DD/YYYY; 03/31/2003; 2003-03-31",
                "MM/DD/YYYY; 3/1/2003; 2003-03-01",
                "MON DD, YYYY; March 31, 2003; 2003-03-31",
                "MON-DD-YYYY; jan-01-1999; 1999-01-01",
                "YYMMDD; 690228; 2069-02-28",
                "YYMMDD; 700228; 1970-02-28",
                "YYYYMMDDHHMISS; 20030331235959; 2003-03-31"
            })
    void datesOfAFormatAreRead(String format, String text, String value) throws Exception {
        assertThat(delimited(TargetColumn.Type.DATE, text)
                        .with(o -> o.dateFormat = format)
                        .value())
                .isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "MM.DD.YYYY HH:MI:SS, 03.31.2003 18:45:05.123456, 2003-03-31 18:45:05.123456",
        "YYYY-MM-DDTHH:MI:SS, 2003-03-31T18:45:05, 2003-03-31 18:45:05",
        "YYYY-MM-DD HH12:MI:SS AM, 2003-03-31 12:45:05 am, 2003-03-31 00:45:05",
        "YYYY-MM-DD HH12:MI:SS PM, 2003-03-31 01:45:05 PM, 2003-03-31 13:45:05",
        "auto, 2019-02-11T05:09:12.195Z, 2019-02-11 05:09:12.195000",
        "auto, 19960108 040809, 1996-01-08 04:08:09",
        "auto, 960108 040809, 1996-01-08 04:08:09",
        "auto, 1996-01-08 04:05:06.789, 1996-01-08 04:05:06.789000",
        "auto, 17 Dec 07:37:16 1997 UTC, 1997-12-17 07:37:16",
        "auto, 12/17/1997 07:37:16.00 GMT, 1997-12-17 07:37:16",
        "auto, 1997-12-17 07:37:16-08, 1997-12-17 07:37:16",
        "auto, 1997-12-17, 1997-12-17 00:00:00",
        "auto, J2451187, 1999-01-08 00:00:00",
        "auto, 1996.008, 1996-01-08 00:00:00",
        "epochsecs, 1580000000, 2020-01-26 00:53:20",
        "epochsecs, -1, 1969-12-31 23:59:59",
        "epochmillisecs, 1580000000123, 2020-01-26 00:53:20.123000"
    })
    void timestampsOfAFormatAreRead(String format, String text, String value) throws Exception {
        assertThat(delimited(TargetColumn.Type.TIMESTAMP, text)
                        .with(o -> o.timeFormat = format)
                        .value())
                .isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "auto, J245118",
        "auto, J9999999",
        "auto, 1997.366",
        "auto, 2020-02-30",
        "epochsecs, 1580000000.5",
        "epochsecs, x",
        "epochsecs, 99999999999999999",
        "epochmillisecs, -",
        "YYYY-MM-DD HH12:MI:SS PM, 2003-03-31 13:45:05 PM",
        "YYYY-MM-DD, 2003-03-31 13:45:05"
    })
    void whatAFormatDoesNotReadIsRefused(String format, String text) {
        assertThat(delimited(TargetColumn.Type.TIMESTAMP, text)
                        .with(o -> o.timeFormat = format)
                        .error()
                        .reason())
                .isEqualTo("Invalid timestamp format or value [" + format + "]");
    }

    @Test
    void automaticRecognitionKeepsTheOffsetWhereThereIsRoomForOne() throws Exception {
        CopyCase copy = delimited(TargetColumn.Type.TIMESTAMPTZ, "1997-12-17 07:37:16-08")
                .with(o -> o.timeFormat = "auto");
        assertThat(copy.value()).isEqualTo("1997-12-17 07:37:16-08:00");
    }

    @Test
    void aFormatThatCopyDoesNotKnowIsRefusedBeforeAnythingIsRead() {
        assertThatThrownBy(() ->
                        delimited(TargetColumn.Type.TIMESTAMP, "").with(o -> o.timeFormat = "YYYY-MM-DD TZ").stream())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'YYYY-MM-DD TZ'");
        assertThatThrownBy(() -> delimited(TargetColumn.Type.DATE, "").with(o -> o.dateFormat = "epochsecs").stream())
                .hasMessage("Not a DATEFORMAT: 'epochsecs'");
    }
}
