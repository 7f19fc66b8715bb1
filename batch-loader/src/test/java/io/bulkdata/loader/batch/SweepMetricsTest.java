package io.bulkdata.loader.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulkdata.core.settings.Settings;
import io.bulkdata.loader.ManualClock;
import io.bulkdata.loader.S3Events;
import io.bulkdata.loader.TestAws;
import io.bulkdata.loader.telemetry.RecordingTelemetry;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SweepMetricsTest {

    @Test
    void filesAndTheOldestOpenBatchAreCounted() {
        RecordingTelemetry telemetry = new RecordingTelemetry();
        ManualClock clock = new ManualClock(Instant.parse("2026-11-20T01:05:00Z"));
        Map<String, String> environment = new HashMap<>(TestAws.local().environment());
        environment.put("BULKDATA_BATCHES_TABLE", TestAws.batchesTable());
        environment.put("BULKDATA_LOADS_QUEUE_URL", TestAws.loadsQueue());
        Settings settings = new Settings(environment);
        String key = "exports/acme/incremental/petitions/20261120/petitions_20261120010000.csv";

        new BatchHandler(Wiring.batcher(settings, clock), telemetry)
                .handleRequest(S3Events.delivery(S3Events.created("landing", key, 7, "e")), null);
        clock.advance(Duration.ofMinutes(2));
        SweepHandler sweep = new SweepHandler(settings, telemetry, clock);
        sweep.handleRequest(null, null);
        sweep.handleRequest(null, null);

        assertThat(telemetry.counted())
                .containsExactly("batched", "|", "oldest open PT2M", "|", "oldest open PT0S", "|");
    }
}
