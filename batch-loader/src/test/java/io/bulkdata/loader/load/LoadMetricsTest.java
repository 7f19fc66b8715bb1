package io.bulkdata.loader.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulkdata.core.settings.Settings;
import io.bulkdata.loader.ManualClock;
import io.bulkdata.loader.S3Events;
import io.bulkdata.loader.TestAws;
import io.bulkdata.loader.telemetry.RecordingTelemetry;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoadMetricsTest {

    private final Pipeline pipeline = new Pipeline();
    private final RecordingTelemetry telemetry = new RecordingTelemetry();
    private final ManualClock clock = new ManualClock(Instant.parse("2026-11-20T01:05:00Z"));

    @Test
    void endsAreCountedWithRowsBytesAndAge() {
        handle("full", "20261120010000", "id,title\n1,a\n2,b\n", new HashMap<>());
        handle("full", "20261119010000", "id,title\n1,old\n", new HashMap<>());
        handle("full", "20261120010200", "id,motto\n1,a\n", new HashMap<>());

        assertThat(telemetry.counted())
                .containsExactly(
                        "LOADED 2 rows, 17 bytes, age PT5M",
                        "|",
                        "SUPERSEDED 0 rows, 15 bytes, age PT24H5M",
                        "|",
                        "QUARANTINED 0 rows, 13 bytes, age PT3M",
                        "|");
    }

    @Test
    void aFailedAttemptIsCountedByItsClass() {
        handle(
                "full",
                "20261120010000",
                "id\n1\n",
                new HashMap<>(Map.of("BULKDATA_WAREHOUSE_URL", "jdbc:redshift://127.0.0.1:1/dev")));

        assertThat(telemetry.counted()).containsExactly("failed TRANSIENT", "|");
    }

    private void handle(String kind, String time, String csv, Map<String, String> different) {
        pipeline.announce(pipeline.put(kind, time, csv));
        Map<String, String> environment = new HashMap<>(TestAws.local().environment());
        environment.putAll(TestWarehouse.environment());
        environment.put("BULKDATA_BATCHES_TABLE", pipeline.table);
        environment.put("BULKDATA_MANIFEST_BUCKET", pipeline.lists);
        environment.put("BULKDATA_SUCCESS_TOPIC_ARN", topic());
        environment.put("BULKDATA_FAILURE_TOPIC_ARN", topic());
        environment.putAll(different);
        new LoadHandler(new Settings(environment), telemetry, clock)
                .handleRequest(S3Events.event(pipeline.requests()), null);
    }

    private static String topic() {
        return TestAws.local()
                .sns()
                .createTopic(request -> request.name(TestAws.name("topic")))
                .topicArn();
    }
}
