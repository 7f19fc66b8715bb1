package io.bulkdata.loader.load;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.bulkdata.core.message.Notice;
import io.bulkdata.core.settings.Settings;
import io.bulkdata.loader.ManualClock;
import io.bulkdata.loader.S3Events;
import io.bulkdata.loader.TestAws;
import io.bulkdata.loader.batch.BatchHandler;
import io.bulkdata.loader.batch.SweepHandler;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.sync.RequestBody;

/** A landing with load rules, and two warehouses: {@code default}, and {@code reporting} in a database of its own. */
final class RuleTown {

    /** Of tables in both warehouses. */
    final String schema = TestAws.name("s").replace('-', '_');

    /** The database of the warehouse {@code reporting}. */
    final String reporting = TestAws.name("reporting").replace('-', '_');

    final String landing = TestAws.bucket("landing");
    final ManualClock clock = new ManualClock(Instant.now());
    private final String lists = TestAws.bucket("lists");
    private final Map<String, String> common = new HashMap<>(TestAws.local().environment());
    private final Map<String, String> queues =
            Map.of("default", TestAws.loadsQueue(), "reporting", TestAws.loadsQueue());
    private final Map<String, String> successes =
            Map.of("default", TestAws.queue("ok"), "reporting", TestAws.queue("ok"));
    private final Map<String, String> failures =
            Map.of("default", TestAws.queue("bad"), "reporting", TestAws.queue("bad"));
    private final Map<String, String> batching = new HashMap<>();

    RuleTown() {
        common.put("BULKDATA_BATCHES_TABLE", TestAws.batchesTable());
        common.put("BULKDATA_LOAD_RULES", "s3://" + lists + "/rules.json");
        batching.putAll(common);
        batching.put("BULKDATA_LOADS_QUEUE_URL", queues.get("default"));
        batching.put("BULKDATA_OTHER_LOADS_QUEUE_URLS", "reporting=" + queues.get("reporting"));
        TestWarehouse.execute("CREATE SCHEMA " + schema);
    }

    /** Makes the database of the warehouse {@code reporting}. */
    RuleTown withReporting() {
        TestWarehouse.execute("CREATE DATABASE " + reporting);
        TestWarehouse.executeIn(reporting, "CREATE SCHEMA " + schema);
        return this;
    }

    /** Writes a document of these rules; {@code SCHEMA} stands for the town's. */
    RuleTown rules(String rules) {
        return document("{\"rules\": [" + rules.replace("SCHEMA", schema) + "]}");
    }

    RuleTown document(String json) {
        putObject(lists, "rules.json", json.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    RuleTown table(String definition) {
        TestWarehouse.execute("CREATE TABLE " + schema + "." + definition);
        return this;
    }

    /** Puts a file; returns S3's notification of it, a minute later each time. */
    String put(String key, byte[] content) {
        String etag = putObject(landing, key, content);
        return S3Events.created(landing, key, content.length, etag)
                .replace("2026-11-20T01:30:00.000Z", clock.instant().toString());
    }

    String put(String key, String content) {
        return put(key, content.getBytes(StandardCharsets.UTF_8));
    }

    SQSBatchResponse announce(String... notifications) {
        return new BatchHandler(new Settings(batching), clock).handleRequest(S3Events.delivery(notifications), null);
    }

    /** Time passes, and the sweep asks for what is due. */
    void pass(Duration time) {
        clock.advance(time);
        new SweepHandler(new Settings(batching), clock).handleRequest(new ScheduledEvent(), null);
    }

    /** Puts and announces a file, waits until its batch closes and loads what the default warehouse is asked for. */
    void land(String key, String content) {
        announce(put(key, content));
        pass(Duration.ofMinutes(1));
        load("default");
    }

    void load(String warehouse) {
        Map<String, String> place =
                warehouse.equals("default") ? TestWarehouse.environment() : TestWarehouse.environment(reporting);
        load(warehouse, place);
    }

    /** Loads all that the warehouse is asked for. */
    void load(String warehouse, Map<String, String> place) {
        Map<String, String> loading = new HashMap<>(common);
        loading.putAll(place);
        loading.put("BULKDATA_WAREHOUSE_NAME", warehouse);
        loading.put("BULKDATA_MANIFEST_BUCKET", lists);
        loading.put("BULKDATA_SUCCESS_TOPIC_ARN", Pipeline.topic(successes.get(warehouse)));
        loading.put("BULKDATA_FAILURE_TOPIC_ARN", Pipeline.topic(failures.get(warehouse)));
        LoadHandler handler = new LoadHandler(new Settings(loading), clock);
        Pipeline.receive(queues.get(warehouse))
                .forEach(message -> handler.handleRequest(
                        S3Events.event(List.of(S3Events.message(message.messageId(), message.body(), Map.of()))),
                        null));
    }

    List<Notice> successes(String warehouse) {
        return Pipeline.notices(successes.get(warehouse));
    }

    List<Notice> failures(String warehouse) {
        return Pipeline.notices(failures.get(warehouse));
    }

    List<String> rows(String columns, String table) {
        return TestWarehouse.rows("SELECT " + columns + " FROM " + schema + "." + table + " ORDER BY 1, 2");
    }

    private static String putObject(String bucket, String key, byte[] content) {
        return TestAws.local()
                .s3()
                .putObject(request -> request.bucket(bucket).key(key), RequestBody.fromBytes(content))
                .eTag()
                .replace("\"", "");
    }
}
