package io.bulkdata.redshiftlocal.copy;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Turns a JSON record into the row that PostgreSQL reads.
 *
 * <p>Not confirmed on a real cluster: that the last of several members of one name counts; that numbers keep all their
 * digits, where the guide warns of a loss of precision.
 */
final class JsonFields {

    private static final String NOT_AN_OBJECT = "Invalid JSONPath format: Member is not an object.";
    private static final String NO_ELEMENT = "Invalid JSONPath format: Not an array or index out of range.";

    private final List<ColumnRule> columns;
    private final RecordMapping mapping;
    private final String[] names;
    private final JsonText text = new JsonText();

    JsonFields(List<ColumnRule> columns, RecordMapping mapping) {
        this.columns = columns;
        this.mapping = mapping;
        this.names = columns.stream()
                .map(column -> JsonValue.memberName(column.column().name()))
                .toArray(String[]::new);
    }

    /** Writes the row's end, too; when the row is refused, what was written of it is the caller's to drop. */
    void write(byte[] bytes, int from, int to, TextBuffer out) throws Refusal {
        JsonValue row = JsonValue.parse(bytes, from, to);
        JsonValue[] values = values(row);
        for (int i = 0; i < values.length; i++) {
            try {
                write(columns.get(i), values[i], bytes, out);
            } catch (Refusal e) {
                throw e.of(i);
            }
            out.endField();
        }
        out.endRow();
    }

    /** The value that was refused last, for people. */
    String rawValue() {
        return RawText.of(text.bytes(), 0, Math.min(text.length(), 4 * RawText.LONGEST));
    }

    /** One for each column, null where there is none. */
    private JsonValue[] values(JsonValue row) throws Refusal {
        JsonValue[] values = new JsonValue[names.length];
        if (mapping instanceof RecordMapping.ByPath byPath) {
            for (int i = 0; i < values.length; i++) {
                values[i] = at(row, byPath.paths().get(i));
            }
        } else if (mapping instanceof RecordMapping.ByName byName) {
            if (row.kind() != JsonValue.Kind.OBJECT) {
                throw new Refusal(1216, NOT_AN_OBJECT);
            }
            Map<String, JsonValue> members = byName.ignoreCase() ? lowerCase(row.members()) : row.members();
            for (int i = 0; i < values.length; i++) {
                values[i] = members.get(names[i]);
            }
        } else {
            values[0] = row;
        }
        return values;
    }

    private static Map<String, JsonValue> lowerCase(Map<String, JsonValue> members) {
        Map<String, JsonValue> lower = new HashMap<>();
        members.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
        return lower;
    }

    /** The guide: a name that is not there is NULL, a place in an array that is not there is an error. */
    private static JsonValue at(JsonValue row, JsonPath path) throws Refusal {
        JsonValue value = row;
        for (Object step : path.steps()) {
            if (value == null || value.kind() == JsonValue.Kind.NULL) {
                return null;
            }
            value = step instanceof Integer index ? element(value, index) : member(value, (String) step);
        }
        return value;
    }

    private static JsonValue member(JsonValue value, String name) throws Refusal {
        if (value.kind() != JsonValue.Kind.OBJECT) {
            throw new Refusal(1216, NOT_AN_OBJECT);
        }
        return value.members().get(JsonValue.memberName(name));
    }

    private static JsonValue element(JsonValue value, int index) throws Refusal {
        if (value.kind() != JsonValue.Kind.ARRAY || index >= value.elements().size()) {
            throw new Refusal(1216, NO_ELEMENT);
        }
        return value.elements().get(index);
    }

    private void write(ColumnRule column, JsonValue value, byte[] bytes, TextBuffer out) throws Refusal {
        if (value == null || value.kind() == JsonValue.Kind.NULL) {
            column.writeNull(out);
            return;
        }
        boolean parsed = column.column().type() == TargetColumn.Type.SUPER;
        if (value.isStructure() || parsed) {
            text.compact(bytes, value.start(), value.end());
        } else if (value.kind() == JsonValue.Kind.TEXT) {
            text.unescape(bytes, value.start() + 1, value.end() - 1);
        } else {
            text.plain(bytes, value.start(), value.end(), takesExponents(column));
        }
        column.write(text.bytes(), 0, text.length(), out);
    }

    private static boolean takesExponents(ColumnRule column) {
        return switch (column.column().type()) {
            case SMALLINT, INTEGER, BIGINT, DECIMAL -> false;
            default -> true;
        };
    }
}
