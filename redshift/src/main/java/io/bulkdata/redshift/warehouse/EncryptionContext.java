package io.bulkdata.redshift.warehouse;

import java.util.Map;
import java.util.TreeMap;

/** What KMS must be told again to decrypt what was encrypted with it; no secret. */
public record EncryptionContext(Map<String, String> entries) {

    /** Nothing is told. */
    public static final EncryptionContext NONE = new EncryptionContext(Map.of());

    public EncryptionContext {
        entries = Map.copyOf(entries);
    }

    /**
     * Reads {@code name=value,name=value}.
     *
     * @throws IllegalArgumentException when a part is none or a name is there twice
     */
    public static EncryptionContext parse(String text) {
        Map<String, String> entries = new TreeMap<>();
        for (String part : text.split(",", -1)) {
            String[] pair = part.strip().split("=", 2);
            if (pair.length != 2 || pair[0].isEmpty() || pair[1].isEmpty()) {
                throw new IllegalArgumentException("not name=value: " + part);
            }
            if (entries.put(pair[0], pair[1]) != null) {
                throw new IllegalArgumentException(pair[0] + " is there twice");
            }
        }
        return new EncryptionContext(entries);
    }
}
