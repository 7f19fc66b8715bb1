package io.bulkdata.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bulkdata.redshift.sql.Column;
import io.bulkdata.redshift.sql.ColumnType;
import io.bulkdata.redshift.sql.ColumnType.Plain;
import io.bulkdata.redshift.sql.ColumnType.Varchar;
import io.bulkdata.redshift.sql.Command;
import io.bulkdata.redshift.sql.QualifiedTable;
import io.bulkdata.redshift.warehouse.Warehouse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Creates the tables that a schema API describes, by the type rules ControlShift publishes for Redshift. */
public final class WarehouseTables {

    private static final Pattern NUMERIC = Pattern.compile("numeric\\((\\d+),(\\d+)\\)");
    private static final int UUID_LENGTH = 36;

    private WarehouseTables() {}

    /**
     * Reads {@code schema.json} and creates each of its tables that is not there, in schema {@code public}.
     *
     * @return the tables' names, in the order of the schema
     */
    public static List<String> create(URI schemaUri, Warehouse warehouse) throws IOException {
        JsonNode schema = read(schemaUri);
        List<Command> commands = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (JsonNode entry : schema.required("tables")) {
            JsonNode table = entry.required("table");
            String name = table.required("name").asText();
            names.add(name);
            commands.add(new Command.CreateTable(QualifiedTable.of("public", name), columns(table)));
        }
        warehouse.transaction(session -> {
            commands.forEach(session::execute);
            return null;
        });
        return names;
    }

    private static JsonNode read(URI uri) throws IOException {
        try (InputStream json = uri.toURL().openStream()) {
            return new ObjectMapper().readTree(json);
        }
    }

    private static List<Column> columns(JsonNode table) {
        return table.required("columns").properties().stream()
                .map(column -> Column.nullable(column.getKey(), type(column.getValue())))
                .toList();
    }

    private static ColumnType type(JsonNode column) {
        String sqlType = column.required("sql_type").asText();
        Matcher numeric = NUMERIC.matcher(sqlType);
        if (numeric.matches()) {
            return new ColumnType.Numeric(Integer.parseInt(numeric.group(1)), Integer.parseInt(numeric.group(2)));
        }
        return switch (column.required("type").asText()) {
            case "boolean" -> Plain.BOOLEAN;
            case "datetime" -> Plain.TIMESTAMP;
            case "integer" -> "bigint".equals(sqlType) ? Plain.BIGINT : Plain.INTEGER;
            case "uuid" -> new ColumnType.Char(UUID_LENGTH);
            case "enum", "hstore", "jsonb", "string", "text" -> Varchar.MAX;
            default -> throw new IllegalArgumentException("No warehouse type for " + sqlType);
        };
    }
}
