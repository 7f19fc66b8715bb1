package io.bulkdata.redshiftlocal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulkdata.redshiftlocal.copy.CopyCommand;
import io.bulkdata.redshiftlocal.copy.CopyOptions;
import io.bulkdata.redshiftlocal.copy.CopyOptions.CopyCompression;
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
                        + " format as csv delimiter '\\t' manifest noload encoding utf8");

        assertThat(options)
                .isEqualTo(new CopyOptions(
                        true,
                        CopyOptions.Format.CSV,
                        '\t',
                        '%',
                        2,
                        CopyCompression.GZIP,
                        "\\N",
                        true,
                        true,
                        true,
                        true,
                        true,
                        true,
                        true,
                        true,
                        true,
                        7,
                        "auto",
                        "epochsecs",
                        '^',
                        "default",
                        "eu-west-1"));
    }

    @Test
    void defaultsAreRedshifts() {
        CopyOptions options = options("");
        assertThat(options.delimiter()).isEqualTo('|');
        assertThat(options.nullAs()).isEqualTo("\\N");
        assertThat(options.acceptInvChars()).isNull();
        assertThat(options("csv").delimiter()).isEqualTo(',');
        assertThat(options("acceptinvchars csv").acceptInvChars()).isEqualTo('?');
        assertThat(options("compupdate preset statupdate").maxError()).isZero();
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
                "copy t from 's3://b/k' iam_role default json 'auto'~0A000~41",
                "copy t from 's3://b/k' iam_role default format parquet~0A000~48",
                "copy t from 's3://b/k' iam_role default quote '%'~42601~24",
                "copy t from 's3://b/k' iam_role default maxerror 100001~42601~50",
                "copy t from 's3://b/k' iam_role default delimiter 'ab'~42601~51",
                "copy t from 's3://b/k' iam_role default ignoreheader~42601~53",
                "copy t from 's3://b/k' iam_role default region 'x'~42601~48",
                "copy t from 's3://b/k' iam_role default encoding latin1~0A000~50",
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
