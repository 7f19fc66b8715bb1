package io.bulkdata.loader.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.bulkdata.core.export.Shown;
import io.bulkdata.core.settings.EditDistance;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** The fields of an object in the document of load rules, read strictly: what is wrong is told with rule, field and value. */
final class RuleFields {

    private static final int CLOSE_ENOUGH = 3;
    private static final int MOST_ITEMS = 1000;

    private final String where;
    private final String path;
    private final JsonNode object;

    private RuleFields(String where, String path, JsonNode object) {
        this.where = where;
        this.path = path;
        this.object = object;
    }

    /**
     * The fields of an object.
     *
     * @param where whose they are, for messages
     * @throws IllegalArgumentException when {@code node} is no object or has a field that is not {@code known}
     */
    static RuleFields of(String where, JsonNode node, String... known) {
        return of(where, "", node, known);
    }

    private static RuleFields of(String where, String path, JsonNode node, String... known) {
        RuleFields fields = new RuleFields(where, path, node);
        if (!node.isObject()) {
            throw fields.wrong("", node, "not an object", null);
        }
        Set<String> names = Set.of(known);
        node.fieldNames().forEachRemaining(name -> fields.refuseUnknown(name, names));
        return fields;
    }

    <T> T required(String name, Function<String, T> parser) {
        return optional(name, parser)
                .orElseThrow(() -> new IllegalArgumentException(where + ": field " + path + name + " is missing"));
    }

    <T> Optional<T> optional(String name, Function<String, T> parser) {
        return node(name).map(value -> parsed(name, value, text(name, value), parser));
    }

    /** Yes or no. */
    boolean flag(String name, boolean absent) {
        Optional<JsonNode> value = node(name);
        value.filter(node -> !node.isBoolean()).ifPresent(node -> {
            throw wrong(name, node, "neither true nor false", null);
        });
        return value.map(JsonNode::booleanValue).orElse(absent);
    }

    /** A whole number between two bounds, both allowed. */
    Optional<Long> number(String name, long least, long most) {
        return node(name).map(value -> {
            boolean fits = value.canConvertToLong() && value.isIntegralNumber();
            if (!fits || value.longValue() < least || value.longValue() > most) {
                throw wrong(name, value, "not a whole number from " + least + " to " + most, null);
            }
            return value.longValue();
        });
    }

    /** Texts, each made into something else; empty when absent. */
    <T> List<T> list(String name, Function<String, T> parser) {
        List<T> items = new ArrayList<>();
        node(name).ifPresent(array -> {
            if (!array.isArray() || array.size() > MOST_ITEMS) {
                throw wrong(name, array, "not a list of at most " + MOST_ITEMS, null);
            }
            for (JsonNode item : array) {
                String itsName = name + "[" + items.size() + "]";
                items.add(parsed(itsName, item, text(itsName, item), parser));
            }
        });
        return items;
    }

    /** An object within. */
    Optional<RuleFields> object(String name, String... known) {
        return node(name).map(value -> of(where, path + name + ".", value, known));
    }

    /** An object of texts, numbers and switches by names of any kind, each made into something else. */
    <T> List<T> entries(String name, Function<Map.Entry<String, String>, T> parser) {
        List<T> items = new ArrayList<>();
        node(name).ifPresent(value -> {
            if (!value.isObject()) {
                throw wrong(name, value, "not an object", null);
            }
            value.properties().forEach(entry -> {
                String itsName = name + "." + entry.getKey();
                if (!entry.getValue().isValueNode() || entry.getValue().isNull()) {
                    throw wrong(itsName, entry.getValue(), "not a text, number or switch", null);
                }
                String text = entry.getValue().asText();
                items.add(parsed(itsName, entry.getValue(), text, one -> parser.apply(Map.entry(entry.getKey(), one))));
            });
        });
        return items;
    }

    /** Whether the field is there and a text. */
    boolean isText(String name) {
        return node(name).filter(JsonNode::isTextual).isPresent();
    }

    /** Says that the field does not go with something else that is there. */
    void refuse(String name, Object with) {
        node(name).ifPresent(value -> {
            throw wrong(name, value, "it does not go with " + with, null);
        });
    }

    private Optional<JsonNode> node(String name) {
        return Optional.ofNullable(object.get(name));
    }

    private String text(String name, JsonNode value) {
        if (!value.isTextual()) {
            throw wrong(name, value, "not a text", null);
        }
        return value.textValue();
    }

    private <T> T parsed(String name, JsonNode value, String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw wrong(name, value, e.getMessage(), e);
        }
    }

    private void refuseUnknown(String name, Set<String> known) {
        if (!known.contains(name)) {
            String suggestion = known.stream()
                    .min(Comparator.comparingInt(one -> EditDistance.between(name, one)))
                    .filter(one -> EditDistance.between(name, one) <= CLOSE_ENOUGH)
                    .map(one -> "; did you mean " + one + "?")
                    .orElse("; there are " + String.join(", ", new TreeSet<>(known)));
            throw new IllegalArgumentException(where + ": there is no field " + path + Shown.of(name) + suggestion);
        }
    }

    private IllegalArgumentException wrong(String name, JsonNode value, String why, RuntimeException cause) {
        String shown = Shown.of(value.isTextual() ? value.textValue() : value.toString());
        String field = (path + name).isEmpty() ? "" : ", field " + path + name;
        return new IllegalArgumentException(where + field + ", value " + shown + ": " + why, cause);
    }
}
