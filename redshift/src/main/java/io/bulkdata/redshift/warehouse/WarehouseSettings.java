package io.bulkdata.redshift.warehouse;

import io.bulkdata.core.settings.Secret;
import io.bulkdata.core.settings.SettingsReader;

/**
 * Where the warehouse is and who logs in.
 *
 * <p>Nothing is checked here: while settings are being read, what is missing is null, and the reader tells of it.
 *
 * @param url {@code jdbc:redshift://host:port/database}, TLS by its properties ({@code sslmode=verify-full} and so on)
 */
public record WarehouseSettings(String url, String user, Secret password) {

    private static final String SCHEME = "jdbc:redshift://";

    /** Reads {@code BULKDATA_WAREHOUSE_URL}, {@code BULKDATA_WAREHOUSE_USER} and {@code BULKDATA_WAREHOUSE_PASSWORD}. */
    public static WarehouseSettings from(SettingsReader reader) {
        return new WarehouseSettings(
                reader.required("BULKDATA_WAREHOUSE_URL", WarehouseSettings::url),
                reader.required("BULKDATA_WAREHOUSE_USER"),
                reader.requiredSecret("BULKDATA_WAREHOUSE_PASSWORD"));
    }

    /** The address without its properties, which may hold secrets. */
    @Override
    public String toString() {
        int properties = url.indexOf('?');
        return properties < 0 ? url : url.substring(0, properties);
    }

    private static String url(String text) {
        if (!text.startsWith(SCHEME)) {
            throw new IllegalArgumentException("does not begin with " + SCHEME);
        }
        return text;
    }
}
