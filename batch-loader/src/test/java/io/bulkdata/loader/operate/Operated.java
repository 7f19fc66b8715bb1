package io.bulkdata.loader.operate;

import io.bulkdata.core.settings.Settings;
import io.bulkdata.loader.BatchId;
import io.bulkdata.loader.BatchState;
import io.bulkdata.loader.S3Events;
import io.bulkdata.loader.TestAws;
import io.bulkdata.loader.batch.SweepHandler;
import io.bulkdata.loader.load.Pipeline;
import io.bulkdata.loader.load.TestWarehouse;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.model.Message;

/** A pipeline and the installation an operator has at hand for it. */
final class Operated {

    final Pipeline pipeline;
    final String files = TestAws.queue("files");
    final Map<String, String> environment = new HashMap<>();
    final Installation installation;

    Operated(Pipeline pipeline) {
        this.pipeline = pipeline;
        environment.putAll(TestAws.local().environment());
        environment.putAll(TestWarehouse.environment());
        environment.put("BULKDATA_BATCHES_TABLE", pipeline.table);
        environment.put("BULKDATA_LANDING_BUCKET", pipeline.landing);
        environment.put("BULKDATA_FILES_QUEUE_URL", files);
        environment.put("BULKDATA_WAREHOUSE_SCHEMA", pipeline.schema);
        installation = new Installation(new Settings(environment));
    }

    /** What the sweep does when its time comes; only what is due now. */
    void sweep() {
        Map<String, String> sweeping = new HashMap<>(TestAws.local().environment());
        sweeping.put("BULKDATA_BATCHES_TABLE", pipeline.table);
        sweeping.put("BULKDATA_LOADS_QUEUE_URL", pipeline.loads);
        new SweepHandler(new Settings(sweeping)).handleRequest(null, null);
    }

    /** Hands what was announced through the queue to the batching half. */
    int batchAnnounced() {
        int number = 0;
        for (List<Message> some = receive(); !some.isEmpty(); some = receive()) {
            number += some.size();
            some.forEach(message -> pipeline.batching.handleRequest(S3Events.delivery(message.body()), null));
        }
        return number;
    }

    /** The batches in a state, the newest first. */
    List<BatchView> batches(BatchState state) {
        return installation
                .batches()
                .list(Selection.of(EnumSet.of(state), Instant.now().plusSeconds(60)));
    }

    /** The only batch in a state. */
    BatchId batch(BatchState state) {
        List<BatchView> batches = batches(state);
        if (batches.size() != 1) {
            throw new IllegalStateException("Not one " + state + " batch but " + batches);
        }
        return new BatchId(batches.get(0).id());
    }

    private List<Message> receive() {
        List<Message> messages = TestAws.local()
                .sqs()
                .receiveMessage(request -> request.queueUrl(files).maxNumberOfMessages(10))
                .messages();
        messages.forEach(message -> TestAws.local()
                .sqs()
                .deleteMessage(request -> request.queueUrl(files).receiptHandle(message.receiptHandle())));
        return messages;
    }
}
