package io.bulkdata.local.controlshift.schema;

import java.util.Objects;

/**
 * A column as the schema API tells it.
 *
 * @param type Rails' word for the type, such as {@code string}
 * @param sqlType PostgreSQL's word for it, such as {@code character varying(255)}
 * @param limit characters of a string, bytes of an integer; null when the API says null
 * @param defaultValue null when there is none
 */
public record SourceColumn(
        String name, String type, String sqlType, Integer limit, boolean nullable, String defaultValue) {

    public SourceColumn {
        Objects.requireNonNull(name, "name");
        ColumnKind.of(type, sqlType);
    }

    /** What it can hold. */
    public ColumnKind kind() {
        return ColumnKind.of(type, sqlType);
    }
}
