package io.bulkdata.loader.crash;

import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.bulkdata.core.message.Json;
import io.bulkdata.core.message.Notice;
import io.bulkdata.loader.S3Events;
import io.bulkdata.loader.TestAws;
import io.bulkdata.loader.aws.DynamoBatchStore;
import io.bulkdata.loader.load.TestWarehouse;
import io.bulkdata.redshift.sql.QualifiedTable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
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
    private final String name = TestAws.name("petitions").replace('-', '_');
    private final QualifiedTable table;

    Town(Grounds grounds) {
        this.grounds = grounds;
        this.table = QualifiedTable.of(grounds.schema, name);
        TestWarehouse.execute(
                "CREATE TABLE " + table + " (id BIGINT NOT NULL, title VARCHAR(20), signers INTEGER); INSERT INTO "
                        + table + " VALUES (1, 'there')");
    }

    /** Makes the table's lock, which its first load would make. */
    void prepareLock() {
        Grounds.prepare(table);
    }

    /** Puts a file; returns the message that announces it. */
    SQSMessage put(String kind, String time, String csv) {
        String key = "exports/acme/%s/%s/%s/%s_%s.csv".formatted(kind, name, time.substring(0, 8), name, time);
        byte[] content = csv.getBytes(StandardCharsets.UTF_8);
        String etag = TestAws.local()
                .s3()
                .putObject(request -> request.bucket(grounds.landing).key(key), RequestBody.fromBytes(content))
                .eTag()
                .replace("\"", "");
        return S3Events.message(time, S3Events.created(grounds.landing, key, content.length, etag), Map.of());
    }

    void announce(List<SQSMessage> messages) {
        grounds.batching.handleRequest(S3Events.event(messages), null);
    }

    void load(List<SQSMessage> requests) {
        grounds.loading.handleRequest(S3Events.event(requests), null);
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
                round < ROUNDS
                        && !batches.due(grounds.clock.instant().plus(A_YEAR)).isEmpty();
                round++) {
            grounds.clock.advance(LONGER_THAN_A_LEASE);
            grounds.sweeping.handleRequest(null, null);
            load(requests());
        }
    }

    List<String> rows() {
        return TestWarehouse.rows("SELECT id, title FROM " + table + " ORDER BY id, title");
    }

    List<String> ledger() {
        return TestWarehouse.rows("SELECT mode, files, rows FROM bulkdata.load_ledger WHERE table_name = '" + table
                + "' ORDER BY export_time, mode");
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
