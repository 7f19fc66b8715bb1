package io.bulkdata.loader.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulkdata.loader.BatchRules;
import io.bulkdata.loader.LoadMode;
import io.bulkdata.loader.WarehouseName;
import io.bulkdata.redshift.sql.CopyFormat;
import io.bulkdata.redshift.sql.CopyOption;
import io.bulkdata.redshift.sql.GivenSql;
import io.bulkdata.redshift.sql.Identifier;
import io.bulkdata.redshift.sql.QualifiedTable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesReaderTest {

    private static final BatchRules DEFAULTS = new BatchRules(50, 1000, Duration.ofSeconds(30));
    private static final String WHOLE = """
            {"rules": [{
              "name": "web-events", "prefix": "events/dt=*/", "files": ".*[.]txt", "schema": "raw", "table": "events",
              "warehouses": ["default", "reporting"], "mode": "replace-partition", "key": ["id", "part"],
              "format": {"type": "csv", "delimiter": "|", "quote": "'", "header": false},
              "columns": ["id", "part", "day"],
              "options": {"ACCEPTINVCHARS": "?", "MAXERROR": 10, "TRUNCATECOLUMNS": true},
              "before": ["DELETE FROM raw.log"], "after": ["ANALYZE raw.events", "GRANT SELECT ON raw.events TO PUBLIC"],
              "close": {"files": 7, "bytes": 99, "age": "PT5M"},
              "partition": {"column": "day", "from": "dt"}
            }]}""";

    @Test
    void everyFieldIsRead() {
        assertThat(RulesReader.read(WHOLE).rules()).singleElement().satisfies(rule -> {
            assertThat(rule.name()).hasToString("web-events");
            assertThat(rule.prefix()).hasToString("events/dt=*/");
            assertThat(rule.takes("events/dt=1/a.txt")).isTrue();
            assertThat(rule.takes("events/dt=1/a.csv")).isFalse();
            assertThat(rule.table()).isEqualTo(QualifiedTable.of("raw", "events"));
            assertThat(rule.warehouses()).containsExactly(WarehouseName.DEFAULT, new WarehouseName("reporting"));
            assertThat(rule.mode()).isEqualTo(LoadMode.REPLACE_PARTITION);
            assertThat(rule.closing(DEFAULTS)).isEqualTo(new BatchRules(7, 99, Duration.ofMinutes(5)));
        });
        assertThat(RulesReader.read(WHOLE).rules().get(0).loading()).satisfies(loading -> {
            assertThat(loading.key()).containsExactly(new Identifier("id"), new Identifier("part"));
            assertThat(loading.input().format()).isEqualTo(new CopyFormat.Csv('|', '\'', false));
            assertThat(loading.columns()).extracting(Identifier::value).containsExactly("id", "part", "day");
            assertThat(loading.input().options())
                    .containsExactly(
                            new CopyOption(CopyOption.Name.ACCEPTINVCHARS, "?"),
                            new CopyOption(CopyOption.Name.MAXERROR, "10"),
                            new CopyOption(CopyOption.Name.TRUNCATECOLUMNS, "true"));
            assertThat(loading.before()).containsExactly(new GivenSql("DELETE FROM raw.log"));
            assertThat(loading.after()).hasSize(2);
            assertThat(loading.partition()).contains(new Partition(new Identifier("day"), "dt"));
        });
    }

    @Test
    void whatIsNotSaidIsTheUsual() {
        LoadRule rule = RulesReader.read("""
                {"rules": [{"name": "a", "prefix": "a", "schema": "s", "table": "t", "mode": "append"}]}""").rules().get(0);

        assertThat(rule.warehouses()).containsExactly(WarehouseName.DEFAULT);
        assertThat(rule.closing(DEFAULTS)).isEqualTo(DEFAULTS);
        assertThat(rule.loading())
                .isEqualTo(new Loading(
                        io.bulkdata.redshift.sql.CopyInput.EXPORTS,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        java.util.Optional.empty()));
    }

    @Test
    void onlyTimeClosesAPartitionUnlessTheRuleSaysOtherwise() {
        LoadRule rule = RulesReader.read(WHOLE.replace("\"files\": 7, \"bytes\": 99, \"age\": \"PT5M\"", ""))
                .rules()
                .get(0);

        assertThat(rule.closing(DEFAULTS)).isEqualTo(new BatchRules(500, Long.MAX_VALUE, DEFAULTS.age()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "\"mode\": \"replace-partition\";\"mode\": \"upsert\";rule \"web-events\", field mode, value \"upsert\": Not a load mode: upsert",
                "\"table\": \"events\";\"tabel\": \"events\";rule \"web-events\": there is no field \"tabel\"; did you mean table?",
                "\"age\": \"PT5M\";\"agee\": \"PT5M\";rule \"web-events\": there is no field close.\"agee\"; did you mean age?",
                "\"age\": \"PT5M\";\"age\": \"soon\";rule \"web-events\", field close.age, value \"soon\": Text cannot be parsed to a Duration",
                "\"age\": \"PT5M\";\"age\": \"P9D\";rule \"web-events\", field close.age, value \"P9D\": not a length of time up to PT24H",
                "\"files\": 7;\"files\": \"7\";rule \"web-events\", field close.files, value \"7\": not a whole number from 1 to 500",
                "\"files\": 7;\"files\": 501;rule \"web-events\", field close.files, value \"501\": not a whole number from 1 to 500",
                "\"schema\": \"raw\", ;;rule \"web-events\": field schema is missing",
                "\"schema\": \"raw\";\"schema\": null;rule \"web-events\", field schema, value \"null\": not a text",
                "\"MAXERROR\": 10;\"MAXERROR\": -1;rule \"web-events\", field options.MAXERROR, value \"-1\": not a number from 0 to 100000: -1",
                "\"MAXERROR\": 10;\"CREDENTIALS\": \"x\";rule \"web-events\", field options.CREDENTIALS, value \"x\": no option that a rule may give: CREDENTIALS",
                "\"DELETE FROM raw.log\";\"TRUNCATE raw.log\";rule \"web-events\", field before[0], value \"TRUNCATE raw.log\": a load's transaction cannot run TRUNCATE",
                "\"files\": \".*[.]txt\";\"files\": \"(\";rule \"web-events\", field files, value \"(\": no regular expression",
                "\"files\": \".*[.]txt\";\"files\": \"(a)\\\\1\";rule \"web-events\", field files, value \"(a)\\1\": no regular expression",
                "\"header\": false;\"header\": \"no\";rule \"web-events\", field format.header, value \"no\": neither true nor false",
                "\"delimiter\": \"|\";\"delimiter\": \"||\";rule \"web-events\", field format.delimiter, value \"||\": not one character",
                "\"type\": \"csv\";\"type\": \"json\";rule \"web-events\", field format.delimiter, value \"|\": it does not go with JSON",
                "[\"id\", \"part\", \"day\"];[];rule \"web-events\": files that do not name their fields need columns",
                "[\"id\", \"part\", \"day\"];[\"id\", \"id\"];rule \"web-events\": a column is named twice",
                "\"key\": [\"id\", \"part\"];\"key\": [\"other\"];rule \"web-events\": the key is not among the columns",
                "\"mode\": \"replace-partition\";\"mode\": \"append\";rule \"web-events\": mode replace-partition and partition go together",
                "\"name\": \"web-events\";\"name\": \"controlshift\";rule \"controlshift\": the name controlshift is that of the built-in rule",
                "\"name\": \"web-events\";\"name\": \"\";rule \"\", field name, value \"\": not the name of a rule",
                "\"default\", \"reporting\";\"Default\";rule \"web-events\", field warehouses[0], value \"Default\": not the name of a warehouse",
                "\"events/dt=*/\";\"events/*/\";rule \"web-events\", field prefix, value \"events/*/\": a star stands for a whole value only",
            })
    void whatIsWrongIsToldWithRuleFieldAndValue(String text, String instead, String message) {
        String document = WHOLE.replace(text, instead == null ? "" : instead);

        assertThat(document).isNotEqualTo(WHOLE);
        assertThatThrownBy(() -> RulesReader.read(document))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{;no JSON",
                "{\"rules\": []} x;no JSON",
                "{\"rules\": [], \"rules\": []};no JSON: Duplicate",
                "[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]];no JSON: Document nesting depth",
                "[];the document, value \"[]\": not an object",
                "{};the document needs a list",
                "{\"rules\": {}};the document needs a list",
                "{\"rule\": []};the document: there is no field \"rule\"; did you mean rules?",
                "{\"rules\": [7]};rule number 1, value \"7\": not an object",
            })
    void aDocumentThatIsNoneIsRefused(String document, String message) {
        assertThatThrownBy(() -> RulesReader.read(document))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void aFilterThatWouldTakeForEverElsewhereTakesNoTime() {
        FileFilter filter = FileFilter.parse("(([a-z])+.)+[A-Z]([a-z])+$|(x+x+)+y");

        assertThat(filter.takes("a".repeat(500))).isFalse();
        assertThat(filter.takes("x".repeat(1000))).isFalse();
    }

    /** Whatever is put in place of one value: read, or refused with the one kind of exception. */
    @Property
    void hostileValuesAreReadOrRefusedAndNothingElseHappens(
            @ForAll("pieces") String piece, @ForAll("values") String value) {
        String document = WHOLE.replace(piece, value);
        assertThatCode(() -> {
                    try {
                        RulesReader.read(document);
                    } catch (IllegalArgumentException e) {
                        assertThat(e.getMessage()).isNotBlank();
                    }
                })
                .doesNotThrowAnyException();
    }

    /** Whatever a rule says within bounds comes out as it went in. */
    @Property
    void whatIsWrittenIsRead(@ForAll("written") Map<String, String> written) {
        String document = """
                {"rules": [{"name": "%s", "prefix": "%s", "schema": "s", "table": "%s", "mode": "%s", "key": ["%s"]}]}""".formatted(
                        written.get("name"),
                        written.get("prefix"),
                        written.get("table"),
                        written.get("mode"),
                        written.get("key"));

        LoadRule rule = RulesReader.read(document).rules().get(0);

        assertThat(rule.name().value()).isEqualTo(written.get("name"));
        assertThat(rule.prefix()).hasToString(written.get("prefix") + "/");
        assertThat(rule.table().name().value()).isEqualTo(written.get("table"));
        assertThat(rule.mode().wireName()).isEqualTo(written.get("mode"));
        assertThat(rule.loading().key()).containsExactly(new Identifier(written.get("key")));
    }

    @Provide
    Arbitrary<String> pieces() {
        return Arbitraries.of(
                "\"web-events\"",
                "\"events/dt=*/\"",
                "\".*[.]txt\"",
                "\"raw\"",
                "[\"default\", \"reporting\"]",
                "\"replace-partition\"",
                "\"|\"",
                "\"?\"",
                "10",
                "true",
                "7",
                "\"PT5M\"",
                "\"DELETE FROM raw.log\"",
                "\"dt\"",
                "{\"column\": \"day\", \"from\": \"dt\"}");
    }

    @Provide
    Arbitrary<String> values() {
        Arbitrary<String> texts = Arbitraries.strings()
                .withChars("a*=/'\"\\;-$%{}[]().?+ \t")
                .withChars('\u0001', '\u2028', '\ud83d')
                .ofMaxLength(30)
                .map(RulesReaderTest::quoted);
        return Arbitraries.oneOf(
                texts,
                Arbitraries.of(
                        "null", "true", "1e999", "-1", "99999999999999999999", "[]", "{}", "[null]", "[[]]", "\"\""));
    }

    @Provide
    Arbitrary<Map<String, String>> written() {
        Arbitrary<String> words =
                Arbitraries.strings().withChars("abcxyz019_").ofMinLength(1).ofMaxLength(20);
        return Combinators.combine(words, words, words, words, Arbitraries.of("append", "add", "replace"))
                .as((name, prefix, table, key, mode) -> Map.of(
                        "name", "n" + name, "prefix", prefix + "/x=*", "table", table, "key", key, "mode", mode));
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        text.chars().forEach(character -> json.append("\\u%04x".formatted(character)));
        return json.append('"').toString();
    }
}
