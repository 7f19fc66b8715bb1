package io.bulkdata.loader.crash;

import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.bulkdata.core.message.Json;
import io.bulkdata.core.message.Notice;
import io.bulkdata.core.settings.Settings;
import io.bulkdata.loader.ManualClock;
import io.bulkdata.loader.S3Events;
import io.bulkdata.loader.TestAws;
import io.bulkdata.loader.aws.DynamoBatchStore;
import io.bulkdata.loader.batch.BatchHandler;
import io.bulkdata.loader.batch.SweepHandler;
import io.bulkdata.loader.load.LoadHandler;
import io.bulkdata.loader.load.TestWarehouse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.sqs.model.Message;

/** What is outside of the processes that are killed: buckets, queues, topics, a table of batches, a table to be loaded. */
final class Town {

    private static final Duration LONGER_THAN_A_LEASE = Duration.ofMinutes(16);
    private static final Duration A_YEAR = Duration.ofDays(365);
    private static final int ROUNDS = 8;

    final Grounds grounds;
    final ManualClock clock = new ManualClock(Instant.now());
    private final String schema = TestAws.name("s").replace('-', '_');
    private final LoadHandler loading;
    private final BatchHandler batching;
    private final SweepHandler sweeping;

    Town(Grounds grounds) {
        this.grounds = grounds;
        String table = schema + ".petitions";
        TestWarehouse.execute("CREATE SCHEMA " + schema + "; CREATE TABLE " + table
                + " (id BIGINT NOT NULL, title VARCHAR(20), signers INTEGER); INSERT INTO " + table
                + " VALUES (1, 'there')");
        loading = new LoadHandler(new Settings(loadSettings(Map.of())), clock);
        batching = new BatchHandler(new Settings(batchSettings(Map.of())), clock);
        sweeping = new SweepHandler(new Settings(batchSettings(Map.of())), clock);
    }

    Map<String, String> loadSettings(Map<String, String> way) {
        Map<String, String> settings = settings(Relays.straight());
        settings.put("BULKDATA_MANIFEST_BUCKET", grounds.lists);
        settings.put("BULKDATA_SUCCESS_TOPIC_ARN", grounds.topic);
        settings.put("BULKDATA_FAILURE_TOPIC_ARN", grounds.topic);
        settings.putAll(way);
        return settings;
    }

    Map<String, String> batchSettings(Map<String, String> way) {
        Map<String, String> settings = settings(Map.of());
        settings.put("BULKDATA_LOADS_QUEUE_URL", grounds.loads);
        settings.put("BULKDATA_BATCH_FILES", "3");
        settings.put("BULKDATA_WAREHOUSE_SCHEMA", schema);
        way.forEach((name, value) -> {
            if (name.startsWith("AWS_")) {
                settings.put(name, value);
            }
        });
        return settings;
    }

    private Map<String, String> settings(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(TestAws.local().environment());
        settings.put("BULKDATA_BATCHES_TABLE", grounds.table);
        settings.putAll(more);
        return settings;
    }

    /** Puts a file; returns the message that announces it. */
    SQSMessage put(String kind, String time, String csv) {
        String key = "exports/" + schema.replace('_', '-') + "/" + kind + "/petitions/" + time.substring(0, 8)
                + "/petitions_" + time + ".csv";
        byte[] content = csv.getBytes(StandardCharsets.UTF_8);
        String etag = TestAws.local()
                .s3()
                .putObject(request -> request.bucket(grounds.landing).key(key), RequestBody.fromBytes(content))
                .eTag()
                .replace("\"", "");
        return S3Events.message(time, S3Events.created(grounds.landing, key, content.length, etag), Map.of());
    }

    void announce(List<SQSMessage> messages) {
        batching.handleRequest(S3Events.event(messages), null);
    }

    void load(List<SQSMessage> requests) {
        loading.handleRequest(S3Events.event(requests), null);
    }

    /** Takes what is asked for from the queue of loads. */
    List<SQSMessage> requests() {
        return Grounds.receive(grounds.loads).stream()
                .map(message -> S3Events.message(message.messageId(), message.body(), Map.of()))
                .toList();
    }

    /** Lets time pass and the sweep tick until nobody has anything to do any more. */
    void comeToRest() {
        load(requests());
        DynamoBatchStore batches = new DynamoBatchStore(TestAws.local().dynamoDb(), grounds.table);
        for (int round = 0;
                round < ROUNDS && !batches.due(clock.instant().plus(A_YEAR)).isEmpty();
                round++) {
            clock.advance(LONGER_THAN_A_LEASE);
            sweeping.handleRequest(null, null);
            load(requests());
        }
    }

    List<String> rows() {
        return TestWarehouse.rows("SELECT id, title FROM " + schema + ".petitions ORDER BY id, title");
    }

    List<String> ledger() {
        return TestWarehouse.rows("SELECT mode, files, rows FROM bulkdata.load_ledger WHERE table_name = '" + schema
                + ".petitions' ORDER BY export_time, mode");
    }

    /** What was told since the last time. */
    List<Notice> notices() {
        List<Notice> notices = new ArrayList<>();
        for (List<Message> some = Grounds.receive(grounds.told);
                !some.isEmpty();
                some = Grounds.receive(grounds.told)) {
            some.forEach(message -> notices.add(Json.read(message.body(), Notice.class)));
        }
        return notices;
    }
}
