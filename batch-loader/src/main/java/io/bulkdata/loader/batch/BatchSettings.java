package io.bulkdata.loader.batch;

import io.bulkdata.core.settings.SettingsReader;
import io.bulkdata.loader.BatchRules;
import io.bulkdata.loader.Retention;
import io.bulkdata.loader.WarehouseName;
import io.bulkdata.loader.rule.LoadRule;
import io.bulkdata.loader.rule.LoadRules;
import io.bulkdata.redshift.sql.Identifier;
import io.bulkdata.redshift.sql.S3Uri;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How files become batches.
 *
 * @param table the DynamoDB table
 * @param queueUrls the FIFO queue of loads of each warehouse
 * @param schema of ControlShift's tables
 * @param warehouses that have ControlShift's tables
 * @param loadRules the document of load rules
 * @param history how long files are known
 */
record BatchSettings(
        String table,
        Map<WarehouseName, String> queueUrls,
        BatchRules rules,
        Identifier schema,
        List<WarehouseName> warehouses,
        Optional<S3Uri> loadRules,
        Retention history) {

    private static final long DEFAULT_FILES = 50;
    private static final long MOST_FILES = 500;
    private static final long DEFAULT_BYTES = 1L << 30;
    private static final Duration DEFAULT_AGE = Duration.ofSeconds(30);

    BatchSettings {
        queueUrls = Map.copyOf(queueUrls);
        warehouses = List.copyOf(warehouses);
        if (!queueUrls.isEmpty() && !queueUrls.keySet().containsAll(warehouses)) {
            throw new IllegalArgumentException("BULKDATA_CONTROLSHIFT_WAREHOUSES is wrong: a warehouse of " + warehouses
                    + " has no queue of loads");
        }
    }

    static BatchSettings from(SettingsReader reader) {
        return new BatchSettings(
                reader.required("BULKDATA_BATCHES_TABLE"),
                queueUrls(reader),
                new BatchRules(
                        reader.number("BULKDATA_BATCH_FILES", DEFAULT_FILES, 1, MOST_FILES),
                        reader.number("BULKDATA_BATCH_BYTES", DEFAULT_BYTES, 1, Long.MAX_VALUE),
                        reader.duration("BULKDATA_BATCH_AGE", DEFAULT_AGE)),
                reader.optional("BULKDATA_WAREHOUSE_SCHEMA", new Identifier("public"), Identifier::new),
                warehouses(reader),
                Optional.ofNullable(reader.optional("BULKDATA_LOAD_RULES", null, S3Uri::parse)),
                Retention.from(reader));
    }

    /** @throws IllegalArgumentException when a rule names a warehouse that has no queue */
    void check(LoadRules read) {
        for (LoadRule rule : read.rules()) {
            for (WarehouseName name : rule.warehouses()) {
                if (!queueUrls.containsKey(name)) {
                    throw new IllegalArgumentException("rule \"" + rule.name() + "\", field warehouses, value \"" + name
                            + "\": it has no queue of loads");
                }
            }
        }
    }

    private static Map<WarehouseName, String> queueUrls(SettingsReader reader) {
        Map<WarehouseName, String> urls = new LinkedHashMap<>();
        String own = reader.required("BULKDATA_LOADS_QUEUE_URL");
        if (own != null) {
            urls.put(WarehouseName.DEFAULT, own);
        }
        urls.putAll(reader.optional("BULKDATA_OTHER_LOADS_QUEUE_URLS", Map.of(), BatchSettings::named));
        return urls;
    }

    private static List<WarehouseName> warehouses(SettingsReader reader) {
        return reader.optional(
                "BULKDATA_CONTROLSHIFT_WAREHOUSES",
                List.of(WarehouseName.DEFAULT),
                text -> Arrays.stream(text.split(",", -1))
                        .map(String::strip)
                        .map(WarehouseName::new)
                        .distinct()
                        .toList());
    }

    /** Reads {@code name=address}, several with commas between. */
    private static Map<WarehouseName, String> named(String text) {
        Map<WarehouseName, String> urls = new LinkedHashMap<>();
        for (String part : text.split(",", -1)) {
            int equals = part.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException("not warehouse=address: " + part);
            }
            WarehouseName name = new WarehouseName(part.substring(0, equals).strip());
            String former = urls.put(name, part.substring(equals + 1).strip());
            if (former != null || name.equals(WarehouseName.DEFAULT)) {
                throw new IllegalArgumentException("warehouse " + name + " is named twice");
            }
        }
        return urls;
    }
}
