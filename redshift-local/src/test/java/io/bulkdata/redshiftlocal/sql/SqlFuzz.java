package io.bulkdata.redshiftlocal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;

/** What must hold for any text at all that a client sends as SQL; called by the fuzzer and with its findings by a test. */
public final class SqlFuzz {

    private SqlFuzz() {}

    /**
     * Reads a text.
     *
     * @throws AssertionError when what must hold does not
     */
    public static void fuzzerTestOneInput(byte[] input) {
        String sql = new String(input, StandardCharsets.UTF_8);
        tokensCover(sql);
        Script script = Script.parse(sql);
        check(sql, script.rewritten());
        for (Statement statement : script.statements()) {
            check(sql, statement.rewritten());
            if (statement.action() instanceof Action.Refuse refuse) {
                assertThat(refuse.refusal().offset()).isBetween(-1, sql.length());
                assertThat(refuse.refusal().sqlState()).hasSize(5);
            }
        }
    }

    private static void tokensCover(String sql) {
        int end = 0;
        for (Token token : Tokenizer.tokens(sql)) {
            if (token.start() < end
                    || !sql.substring(token.start(), token.end()).equals(token.text())) {
                throw new AssertionError("Token out of order: " + token);
            }
            String between = sql.substring(end, token.start()).strip();
            if (!between.isEmpty() && !between.startsWith("--") && !between.startsWith("/*")) {
                throw new AssertionError("Lost before " + token + ": " + between);
            }
            end = token.end();
        }
    }

    private static void check(String sql, Rewritten rewritten) {
        String text = rewritten.text();
        int points = text.codePointCount(0, text.length());
        for (int position : new int[] {1, points / 2 + 1, points + 1}) {
            assertThat(rewritten.originalPosition(position)).isBetween(1, sql.length() + 1);
        }
    }
}
