package io.bulkdata.loader.rule;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.bulkdata.core.export.Shown;
import io.bulkdata.loader.LoadMode;
import io.bulkdata.loader.RuleName;
import io.bulkdata.loader.WarehouseName;
import io.bulkdata.redshift.sql.GivenSql;
import io.bulkdata.redshift.sql.Identifier;
import io.bulkdata.redshift.sql.QualifiedTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Reads the document of load rules, and takes nothing in it on trust. */
public final class RulesReader {

    private static final int LONGEST_DOCUMENT = 1 << 20;
    private static final int MOST_RULES = 1000;
    private static final int DEEPEST = 8;
    private static final long MOST_FILES = 500;
    private static final Duration LONGEST_AGE = Duration.ofDays(1);
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private RulesReader() {}

    /**
     * Reads the whole document.
     *
     * @throws IllegalArgumentException when it is no JSON, or one of its rules is wrong: it names rule, field and value
     */
    public static LoadRules read(String json) {
        if (json.length() > LONGEST_DOCUMENT) {
            throw new IllegalArgumentException("longer than " + LONGEST_DOCUMENT + " characters");
        }
        JsonNode document = parse(json);
        RuleFields.of("the document", document, "rules");
        JsonNode list = document.path("rules");
        if (!list.isArray() || list.size() > MOST_RULES) {
            throw new IllegalArgumentException("the document needs a list \"rules\" of at most " + MOST_RULES);
        }
        List<LoadRule> rules = new ArrayList<>();
        for (JsonNode node : list) {
            rules.add(rule(node, rules.size() + 1));
        }
        return new LoadRules(rules);
    }

    private static JsonNode parse(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            String place = e.getLocation() == null
                    ? ""
                    : " at line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr();
            throw new IllegalArgumentException("no JSON: " + e.getOriginalMessage() + place, e);
        }
    }

    private static LoadRule rule(JsonNode node, int number) {
        JsonNode name = node.path("name");
        String where = "rule " + (name.isTextual() ? Shown.of(name.textValue()) : "number " + number);
        RuleFields fields = RuleFields.of(
                where,
                node,
                "name",
                "prefix",
                "files",
                "schema",
                "table",
                "warehouses",
                "mode",
                "key",
                "format",
                "columns",
                "options",
                "before",
                "after",
                "close",
                "partition");
        List<WarehouseName> warehouses = fields.list("warehouses", WarehouseName::new);
        RuleName itsName = fields.required("name", RuleName::new);
        KeyPrefix prefix = fields.required("prefix", KeyPrefix::parse);
        QualifiedTable table = new QualifiedTable(
                fields.required("schema", Identifier::new), fields.required("table", Identifier::new));
        LoadMode mode = fields.required("mode", LoadMode::ofWireName);
        try {
            return new LoadRule(
                    itsName,
                    prefix,
                    fields.optional("files", FileFilter::parse),
                    table,
                    warehouses.isEmpty()
                            ? List.of(WarehouseName.DEFAULT)
                            : warehouses.stream().distinct().toList(),
                    mode,
                    closing(fields),
                    loading(fields));
        } catch (IllegalArgumentException e) {
            // Parts that are right alone and do not go together name no field.
            throw e.getMessage().startsWith(where) ? e : new IllegalArgumentException(where + ": " + e.getMessage(), e);
        }
    }

    private static Loading loading(RuleFields fields) {
        return new Loading(
                FormatReader.input(fields),
                fields.list("columns", Identifier::new),
                fields.list("key", Identifier::new),
                fields.list("before", GivenSql::new),
                fields.list("after", GivenSql::new),
                fields.object("partition", "column", "from").map(RulesReader::partition));
    }

    private static Partition partition(RuleFields fields) {
        Identifier column = fields.required("column", Identifier::new);
        return fields.optional("from", from -> new Partition(column, from))
                .orElseGet(() -> new Partition(column, column.value()));
    }

    private static Closing closing(RuleFields fields) {
        return fields.object("close", "files", "bytes", "age")
                .map(close -> new Closing(
                        close.number("files", 1, MOST_FILES),
                        close.number("bytes", 1, Long.MAX_VALUE),
                        close.optional("age", RulesReader::age)))
                .orElse(Closing.BY_DEFAULT);
    }

    private static Duration age(String text) {
        Duration age = Duration.parse(text);
        if (age.isNegative() || age.isZero() || age.compareTo(LONGEST_AGE) > 0) {
            throw new IllegalArgumentException("not a length of time up to " + LONGEST_AGE);
        }
        return age;
    }
}
