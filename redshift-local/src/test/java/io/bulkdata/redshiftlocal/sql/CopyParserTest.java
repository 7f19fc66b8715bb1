package io.bulkdata.redshiftlocal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulkdata.redshiftlocal.copy.CopyCommand;
import io.bulkdata.redshiftlocal.copy.CopyFormat;
import io.bulkdata.redshiftlocal.copy.CopyOptions;
import io.bulkdata.redshiftlocal.copy.CopyOptions.CopyCompression;
import io.bulkdata.redshiftlocal.copy.CopyOptions.CopyEncoding;
import io.bulkdata.redshiftlocal.copy.S3Location;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CopyParserTest {

    private static final String START = "copy t from 's3://b/k' iam_role default ";

    @Test
    void allOptionsInAnyOrder() {
        CopyOptions options =
                options("region 'eu-west-1' dateformat 'auto' timeformat as 'epochsecs' roundec fillrecord"
                        + " maxerror as 7 gzip trimblanks emptyasnull blanksasnull truncatecolumns ignoreblanklines explicit_ids"
                        + " null as '\\\\N' acceptinvchars as '^' compupdate off statupdate on ignoreheader 2 quote as '%'"
                        + " format as csv delimiter '\\t' manifest noload encoding utf16 acceptanydate comprows 5");

        assertThat(options)
                .isEqualTo(new CopyOptions(
                        new CopyOptions.Files(true, CopyCompression.GZIP, CopyEncoding.UTF16, "default", "eu-west-1"),
                        new CopyFormat.Csv("\t", '%'),
                        new CopyOptions.Rows(2, true, true, true),
                        new CopyOptions.Values("\\N", true, true, true, true, true, "auto", "epochsecs", true, '^'),
                        new CopyOptions.Limits(7, true)));
    }

    @Test
    void defaultsAreRedshifts() {
        CopyOptions options = options("");
        assertThat(options.format()).isEqualTo(new CopyFormat.Delimited("|", false, false));
        assertThat(options.values().nullAs()).isEqualTo("\\N");
        assertThat(options.values().acceptInvChars()).isNull();
        assertThat(options("csv").format()).isEqualTo(new CopyFormat.Csv(",", '"'));
        assertThat(options("acceptinvchars csv").values().acceptInvChars()).isEqualTo('?');
        assertThat(options("compupdate preset statupdate").limits().maxError()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "format json 'auto'~Names[ignoreCase=false]",
                "json~Names[ignoreCase=false]",
                "format as json as 'auto ignorecase'~Names[ignoreCase=true]",
                "json 's3://b/paths'~Paths[file=s3://b/paths]",
                "json 'noshred'~Whole[]",
                "format avro 'auto'~Names[ignoreCase=false]"
            })
    void recordsFindTheirColumnsByNameByPathOrNotAtAll(String sql, String mapping) {
        assertThat(options(sql).format().toString()).endsWith("[mapping=" + mapping + "]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {"'\\t'~|9|", "'\\302\\247'~|167|", "'\\001'~|1|", "'||'~|124|124|", "'\\\\'~|92|"})
    void delimitersMayBeSeveralCharactersOrOctal(String sql, String codes) {
        CopyFormat.Delimited format =
                (CopyFormat.Delimited) options("delimiter as " + sql).format();
        StringBuilder shown = new StringBuilder("|");
        format.delimiter().codePoints().forEach(code -> shown.append(code).append('|'));
        assertThat(shown).hasToString(codes);
    }

    @Test
    void namesAndColumnsAreReadAsNames() {
        CopyCommand command = command("COPY S.\"T\" (A, \"b C\") FROM 's3://b/k' IAM_ROLE"
                + " 'arn:aws:iam::123456789012:role/a,arn:aws:iam::210987654321:role/b/c' CSV");
        assertThat(command.schema()).isEqualTo("s");
        assertThat(command.table()).isEqualTo("T");
        assertThat(command.columns()).containsExactly("a", "b C");
        assertThat(command.source()).isEqualTo(new S3Location("b", "k"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "copy t from 's3://b/k' csv~42601~24",
                "copy t from 's3://b/k' credentials 'x'~0A000~24",
                "copy t from 's3://b/k' access_key_id 'x'~0A000~24",
                "copy t from 's3://b/k' iam_role 'x'~42601~33",
                "copy t from 'emr://x' iam_role default~0A000~13",
                "copy t from stdin~0A000~13",
                "copy t to 's3://b/k'~0A000~8",
                "copy (select 1) to 's3://b/k'~0A000~6",
                "copy t (a, a) from 's3://b/k' iam_role default~42701~8",
                "copy t from 's3://b/k' iam_role default csv csv~42601~45",
                "copy t from 's3://b/k' iam_role default gzip zstd~42601~46",
                "copy t from 's3://b/k' iam_role default json 'other'~42601~46",
                "copy t from 's3://b/k' iam_role default json 'auto' escape~0A000~53",
                "copy t from 's3://b/k' iam_role default csv delimiter 'ab'~0A000~45",
                "copy t from 's3://b/k' iam_role default ignoreallerrors maxerror 3~42601~57",
                "copy t from 's3://b/k' iam_role default format orc~0A000~48",
                "copy t from 's3://b/k' iam_role default fixedwidth 'a:3'~0A000~41",
                "copy t from 's3://b/k' iam_role default format shapefile~0A000~48",
                "copy t from 's3://b/k' iam_role default quote '%'~0A000~41",
                "copy t from 's3://b/k' iam_role default maxerror 100001~42601~50",
                "copy t from 's3://b/k' iam_role default delimiter ''~42601~51",
                "copy t from 's3://b/k' iam_role default ignoreheader~42601~53",
                "copy t from 's3://b/k' iam_role default region 'x'~42601~48",
                "copy t from 's3://b/k' iam_role default encoding latin1~42601~50",
                "copy t from 's3://b/k' iam_role default compupdate maybe~42601~52",
                "copy t from $1 iam_role default~42601~13"
            })
    void refusesAtItsPlace(String sql, String sqlState, int position) {
        Statement statement = Script.parse(sql).statements().get(0);
        SqlRefusal refusal = ((Action.Refuse) statement.action()).refusal();

        assertThat(refusal.sqlState()).as(refusal.getMessage()).isEqualTo(sqlState);
        assertThat(statement.position(refusal.offset())).isEqualTo(position);
    }

    private static CopyOptions options(String options) {
        return command(START + options).options();
    }

    private static CopyCommand command(String sql) {
        Action action = Script.parse(sql).statements().get(0).action();
        assertThat(action).isInstanceOf(Action.Load.class);
        return ((Action.Load) action).command();
    }
}
