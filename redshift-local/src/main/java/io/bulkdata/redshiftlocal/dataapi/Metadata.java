package io.bulkdata.redshiftlocal.dataapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** ListDatabases, ListSchemas, ListTables and DescribeTable, which answer at once. */
final class Metadata {

    private static final int LARGEST_PAGE = 1000;
    private static final String ANY = "%";

    private static final String DATABASES = """
            SELECT datname FROM pg_catalog.pg_database
             WHERE datallowconn AND NOT datistemplate AND datname <> 'postgres'
             ORDER BY datname""";

    private static final String SCHEMAS = """
            SELECT nspname FROM pg_catalog.pg_namespace
             WHERE nspname LIKE ? AND nspname !~ '^pg_(toast|temp)'
             ORDER BY nspname""";

    private static final String TABLES = """
            SELECT n.nspname, c.relname,
                   CASE WHEN n.nspname IN ('pg_catalog', 'information_schema')
                             THEN CASE c.relkind WHEN 'r' THEN 'SYSTEM TABLE' ELSE 'SYSTEM VIEW' END
                        WHEN c.relpersistence = 't' THEN 'LOCAL TEMPORARY'
                        WHEN c.relkind IN ('r', 'p') THEN 'TABLE'
                        ELSE 'VIEW' END
              FROM pg_catalog.pg_class c
              JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
             WHERE c.relkind IN ('r', 'p', 'v', 'm') AND n.nspname !~ '^pg_toast'
               AND n.nspname LIKE ? AND c.relname LIKE ?
             ORDER BY 1, 2""";

    private static final String COLUMNS = """
            SELECT n.nspname, c.relname, a.attname, NOT a.attnotnull, t.typname,
                   pg_catalog.pg_get_expr(d.adbin, d.adrelid),
                   CASE WHEN t.typname IN ('varchar', 'bpchar') AND a.atttypmod > 0 THEN a.atttypmod - 4
                        ELSE information_schema._pg_numeric_precision(a.atttypid, a.atttypmod) END,
                   information_schema._pg_numeric_scale(a.atttypid, a.atttypmod),
                   t.typname IN ('varchar', 'bpchar', 'text')
              FROM pg_catalog.pg_attribute a
              JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
              JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
              JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
              LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
             WHERE a.attnum > 0 AND NOT a.attisdropped AND n.nspname = ? AND c.relname = ?
             ORDER BY a.attnum""";

    private final MetadataQuery query;
    private final DataApiSettings settings;

    Metadata(MetadataQuery query, DataApiSettings settings) {
        this.query = query;
        this.settings = settings;
    }

    ObjectNode databases(Input input) {
        Target target = Target.read(input, settings);
        return answer(input, "Databases", target, DATABASES, List.of(), row -> new TextNode(row.getString(1)));
    }

    ObjectNode schemas(Input input) {
        Target target = connected(input);
        String pattern = input.text("SchemaPattern").orElse(ANY);
        return answer(input, "Schemas", target, SCHEMAS, List.of(pattern), row -> new TextNode(row.getString(1)));
    }

    ObjectNode tables(Input input) {
        Target target = connected(input);
        List<String> patterns = List.of(
                input.text("SchemaPattern").orElse(ANY),
                input.text("TablePattern").orElse(ANY));
        return answer(
                input,
                "Tables",
                target,
                TABLES,
                patterns,
                row -> Json.object()
                        .put("schema", row.getString(1))
                        .put("name", row.getString(2))
                        .put("type", row.getString(3)));
    }

    ObjectNode columns(Input input) {
        Target target = connected(input);
        String schema = input.text("Schema").orElse("public");
        String table = input.text("Table").orElseThrow(() -> Refusals.validation("Table must be given"));
        ObjectNode answer = answer(input, "ColumnList", target, COLUMNS, List.of(schema, table), Metadata::column);
        return answer.put("TableName", table);
    }

    private Target connected(Input input) {
        Target target = Target.read(input, settings);
        Optional<String> other = input.text("ConnectedDatabase");
        return new Target(
                target.clusterIdentifier(),
                target.workgroupName(),
                other.orElse(target.database()),
                target.databaseUser(),
                target.secretArn());
    }

    private ObjectNode answer(
            Input input,
            String name,
            Target target,
            String sql,
            List<String> parameters,
            MetadataQuery.RowReader<JsonNode> reader) {
        int size =
                input.number("MaxResults", 0, LARGEST_PAGE).filter(n -> n > 0).orElse(LARGEST_PAGE);
        int start = input.text("NextToken").map(PageToken::read).orElse(0);
        input.refuseUnread();
        List<JsonNode> all = query.rows(target, sql, parameters, reader);
        if (start > all.size()) {
            throw PageToken.invalid();
        }
        int end = Math.min(all.size(), start + size);
        ObjectNode answer = Json.object();
        answer.putArray(name).addAll(all.subList(start, end));
        return end < all.size() ? answer.put("NextToken", PageToken.write(end)) : answer;
    }

    private static ObjectNode column(ResultSet row) throws SQLException {
        String type = row.getString(5);
        boolean number = FieldKind.of(type) == FieldKind.LONG || FieldKind.of(type) == FieldKind.DOUBLE;
        ObjectNode column = Json.object()
                .put("schemaName", row.getString(1))
                .put("tableName", row.getString(2))
                .put("name", row.getString(3))
                .put("label", row.getString(3))
                .put("nullable", row.getBoolean(4) ? 1 : 0)
                .put("typeName", FieldKind.redshiftName(type))
                .put("length", row.getInt(7))
                .put("precision", row.getInt(7))
                .put("scale", row.getInt(8))
                .put("isCaseSensitive", row.getBoolean(9))
                .put("isCurrency", false)
                .put("isSigned", number || type.equals("numeric"));
        Answers.optional(column, "columnDefault", row.getString(6));
        return column;
    }
}
