package io.bulkdata.redshiftlocal.sql;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/**
 * What a statement says of a table that PostgreSQL would not keep: its storage and its keys. The catalogue's
 * {@code definitions.sql} reads it as JSON.
 */
final class TableDefinition {

    private final ObjectNode said = JsonNodeFactory.instance.objectNode();
    private String distStyle;

    void distStyle(Token style) {
        distStyle = style.text().toUpperCase(Locale.ROOT);
        storage().put("diststyle", distStyle);
    }

    void distKey(Token column) {
        if (storage().has("distkey")) {
            throw SqlRefusal.wrong(column, "a table has one DISTKEY column only");
        }
        storage().putArray("distkey").add(column.name());
        if (!"AUTO".equals(distStyle)) {
            storage().put("diststyle", "KEY");
        }
    }

    /** @param style AUTO, COMPOUND, INTERLEAVED or NONE */
    void sortKey(String style, List<String> columns) {
        storage().put("sortstyle", style);
        ArrayNode keys = storage().putArray("sortkey");
        columns.forEach(keys::add);
    }

    /** One more column of a compound key: the attribute stands beside the column. */
    void sortKeyColumn(String column) {
        storage().put("sortstyle", "COMPOUND");
        storage().withArray("sortkey").add(column);
    }

    void encoding(String column, String encoding) {
        storage().withObject("/encodings").put(column, encoding);
    }

    void encodeAuto() {
        storage().put("encode", "AUTO");
    }

    void backup(boolean backup) {
        storage().put("backup", backup);
    }

    /** @param table as SQL */
    void like(String table) {
        said.withArray("like").add(table);
    }

    /**
     * A key.
     *
     * @param type p, u or f, as PostgreSQL's catalogue has it
     * @param name null when it was not given one
     */
    ObjectNode key(String type, String name, List<String> columns) {
        ObjectNode key = said.withArray("constraints").addObject();
        key.put("type", type).put("name", name);
        ArrayNode names = key.putArray("columns");
        columns.forEach(names::add);
        return key;
    }

    /**
     * A foreign key.
     *
     * @param table as SQL
     * @param referenced empty for the other table's primary key
     */
    void foreignKey(String name, List<String> columns, String table, List<String> referenced) {
        ObjectNode key = key("f", name, columns).put("references", table);
        if (!referenced.isEmpty()) {
            ArrayNode names = key.putArray("referenced");
            referenced.forEach(names::add);
        }
    }

    /** What is said is of a new column, which has no storage yet that could be altered. */
    void ofNewColumn() {
        if (!isEmpty()) {
            said.put("added", true);
        }
    }

    boolean isEmpty() {
        return said.isEmpty();
    }

    String json() {
        return said.toString();
    }

    private ObjectNode storage() {
        return said.withObject("/storage");
    }
}
