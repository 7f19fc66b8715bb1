package io.bulkdata.loader.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulkdata.core.settings.Settings;
import io.bulkdata.loader.BatchRules;
import io.bulkdata.loader.Retention;
import io.bulkdata.loader.WarehouseName;
import io.bulkdata.redshift.sql.Identifier;
import io.bulkdata.redshift.sql.S3Uri;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BatchSettingsTest {

    private static final String QUEUE = "https://sqs.us-east-1.amazonaws.com/000000000000/loads.fifo";

    @Test
    void theDefaults() {
        assertThat(read(Map.of("BULKDATA_BATCHES_TABLE", "batches", "BULKDATA_LOADS_QUEUE_URL", QUEUE)))
                .isEqualTo(new BatchSettings(
                        "batches",
                        Map.of(WarehouseName.DEFAULT, QUEUE),
                        new BatchRules(50, 1L << 30, Duration.ofSeconds(30)),
                        new Identifier("public"),
                        List.of(WarehouseName.DEFAULT),
                        Optional.empty(),
                        Retention.DEFAULT));
    }

    @Test
    void everySettingIsRead() {
        assertThat(read(Map.of(
                        "BULKDATA_BATCHES_TABLE", "batches",
                        "BULKDATA_HISTORY", "P28D",
                        "BULKDATA_LOADS_QUEUE_URL", QUEUE,
                        "BULKDATA_OTHER_LOADS_QUEUE_URLS", "reporting=" + QUEUE + "2",
                        "BULKDATA_BATCH_FILES", "7",
                        "BULKDATA_BATCH_BYTES", "1000",
                        "BULKDATA_BATCH_AGE", "PT1S",
                        "BULKDATA_WAREHOUSE_SCHEMA", "controlshift",
                        "BULKDATA_CONTROLSHIFT_WAREHOUSES", "reporting",
                        "BULKDATA_LOAD_RULES", "s3://lists/rules.json")))
                .isEqualTo(new BatchSettings(
                        "batches",
                        Map.of(WarehouseName.DEFAULT, QUEUE, new WarehouseName("reporting"), QUEUE + "2"),
                        new BatchRules(7, 1000, Duration.ofSeconds(1)),
                        new Identifier("controlshift"),
                        List.of(new WarehouseName("reporting")),
                        Optional.of(new S3Uri("lists", "rules.json")),
                        new Retention(Duration.ofDays(28))));
    }

    private static BatchSettings read(Map<String, String> values) {
        return new Settings(values).read(BatchSettings::from);
    }
}
