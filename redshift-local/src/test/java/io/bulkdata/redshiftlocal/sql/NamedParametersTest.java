package io.bulkdata.redshiftlocal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Management Guide, "Running SQL statements with parameters when calling the Amazon Redshift Data API". */
class NamedParametersTest {

    /** A piece of SQL, what is left of it, and the name of the parameter that it is; empty for none. */
    private record Piece(String source, String sql, String name) {}

    @Test
    void parametersBecomeQuestionMarksInTheirOrder() {
        NamedParameters scanned = NamedParameters.scan("SELECT :a, f(:b_2), :a FROM t WHERE x=:C");

        assertThat(scanned.sql()).isEqualTo("SELECT ?, f(?), ? FROM t WHERE x=?");
        assertThat(scanned.names()).containsExactly("a", "b_2", "a", "C");
    }

    @Test
    void castsAreNoParameters() {
        NamedParameters scanned = NamedParameters.scan("SELECT '1'::int, :x::date");

        assertThat(scanned.sql()).isEqualTo("SELECT '1'::int, ?::date");
        assertThat(scanned.names()).containsExactly("x");
    }

    @Test
    void stringsNamesAndCommentsHaveNoParameters() {
        String sql = "SELECT ':a', \":b\", $$:c$$ /* :d */ -- :e\n, E'\\':f'";

        assertThat(NamedParameters.scan(sql)).isEqualTo(new NamedParameters(sql, List.of()));
    }

    @Test
    void loneColonIsNoParameter() {
        assertThat(NamedParameters.scan("SELECT a : , 1").names()).isEmpty();
    }

    @Property
    void whatIsNoParameterStaysWhateverStandsAround(@ForAll("pieces") List<Piece> pieces) {
        String source = pieces.stream().map(Piece::source).collect(Collectors.joining(" "));
        List<String> names = new ArrayList<>();
        pieces.stream().map(Piece::name).filter(name -> !name.isEmpty()).forEach(names::add);

        NamedParameters scanned = NamedParameters.scan(source);

        assertThat(scanned.sql()).isEqualTo(pieces.stream().map(Piece::sql).collect(Collectors.joining(" ")));
        assertThat(scanned.names()).isEqualTo(names);
    }

    @Property
    void anyTextIsScannedAndOnlyShortened(@ForAll String source) {
        NamedParameters scanned = NamedParameters.scan(source);

        assertThat(scanned.sql().length()).isLessThanOrEqualTo(source.length());
        assertThat(scanned.names()).allMatch(name -> name.matches("[0-9a-zA-Z_]+"));
    }

    @Provide
    Arbitrary<List<Piece>> pieces() {
        Arbitrary<String> inside =
                Arbitraries.strings().withChars(":abc?;- ").ofMinLength(0).ofMaxLength(8);
        Arbitrary<Piece> strings = inside.map(text -> same("'" + text + "'"));
        Arbitrary<Piece> quotedNames = inside.map(text -> same("\"" + text + "\""));
        Arbitrary<Piece> dollars = inside.map(text -> same("$tag$" + text + "$tag$"));
        Arbitrary<Piece> comments = inside.map(text -> same("/*" + text + "*/"));
        Arbitrary<Piece> lines = inside.map(text -> same("--" + text + "\n"));
        Arbitrary<String> words = Arbitraries.of("SELECT", "x::int", "a.b", "1.5", "(", "), ", ":: date", "t;");
        return Arbitraries.oneOf(List.of(
                        strings,
                        quotedNames,
                        dollars,
                        comments,
                        lines,
                        words.map(NamedParametersTest::same),
                        parameters()))
                .list()
                .ofMaxSize(12);
    }

    private static Arbitrary<Piece> parameters() {
        return Arbitraries.strings()
                .withChars("abcXYZ019_")
                .ofMinLength(1)
                .ofMaxLength(6)
                .map(name -> new Piece(":" + name, "?", name));
    }

    private static Piece same(String text) {
        return new Piece(text, text, "");
    }
}
