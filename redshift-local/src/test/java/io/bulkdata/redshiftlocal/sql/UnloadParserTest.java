package io.bulkdata.redshiftlocal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulkdata.redshiftlocal.copy.S3Location;
import io.bulkdata.redshiftlocal.unload.UnloadCommand;
import io.bulkdata.redshiftlocal.unload.UnloadOptions;
import io.bulkdata.redshiftlocal.unload.UnloadOptions.Compression;
import io.bulkdata.redshiftlocal.unload.UnloadOptions.Existing;
import io.bulkdata.redshiftlocal.unload.UnloadOptions.Format;
import io.bulkdata.redshiftlocal.unload.UnloadOptions.Manifesting;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnloadParserTest {

    private static final String START = "unload ('select 1') to 's3://b/k' ";
    private static final long MEGABYTE = 1 << 20;

    @Test
    void allOptionsInAnyOrder() {
        UnloadOptions options =
                options("maxfilesize as 0.5 gb partition by (\"A\", b) include extension 'txt' zstd header"
                        + " null as 'x' cleanpath parallel false region as 'eu-west-1' manifest verbose delimiter as '\\t'"
                        + " addquotes escape iam_role default");

        assertThat(options)
                .isEqualTo(new UnloadOptions(
                        Format.DELIMITED,
                        '\t',
                        List.of(),
                        true,
                        true,
                        true,
                        "x",
                        Compression.ZSTD,
                        Manifesting.VERBOSE,
                        List.of("A", "b"),
                        true,
                        Existing.DELETED,
                        false,
                        512 * MEGABYTE,
                        32 * MEGABYTE,
                        "txt",
                        "default",
                        "eu-west-1"));
    }

    @Test
    void defaultsAreRedshifts() {
        UnloadOptions options = options("iam_role default");
        assertThat(options.format()).isEqualTo(Format.DELIMITED);
        assertThat(options.delimiter()).isEqualTo('|');
        assertThat(options.nullAs()).isNull();
        assertThat(options.existing()).isEqualTo(Existing.REFUSED);
        assertThat(options.parallel()).isTrue();
        assertThat(options.manifest()).isEqualTo(Manifesting.NONE);
        assertThat(options.maximumFileBytes()).isEqualTo((long) (6.2 * 1024 * MEGABYTE));
        assertThat(options("iam_role default csv").delimiter()).isEqualTo(',');
        assertThat(options("iam_role default parquet rowgroupsize 128").rowGroupBytes())
                .isEqualTo(128 * MEGABYTE);
    }

    @Test
    void destinationIsABucketAndThePrefixOfKeys() {
        assertThat(((Action.Unload) action(START + "iam_role default")).command())
                .extracting(UnloadCommand::destination)
                .isEqualTo(new S3Location("b", "k"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "unload (select 1) to 's3://b/k' iam_role default~8~syntax error at or near \"select\"",
                "unload ('select 1') from 's3://b/k' iam_role default~20~syntax error at or near \"from\"",
                "unload ('select 1') to 's3://b' iam_role default~23~only s3:// is",
                "unload ('') to 's3://b/k' iam_role default~8~UNLOAD needs one query, not 0",
                "unload (E'select 1') to 's3://b/k' iam_role default~8~a plain string literal is required",
                "unload ('create index i on t(x)') to 's3://b/k' iam_role default~9~\"CREATE INDEX\" not supported",
                "unload ('select ''a'' limit 1') to 's3://b/k' iam_role default~22~Limit clause is not supported",
                "unload ($$select 'a' limit 1$$) to 's3://b/k' iam_role default~21~Limit clause is not supported",
                "unload ($q$select 'a' limit 1$q$) to 's3://b/k' iam_role default~22~Limit clause is not supported",
                "unload ('select 1') to 's3://b/k' iam_role default frobnicate~51~\"frobnicate\"",
                "unload ('select 1') to 's3://b/k' iam_role default partition (a)~61~syntax error at or near \"(\"",
                "unload ('select 1') to 's3://b/k' iam_role default partition by (a, a)~64~more than once",
                "unload ('select 1') to 's3://b/k' iam_role default parquet rowgroupsize 33.5~72~a whole number is required",
                "unload ('select 1') to 's3://b/k' iam_role default json csv~56~conflicting or redundant"
            })
    void refusalsNameTheirPlace(String sql, int offset, String message) {
        SqlRefusal refusal = ((Action.Refuse) action(sql)).refusal();
        assertThat(refusal).hasMessageContaining(message);
        assertThat(refusal.offset()).isEqualTo(offset);
    }

    @Property
    void placesOfTheQueryAreThoseOfTheWholeText(@ForAll boolean doubled, @ForAll String word) {
        String literal = "'" + word.replaceAll("[\0'$]", "''") + "'";
        String query = "select " + literal + ", here from t";
        String start = doubled ? "unload ('" : "unload ($$";
        String inside = doubled ? query.replace("'", "''") : query;
        String sql = start + inside + (doubled ? "'" : "$$") + ") to 's3://b/k' iam_role default";

        Action.Unload unload = (Action.Unload) action(sql);

        assertThat(unload.query().sql()).isEqualTo(query);
        int position = query.codePointCount(0, query.lastIndexOf("here")) + 1;
        assertThat(sql.substring(unload.query().offset(position))).startsWith("here");
    }

    private static UnloadOptions options(String options) {
        return ((Action.Unload) action(START + options)).command().options();
    }

    private static Action action(String sql) {
        return Script.parse(sql).statements().get(0).action();
    }
}
