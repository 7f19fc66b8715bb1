package io.bulkdata.redshiftlocal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTranslationTest {

    private static final Pattern SECRET =
            Pattern.compile("'§[^']*'|\"§[^\"]*\"|\\$\\$§[^$]*\\$\\$|/\\*§[^*]*\\*/|-- §[^§]*§");

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "select dateadd(mons, 1, d)~select date_add('month'::text, 1, d)",
                "select datediff('d', a, b)~select date_diff('d'::text, a, b)",
                "select extract(w from x)~select date_part('week'::text , x, true)",
                "select nvl2(a, b, c)~select CASE WHEN (a) IS NOT NULL THEN ( b) ELSE ( c) END",
                "select decode(a, 1, b, c)~select CASE (a) WHEN ( 1) THEN ( b) ELSE ( c) END",
                "select decode(a, null, b)~select CASE WHEN (a) IS NOT DISTINCT FROM ( null) THEN ( b) END",
                "select convert(varchar(max), nvl(a, 1))~select ( COALESCE(a, 1))::varchar(65535)",
                "select try_cast(a as int)~select try_cast((a )::text, NULL::integer, 'integer')",
                "select a::decimal, cast(b as dec)~select a::numeric(18,0), cast(b as numeric(18,0))",
                "select array(1), array(select 1)~select \"array\"(1), array(select 1)",
                "select c[0].a.b, t.c~select c[0]['a']['b'], t.c",
                "select listagg(a) within group (order by b) from t~select listagg(a    order by b) from t",
                "select approximate count(distinct a)~select  count(distinct a)",
                "select top 3 a from t~select   a from t LIMIT 3",
                "select a from t minus select 1~select a from t EXCEPT select 1",
                "select 1 union select top 1 2 order by 1~select 1 union (select   2 LIMIT 1) order by 1",
                "select current_user_id, t.current_user_id~select current_user_id(), t.current_user_id",
                "select dateadd(day, 1, decode(a, 'x', b))~"
                        + "select date_add('day'::text, 1, CASE (a) WHEN ( 'x') THEN ( b) END)"
            })
    void becomes(String redshift, String postgres) {
        assertThat(translate(redshift).rewritten().text().replaceAll(" +", " "))
                .isEqualTo(postgres.replaceAll(" +", " "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select s.dateadd(day, 1, x)",
                "select top, minus, qualify.a from t",
                "select date_trunc('month', a), to_date(b, 'YYYY')",
                "select (select a.b from a), x.array",
                "select pg_catalog.array_agg(relname) from pg_catalog.pg_class",
                "create function f() returns int as $$ select string_agg(a) $$ language sql",
                "select a as minus from t"
            })
    void leavesAlone(String sql) {
        assertThat(translate(sql).rewritten().text()).isEqualTo(sql);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select dateadd(fortnight, 1, x)",
                "select decode(a)",
                "select nvl2(a)",
                "select convert(a, b)",
                "select ratio_to_report(a) from t",
                "select try_cast(a)",
                "select top 1 a from t limit 1",
                "select a from t qualify",
                "with t as (select 1) select array_agg(a) from t",
                "select a from (select generate_series(1, 3) a from t) q"
            })
    void refuses(String sql) {
        assertThat(translate(sql).action()).isInstanceOf(Action.Refuse.class);
    }

    /** Strings, quoted names and comments come out as they went in. */
    @Property
    void whatIsNotCodeIsNeverChanged(@ForAll("queries") String sql) {
        Statement statement = translate(sql);
        if (!(statement.action() instanceof Action.Refuse)) {
            String text = statement.rewritten().text();
            List<String> after = secrets(text);
            // What is compared may be written more than once.
            assertThat(secrets(sql))
                    .allSatisfy(secret -> assertThat(after)
                            .as(text)
                            .filteredOn(secret::equals)
                            .hasSizeGreaterThanOrEqualTo(Collections.frequency(secrets(sql), secret)));
        }
    }

    @Property
    void everyPlaceOfTheNewTextIsOneOfTheOld(@ForAll("queries") String sql) {
        Rewritten rewritten = translate(sql).rewritten();
        for (int i = 1; i <= rewritten.text().length() + 1; i++) {
            assertThat(rewritten.originalPosition(i)).isBetween(1, sql.length() + 1);
        }
    }

    @Provide
    Arbitrary<String> queries() {
        return expression(3).map(e -> "select " + e + " -- §minus§\n as x, " + e + " from t");
    }

    private static Arbitrary<String> expression(int depth) {
        Arbitrary<String> leaf =
                Arbitraries.of("a", "t.b", "1", "'§dateadd(§'", "\"§nvl2§\"", "$$§qualify§$$", "/*§top 1§*/ 2");
        if (depth == 0) {
            return leaf;
        }
        Arbitrary<List<String>> parts = expression(depth - 1).list().ofSize(3);
        return Arbitraries.oneOf(
                leaf,
                parts.map(e -> "dateadd(day, " + e.get(0) + ", " + e.get(1) + ")"),
                parts.map(e -> "decode(" + String.join(", ", e) + ")"),
                parts.map(e -> "nvl2(" + String.join(", ", e) + ")"),
                parts.map(e -> "convert(int, " + e.get(0) + ")"),
                parts.map(e -> "try_cast(" + e.get(0) + " as varchar(max))"),
                parts.map(e -> "nvl(" + e.get(0) + ", sysdate)"),
                parts.map(e -> "listagg(" + e.get(0) + ") within group (order by " + e.get(1) + ") over ()"),
                parts.map(e -> "(select top 1 " + e.get(0) + " from t minus select " + e.get(1) + ")"),
                parts.map(
                        e -> "(select " + e.get(0) + ", rank() over () r from t qualify r = 1 and " + e.get(1) + ")"));
    }

    private static List<String> secrets(String sql) {
        return SECRET.matcher(sql).results().map(MatchResult::group).sorted().toList();
    }

    private static Statement translate(String sql) {
        return Script.parse(sql).statements().get(0);
    }
}
