package io.bulkdata.local.controlshift.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The tables of the source in the order of the schema API. */
public record SourceSchema(List<SourceTable> tables) {

    private static final String RESOURCE = "schema.json";

    public SourceSchema {
        tables = List.copyOf(tables);
    }

    /** The 63 tables that ControlShift published in October 2024. */
    public static SourceSchema published() {
        try (InputStream json = SourceSchema.class.getResourceAsStream(RESOURCE)) {
            return SchemaJson.read(json);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the schema resource " + RESOURCE, e);
        }
    }

    /**
     * The table of that name.
     *
     * @throws IllegalArgumentException when there is no such table
     */
    public SourceTable table(String name) {
        return tables.stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No table " + name + " in the source"));
    }
}
