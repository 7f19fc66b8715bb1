package io.bulkdata.bench.loader;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.bulkdata.awslocal.AwsLocal;
import io.bulkdata.core.message.Json;
import io.bulkdata.core.message.LoadRequest;
import io.bulkdata.core.settings.Settings;
import io.bulkdata.loader.aws.BatchTable;
import io.bulkdata.loader.batch.BatchHandler;
import io.bulkdata.loader.load.LoadHandler;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * The handlers as they are deployed, as two Lambdas at the same time: {@link BatchHandler} is given S3's notifications as SQS does
 * it, ten at a time, and {@link LoadHandler} what is asked for in the queue of loads meanwhile, one invocation after the other. All
 * batches get full, so the sweep has nothing to do. Reading the queue is Lambda's own work: it is in the time, and not in the count
 * of requests.
 */
final class OurLoader implements Contender {

    /** SQS's limit for one request. */
    private static final int MESSAGES = 10;

    private final String name;
    private final Place place;
    private final String loads;
    private final int filesInBatch;
    private final BatchHandler batching;
    private final LoadHandler loading;

    private OurLoader(
            String name, Place place, String loads, int filesInBatch, BatchHandler batching, LoadHandler loading) {
        this.name = name;
        this.place = place;
        this.loads = loads;
        this.filesInBatch = filesInBatch;
        this.batching = batching;
        this.loading = loading;
    }

    /**
     * Makes one with all that it needs.
     *
     * @param aws where AWS is for it
     * @param filesInBatch after which a batch is closed
     */
    static OurLoader create(String name, Place place, Map<String, String> aws, int filesInBatch) {
        AwsLocal local = place.engines().aws();
        String batches = place.id() + "-batches";
        local.dynamoDb().createTable(BatchTable.definition(batches));
        String loads = local.sqs()
                .createQueue(request -> request.queueName(place.id() + "-loads.fifo")
                        .attributes(Map.of(QueueAttributeName.FIFO_QUEUE, "true")))
                .queueUrl();
        Map<String, String> batch = new HashMap<>(aws);
        batch.put("BULKDATA_BATCHES_TABLE", batches);
        batch.put("BULKDATA_LOADS_QUEUE_URL", loads);
        batch.put("BULKDATA_BATCH_FILES", Integer.toString(filesInBatch));
        batch.put("BULKDATA_WAREHOUSE_SCHEMA", place.schema());
        Map<String, String> load = new HashMap<>(aws);
        load.putAll(place.engines().warehouse());
        load.put("BULKDATA_BATCHES_TABLE", batches);
        load.put("BULKDATA_MANIFEST_BUCKET", place.manifests());
        load.put("BULKDATA_SUCCESS_TOPIC_ARN", place.topic("success"));
        load.put("BULKDATA_FAILURE_TOPIC_ARN", place.topic("failure"));
        return new OurLoader(
                name,
                place,
                loads,
                filesInBatch,
                new BatchHandler(new Settings(batch)),
                new LoadHandler(new Settings(load)));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Place place() {
        return place;
    }

    @Override
    public void load(List<StoredFile> files) {
        CompletableFuture<Void> allBatched = CompletableFuture.runAsync(() -> batch(files));
        int left = files.size() / filesInBatch;
        while (left > 0) {
            left -= loadRequested();
            if (allBatched.isCompletedExceptionally()) {
                break;
            }
        }
        allBatched.join();
    }

    private void batch(List<StoredFile> files) {
        for (int from = 0; from < files.size(); from += MESSAGES) {
            List<StoredFile> some = files.subList(from, Math.min(from + MESSAGES, files.size()));
            check(batching.handleRequest(
                    event(some.stream()
                            .map(file -> message(file.etag(), file.notification(), Map.of()))
                            .toList()),
                    null));
        }
    }

    /** Loads what is asked for; returns how many batches. */
    private int loadRequested() {
        List<Message> requests = receive();
        if (requests.isEmpty()) {
            return 0;
        }
        check(loading.handleRequest(
                event(requests.stream()
                        .map(request -> message(request.messageId(), request.body(), request.attributesAsStrings()))
                        .toList()),
                null));
        delete(requests);
        return requests.stream()
                .mapToInt(request ->
                        Json.read(request.body(), LoadRequest.class).batchIds().size())
                .sum();
    }

    private List<Message> receive() {
        return place.engines()
                .aws()
                .sqs()
                .receiveMessage(request -> request.queueUrl(loads)
                        .maxNumberOfMessages(MESSAGES)
                        .waitTimeSeconds(1)
                        .messageSystemAttributeNames(MessageSystemAttributeName.MESSAGE_GROUP_ID))
                .messages();
    }

    private void delete(List<Message> done) {
        place.engines()
                .aws()
                .sqs()
                .deleteMessageBatch(request -> request.queueUrl(loads)
                        .entries(done.stream()
                                .map(message -> DeleteMessageBatchRequestEntry.builder()
                                        .id(message.messageId())
                                        .receiptHandle(message.receiptHandle())
                                        .build())
                                .toList()));
    }

    private void check(SQSBatchResponse answer) {
        if (!answer.getBatchItemFailures().isEmpty()) {
            throw new IllegalStateException(
                    name + ": " + answer.getBatchItemFailures().size() + " messages failed");
        }
    }

    private static SQSEvent event(List<SQSMessage> messages) {
        SQSEvent event = new SQSEvent();
        event.setRecords(messages);
        return event;
    }

    private static SQSMessage message(String id, String body, Map<String, String> attributes) {
        SQSMessage message = new SQSMessage();
        message.setMessageId(id);
        message.setBody(body);
        message.setAttributes(attributes);
        return message;
    }
}
