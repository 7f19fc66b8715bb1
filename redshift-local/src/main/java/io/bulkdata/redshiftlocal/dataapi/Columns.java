package io.bulkdata.redshiftlocal.dataapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGResultSetMetaData;

/**
 * The columns of a result: what the Data API tells of them, and how their values are given out.
 *
 * @param metadata Data API Reference, "ColumnMetadata"
 */
record Columns(ArrayNode metadata, List<String> labels, List<FieldKind> kinds) {

    /** The longest VARCHAR; PostgreSQL's text has no length. */
    private static final int LONGEST_TEXT = 65_535;

    Columns {
        metadata = metadata.deepCopy();
        labels = List.copyOf(labels);
        kinds = List.copyOf(kinds);
    }

    @Override
    public ArrayNode metadata() {
        return metadata.deepCopy();
    }

    static Columns of(ResultSetMetaData columns) throws SQLException {
        ArrayNode metadata = Json.array();
        List<String> labels = new ArrayList<>();
        List<FieldKind> kinds = new ArrayList<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            metadata.add(describe(columns, i));
            labels.add(columns.getColumnLabel(i));
            kinds.add(FieldKind.of(columns.getColumnTypeName(i)));
        }
        return new Columns(metadata, labels, kinds);
    }

    private static ObjectNode describe(ResultSetMetaData columns, int i) throws SQLException {
        PGResultSetMetaData tables = columns.unwrap(PGResultSetMetaData.class);
        String type = columns.getColumnTypeName(i);
        boolean required = columns.isNullable(i) == ResultSetMetaData.columnNoNulls;
        return Json.object()
                .put("isCaseSensitive", columns.isCaseSensitive(i))
                .put("isCurrency", false)
                .put("isSigned", columns.isSigned(i))
                .put("label", columns.getColumnLabel(i))
                .put("length", 0)
                .put("name", columns.getColumnName(i))
                .put("nullable", required ? 0 : 1)
                .put("precision", precision(columns.getPrecision(i)))
                .put("scale", columns.getScale(i))
                .put("schemaName", tables.getBaseSchemaName(i))
                .put("tableName", tables.getBaseTableName(i))
                .put("typeName", FieldKind.redshiftName(type));
    }

    private static int precision(int precision) {
        return precision == Integer.MAX_VALUE ? LONGEST_TEXT : precision;
    }
}
