package io.bulkdata.local.controlshift.schema;

import java.util.Map;

/** What a source column can hold, told from the {@code type} of the schema API. */
public enum ColumnKind {
    INTEGER,
    BIGINT,
    DECIMAL,
    BOOLEAN,
    TIMESTAMP,
    UUID,
    ENUM,
    HSTORE,
    JSON,
    STRING,
    TEXT;

    private static final Map<String, ColumnKind> OF_TYPE = Map.of(
            "boolean", BOOLEAN,
            "datetime", TIMESTAMP,
            "decimal", DECIMAL,
            "enum", ENUM,
            "hstore", HSTORE,
            "jsonb", JSON,
            "string", STRING,
            "text", TEXT,
            "uuid", UUID);

    /** Whether its values are free text, for which the warehouse knows no difference between missing and empty. */
    public boolean text() {
        return switch (this) {
            case ENUM, HSTORE, JSON, STRING, TEXT -> true;
            case INTEGER, BIGINT, DECIMAL, BOOLEAN, TIMESTAMP, UUID -> false;
        };
    }

    /** @throws IllegalArgumentException for a type that no table has so far */
    static ColumnKind of(String type, String sqlType) {
        if ("integer".equals(type)) {
            return "bigint".equals(sqlType) ? BIGINT : INTEGER;
        }
        ColumnKind kind = OF_TYPE.get(type);
        if (kind == null) {
            throw new IllegalArgumentException("No content is known for type " + type + " (" + sqlType + ")");
        }
        return kind;
    }
}
