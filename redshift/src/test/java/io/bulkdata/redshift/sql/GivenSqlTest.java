package io.bulkdata.redshift.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GivenSqlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM raw.events WHERE day < '2026-01-01'",
                "-- commit;\ninsert into a select ';' from b where c = 'it''s; commit'",
                "/* truncate x; */ UPDATE a SET \"end;\" = 1 -- rollback",
                "  MERGE INTO a USING b ON a.id = b.id REMOVE DUPLICATES",
                "GRANT SELECT ON a TO GROUP commit_readers",
            })
    void oneStatementThatLeavesTheTransactionOpenIsTaken(String text) {
        assertThat(SqlRenderer.render(new Command.RuleStatement(new GivenSql(text))))
                .isEqualTo(text.strip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "COMMIT",
                "commit",
                "/* x */ Rollback",
                "-- x\nEND",
                "BEGIN",
                "ABORT",
                "START TRANSACTION",
                "TRUNCATE a",
                "VACUUM",
                "CALL cleanup()",
                "SET autocommit = on",
                "COPY a FROM 's3://x' CREDENTIALS 'y'",
                "SELECT 1",
                "DELETE FROM a; COMMIT",
                "DELETE FROM a;",
                "DELETE FROM a WHERE b = 'x' /* ' */; COMMIT",
                "DELETE FROM a WHERE b = '\\'; COMMIT; --'",
                "DELETE FROM a -- \r; COMMIT",
                "DELETE FROM a /* /* */ ; COMMIT --*/ */",
                "DELETE FROM a WHERE b = $$ ' $$; COMMIT --'",
                "DELETE FROM a WHERE b = 'open",
                "DELETE FROM a /* open",
                "-- only a comment",
                "{call cleanup()}",
                "(TRUNCATE a)",
                " ",
            })
    void whatCouldEndTheTransactionIsRefused(String text) {
        assertThatThrownBy(() -> new GivenSql(text)).isInstanceOf(IllegalArgumentException.class);
    }

    /** However a second statement is hidden among quotes and comments: what is taken apart by hand from the left has no second one. */
    @Property
    void aSemicolonOutsideOfQuotesAndCommentsIsNeverTaken(@ForAll("pieces") String tail) {
        String text = "DELETE FROM a " + tail;
        try {
            new GivenSql(text);
        } catch (IllegalArgumentException e) {
            return;
        }
        assertThat(Peeled.of(text)).doesNotContain(";");
    }

    @Provide
    Arbitrary<String> pieces() {
        return Arbitraries.of("'", "\"", ";", "--", "/*", "*/", "\n", "\r", " ", "commit", "\\", "$$", "''", "x")
                .list()
                .ofMaxSize(14)
                .map(parts -> String.join("", parts));
    }

    /** SQL without quotes and comments, by one expression: another way than the one that is tested. */
    private static final class Peeled {
        static String of(String sql) {
            return sql.replaceAll("(?s)--[^\\r\\n]*|/\\*.*?\\*/|'[^']*'|\"[^\"]*\"", " ");
        }
    }
}
