package io.bulkdata.loader.doctor;

import io.bulkdata.core.settings.SettingsReader;
import io.bulkdata.redshift.sql.Identifier;
import io.bulkdata.redshift.warehouse.CopySettings;
import io.bulkdata.redshift.warehouse.WarehouseSettings;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an installation is made of.
 *
 * @param queues addresses by name, those with dead letters; only the ones that are set
 * @param quarantineQueue its address; null when it is not set
 * @param topics ARNs by name
 */
record DoctorSettings(
        String landingBucket,
        String manifestBucket,
        String table,
        Map<String, String> queues,
        String quarantineQueue,
        Map<String, String> topics,
        WarehouseSettings warehouse,
        Identifier schema,
        CopySettings copy) {

    DoctorSettings {
        queues = Collections.unmodifiableMap(new LinkedHashMap<>(queues));
        topics = Collections.unmodifiableMap(new LinkedHashMap<>(topics));
    }

    static DoctorSettings from(SettingsReader reader) {
        return new DoctorSettings(
                reader.required("BULKDATA_LANDING_BUCKET"),
                reader.required("BULKDATA_MANIFEST_BUCKET"),
                reader.required("BULKDATA_BATCHES_TABLE"),
                queues(reader),
                reader.optional("BULKDATA_QUARANTINE_QUEUE_URL", null),
                topics(reader),
                WarehouseSettings.from(reader),
                reader.optional("BULKDATA_WAREHOUSE_SCHEMA", new Identifier("public"), Identifier::new),
                CopySettings.from(reader));
    }

    private static Map<String, String> queues(SettingsReader reader) {
        Map<String, String> queues = new LinkedHashMap<>();
        put(queues, "exports", reader.optional("BULKDATA_EXPORTS_QUEUE_URL", null));
        put(queues, "files", reader.required("BULKDATA_FILES_QUEUE_URL"));
        put(queues, "loads", reader.required("BULKDATA_LOADS_QUEUE_URL"));
        for (String other : reader.list("BULKDATA_OTHER_LOADS_QUEUE_URLS")) {
            String[] pair = other.split("=", 2);
            put(queues, "loads of " + pair[0], pair.length == 2 ? pair[1] : null);
        }
        return queues;
    }

    private static Map<String, String> topics(SettingsReader reader) {
        Map<String, String> topics = new LinkedHashMap<>();
        put(topics, "success", reader.required("BULKDATA_SUCCESS_TOPIC_ARN"));
        put(topics, Wiring.FAILURE, reader.required("BULKDATA_FAILURE_TOPIC_ARN"));
        return topics;
    }

    private static void put(Map<String, String> all, String name, String value) {
        if (value != null) {
            all.put(name, value);
        }
    }
}
