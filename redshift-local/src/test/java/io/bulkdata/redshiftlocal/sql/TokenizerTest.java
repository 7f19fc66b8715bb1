package io.bulkdata.redshiftlocal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TokenizerTest {

    @Test
    void stringsNamesAndCommentsHideWhatIsInThem() {
        assertThat(texts("a 'b;''c' \"d;\"\"e\" -- f;\n /* g; /* h; */ */ $x$ i; $$ $x$ $1 E'j\\';k' 1.5e-3 #t"))
                .containsExactly(
                        "a", "'b;''c'", "\"d;\"\"e\"", "$x$ i; $$ $x$", "$1", "E'j\\';k'", "1.5e-3", "#", "t", "");
    }

    @Test
    void whatHasNoEndReachesToTheEnd() {
        for (String open : List.of("'a;", "\"a;", "$$ a;", "E'a\\", "/* a;")) {
            assertThat(Script.parse(open).statements()).as(open).hasSizeLessThanOrEqualTo(1);
        }
    }

    @Property
    void tokensLieInOrderAndLoseNothingButBlanksAndComments(@ForAll("sql") String sql) {
        int end = 0;
        for (Token token : Tokenizer.tokens(sql)) {
            assertThat(token.start()).isGreaterThanOrEqualTo(end);
            assertThat(sql.substring(token.start(), token.end())).isEqualTo(token.text());
            String between = sql.substring(end, token.start()).strip();
            assertThat(between.isEmpty() || between.startsWith("--") || between.startsWith("/*"))
                    .isTrue();
            end = token.end();
        }
    }

    @Property
    void anyTextIsAScriptWhoseUntouchedFormIsTheSame(@ForAll("sql") String sql) {
        Script script = Script.parse("SELECT 1 AS " + sql.replace("#", "").replaceAll("(?i)sysdate|nvl", "x"));
        if (script.statements().size() == 1 && script.statements().get(0).action() instanceof Action.Pass) {
            assertThat(script.rewritten().text()).endsWith(sql.replace("#", "").replaceAll("(?i)sysdate|nvl", "x"));
        }
    }

    @Provide
    Arbitrary<String> sql() {
        return Arbitraries.of(
                        "'",
                        "\"",
                        "$",
                        "$$",
                        "$a$",
                        "--",
                        "\n",
                        "/*",
                        "*/",
                        ";",
                        "(",
                        ")",
                        "a",
                        "COPY",
                        "E'",
                        "\\",
                        " ",
                        "1",
                        ".",
                        "e",
                        "#",
                        "sysdate",
                        "nvl",
                        "ä",
                        "😀",
                        "COPY t FROM ",
                        "'s3://b/k'",
                        ",")
                .list()
                .ofMaxSize(40)
                .map(parts -> String.join("", parts));
    }

    private static List<String> texts(String sql) {
        return Tokenizer.tokens(sql).stream().map(Token::text).toList();
    }
}
