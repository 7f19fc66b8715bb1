package io.bulkdata.local.controlshift.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** How many rows each table begins with, in believable proportion to {@code signatures}. */
final class TableSizes {

    private static final String RESOURCE = "sizes.properties";

    private final Properties sizes;
    private final int signatures;

    private TableSizes(Properties sizes, int signatures) {
        this.sizes = sizes;
        this.signatures = signatures;
    }

    static TableSizes of(int signatures) {
        Properties sizes = new Properties();
        try (InputStream text = TableSizes.class.getResourceAsStream(RESOURCE)) {
            sizes.load(text);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the table sizes " + RESOURCE, e);
        }
        return new TableSizes(sizes, signatures);
    }

    /** @throws IllegalArgumentException when no size is known for the table */
    int rows(String table) {
        String size = sizes.getProperty(table);
        if (size == null) {
            throw new IllegalArgumentException("No size for table " + table + " in " + RESOURCE);
        }
        String[] words = size.split(" ", 2);
        long count = Long.parseLong(words[0]);
        return switch (words[1]) {
            case "rows" -> (int) count;
            case "per 1000" -> (int) Math.max(1, count * signatures / 1000);
            default -> throw new IllegalArgumentException("Not a size: " + size + " for table " + table);
        };
    }
}
