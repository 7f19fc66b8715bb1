package io.bulkdata.local.controlshift.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The schema in the JSON of the schema API, read and written. */
final class SchemaJson {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private SchemaJson() {}

    static SourceSchema read(InputStream json) throws IOException {
        List<SourceTable> tables = new ArrayList<>();
        for (JsonNode entry : MAPPER.readTree(json).required("tables")) {
            JsonNode table = entry.required("table");
            List<SourceColumn> columns = new ArrayList<>();
            for (Map.Entry<String, JsonNode> column : table.required("columns").properties()) {
                columns.add(column(column.getKey(), column.getValue()));
            }
            tables.add(new SourceTable(table.required("name").asText(), columns));
        }
        return new SourceSchema(tables);
    }

    /** One line; with {@code settings.compression_format} only when exports are compressed. */
    static String write(SourceSchema schema, boolean bzip2) {
        ObjectNode answer = MAPPER.createObjectNode();
        ArrayNode tables = answer.putArray("tables");
        for (SourceTable table : schema.tables()) {
            ObjectNode entry = tables.addObject().putObject("table").put("name", table.name());
            ObjectNode columns = entry.putObject("columns");
            table.columns().forEach(column -> write(column, columns.putObject(column.name())));
        }
        if (bzip2) {
            answer.putObject("settings").put("compression_format", "BZIP2");
        }
        return answer.toString();
    }

    private static SourceColumn column(String name, JsonNode facts) {
        JsonNode limit = facts.required("limit");
        JsonNode defaultValue = facts.required("default_value");
        return new SourceColumn(
                name,
                facts.required("type").asText(),
                facts.required("sql_type").asText(),
                limit.isNull() ? null : (Integer) limit.asInt(),
                facts.required("nullable").asBoolean(),
                defaultValue.isNull() ? null : defaultValue.asText());
    }

    private static void write(SourceColumn column, ObjectNode facts) {
        facts.put("type", column.type())
                .put("sql_type", column.sqlType())
                .put("limit", column.limit())
                .put("nullable", column.nullable())
                .put("default_value", column.defaultValue());
    }
}
