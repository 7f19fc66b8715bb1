package io.bulkdata.redshift.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulkdata.core.export.Compression;
import io.bulkdata.redshift.sql.CopyOption.Name;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CopyInputTest {

    private static final FieldMapping AUTO = FieldMapping.ByName.EXACT;

    @Test
    void separatorsAreWrittenWhereTheyAreNotTheUsualOnes() {
        assertThat(options(new CopyFormat.Csv('\t', '\'', false)))
                .isEqualTo("FORMAT CSV DELIMITER '\\011' QUOTE '''' TIMEFORMAT 'auto' DATEFORMAT 'auto' EMPTYASNULL"
                        + " COMPUPDATE OFF STATUPDATE OFF");
        assertThat(options(new CopyFormat.Text('|', true), option(Name.ESCAPE, "true")))
                .isEqualTo("DELIMITER '|' IGNOREHEADER 1 TIMEFORMAT 'auto' DATEFORMAT 'auto' EMPTYASNULL"
                        + " COMPUPDATE OFF STATUPDATE OFF ESCAPE");
    }

    @Test
    void formatsThatTellEmptyFromMissingKeepTheDifference() {
        String plain = " TIMEFORMAT 'auto' DATEFORMAT 'auto' COMPUPDATE OFF STATUPDATE OFF";

        assertThat(options(new CopyFormat.Json(AUTO))).isEqualTo("FORMAT JSON 'auto'" + plain);
        assertThat(options(new CopyFormat.Json(FieldMapping.ByName.IGNORING_CASE)))
                .isEqualTo("FORMAT JSON 'auto ignorecase'" + plain);
        assertThat(options(new CopyFormat.Json(new FieldMapping.Paths(new S3Uri("lists", "paths.json")))))
                .isEqualTo("FORMAT JSON 's3://lists/paths.json'" + plain);
        assertThat(options(new CopyFormat.Avro(AUTO))).isEqualTo("FORMAT AVRO 'auto'" + plain);
    }

    @Test
    void columnarFormatsGetOnlyWhatCopyTakesWithThem() {
        assertThat(options(CopyFormat.Columnar.PARQUET)).isEqualTo("FORMAT PARQUET STATUPDATE OFF");
        assertThat(options(CopyFormat.Columnar.ORC, option(Name.FILLRECORD, "true")))
                .isEqualTo("FORMAT ORC STATUPDATE OFF FILLRECORD");
    }

    @Test
    void anOptionTakesThePlaceOfItsDefault() {
        assertThat(options(
                        CopyFormat.Csv.WITH_HEADER,
                        option(Name.TIMEFORMAT, "epochsecs"),
                        option(Name.EMPTYASNULL, "false"),
                        option(Name.COMPUPDATE, "preset"),
                        option(Name.ACCEPTINVCHARS, "?"),
                        option(Name.MAXERROR, "10"),
                        option(Name.NULL, "n/a"),
                        option(Name.ENCODING, "utf16"),
                        option(Name.TRUNCATECOLUMNS, "true")))
                .isEqualTo(
                        "FORMAT CSV IGNOREHEADER 1 TIMEFORMAT 'epochsecs' DATEFORMAT 'auto' COMPUPDATE PRESET"
                                + " STATUPDATE OFF ACCEPTINVCHARS '?' MAXERROR 10 NULL AS 'n/a' ENCODING UTF16 TRUNCATECOLUMNS");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "ACCEPTINVCHARS;??",
                "MAXERROR;100001",
                "MAXERROR;-1",
                "MAXERROR;1 CREDENTIALS",
                "STATUPDATE;OFF CREDENTIALS",
                "COMPUPDATE;maybe",
                "ENCODING;LATIN9",
                "TIMEFORMAT;a\\' CREDENTIALS",
                "TRUNCATECOLUMNS;false",
            })
    void valuesThatAreNoneAreRefused(Name name, String value) {
        assertThatThrownBy(() -> option(name, value)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void optionsThatDoNotGoTogetherAreRefused() {
        assertThatThrownBy(() -> options(new CopyFormat.Json(AUTO), option(Name.ESCAPE, "true")))
                .hasMessage("ESCAPE does not go with JSON");
        assertThatThrownBy(() -> options(CopyFormat.Columnar.PARQUET, option(Name.MAXERROR, "1")))
                .hasMessage("MAXERROR does not go with PARQUET");
        assertThatThrownBy(() -> options(
                        CopyFormat.Csv.WITH_HEADER, option(Name.MAXERROR, "1"), option(Name.IGNOREALLERRORS, "true")))
                .hasMessage("MAXERROR and IGNOREALLERRORS exclude each other");
        assertThatThrownBy(() -> Name.of("CREDENTIALS")).hasMessage("no option that a rule may give: CREDENTIALS");
        assertThatThrownBy(() -> Name.of("noload")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CopyFormat.Csv('a', '"', true)).hasMessageContaining("delimiter");
        assertThatThrownBy(() -> new CopyFormat.Csv('"', '"', true)).hasMessageContaining("both");
    }

    @Test
    void withoutAColumnListCopyTakesTheTables() {
        Copy copy = new Copy(
                QualifiedTable.of("public", "events"),
                List.of(),
                new S3Uri("lists", "m"),
                new CopyInput(CopyFormat.Columnar.PARQUET, List.of()),
                Compression.NONE,
                CopyRole.DEFAULT,
                "eu-central-1");

        assertThat(SqlRenderer.render(copy))
                .isEqualTo("COPY \"public\".\"events\" FROM 's3://lists/m' IAM_ROLE default MANIFEST FORMAT PARQUET"
                        + " STATUPDATE OFF");
    }

    private static CopyOption option(Name name, String value) {
        return new CopyOption(name, value);
    }

    private static String options(CopyFormat format, CopyOption... options) {
        SqlText sql = new SqlText();
        format.writeTo(sql);
        new CopyInput(format, List.of(options)).writeOptions(sql);
        return sql.toString();
    }
}
