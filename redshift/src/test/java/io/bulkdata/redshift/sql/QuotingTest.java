package io.bulkdata.redshift.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class QuotingTest {

    @Property
    void anIdentifierReadsBackAsItself(
            @ForAll @StringLength(min = 1, max = 60) @CharRange(from = ' ', to = '~') @Chars({'"', 'é', '"'})
                    String name) {
        String sql = new SqlText().name(new Identifier(name)).toString();

        assertThat(sql).startsWith("\"").endsWith("\"");
        assertThat(unquote(sql, '"')).isEqualTo(name.toLowerCase(Locale.ROOT));
    }

    @Property
    void aLiteralReadsBackAsItself(@ForAll @CharRange(from = ' ', to = '~') @Chars({'\'', 'é', '☃'}) String text) {
        Assume.that(text.indexOf('\\') < 0);

        String sql = new SqlText().literal(text).toString();

        assertThat(sql).startsWith("'").endsWith("'");
        assertThat(unquote(sql, '\'')).isEqualTo(text);
    }

    @Property
    void anIdentifierIsNeverLongerThanRedshiftKeeps(
            @ForAll @StringLength(min = 1, max = 200) @Chars({'a', 'ß', '☃'}) String name) {
        boolean fits = name.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8).length <= Identifier.MAX_BYTES;

        if (fits) {
            assertThat(new Identifier(name).value()).hasSizeLessThanOrEqualTo(Identifier.MAX_BYTES);
        } else {
            assertThatThrownBy(() -> new Identifier(name)).hasMessageContaining("127 bytes");
        }
    }

    @Test
    void namesFoldToLowerCaseAsInTheWarehouse() {
        assertThat(new Identifier("Petitions")).isEqualTo(new Identifier("petitions"));
    }

    @Test
    void emptyNamesAndControlCharactersAreRefused() {
        assertThatThrownBy(() -> new Identifier("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Identifier("a\u0000b")).hasMessageContaining("a?b");
        assertThatThrownBy(() -> new Literal("a\nb")).hasMessageContaining("a?b");
    }

    @Test
    void backslashesAreRefusedAsServersReadThemDifferently() {
        assertThatThrownBy(() -> new Literal("it\\' OR 1=1")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void timesKeepTheirMicroseconds() {
        Instant time = Instant.parse("2026-11-20T01:43:46.123456Z");

        assertThat(Literal.of(time).value()).isEqualTo("2026-11-20 01:43:46.123456");
        assertThat(Literal.instant(Literal.of(time).value())).isEqualTo(time);
    }

    /** What a server reads: the outer quotes go, a doubled quote is one, a single one would end the text. */
    private static String unquote(String sql, char quote) {
        String inner = sql.substring(1, sql.length() - 1);
        String pair = String.valueOf(quote) + quote;
        assertThat(inner.replace(pair, "")).doesNotContain(String.valueOf(quote));
        return inner.replace(pair, String.valueOf(quote));
    }
}
