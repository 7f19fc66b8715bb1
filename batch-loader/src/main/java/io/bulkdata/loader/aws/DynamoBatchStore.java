package io.bulkdata.loader.aws;

import io.bulkdata.loader.Arrival;
import io.bulkdata.loader.Batch;
import io.bulkdata.loader.BatchId;
import io.bulkdata.loader.BatchRules;
import io.bulkdata.loader.BatchState;
import io.bulkdata.loader.BatchStore;
import io.bulkdata.loader.LoadMode;
import io.bulkdata.loader.Retention;
import io.bulkdata.loader.aws.DynamoBatches.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Batches in one DynamoDB table; the batching half's view of it. */
public final class DynamoBatchStore implements BatchStore {

    /** How long a closed batch may go without its load being asked for, before the sweep does it. */
    private static final Duration UNREQUESTED = Duration.ofSeconds(30);

    private static final int ATTEMPTS = 12;

    private final DynamoDbClient client;
    private final String table;
    private final DynamoBatches batches;
    private final FileTransaction transaction;
    private final Retention history;

    public DynamoBatchStore(DynamoDbClient client, String table) {
        this(client, table, Retention.DEFAULT);
    }

    /** @param history how long files are known */
    public DynamoBatchStore(DynamoDbClient client, String table, Retention history) {
        this.client = client;
        this.table = table;
        this.batches = new DynamoBatches(client, table);
        this.transaction = new FileTransaction(client, table);
        this.history = history;
    }

    @Override
    public BatchId add(Arrival arrival, BatchRules rules, Instant now) {
        BatchId refused = null;
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Optional<BatchId> open = arrival.mode() == LoadMode.REPLACE ? Optional.empty() : openBatch(arrival);
            boolean join = open.isPresent() && !open.get().equals(refused);
            BatchId id = join ? open.get() : BatchId.create(now);
            switch (transaction.run(writes(arrival, rules, now, id, open, join))) {
                case DONE -> {
                    return id;
                }
                case KNOWN -> {
                    return batchOf(arrival);
                }
                case REFUSED -> refused = join ? id : null;
                case CONFLICT -> FileTransaction.pause(attempt);
            }
        }
        throw new IllegalStateException("Too many others change the batches of " + arrival.target() + ": gave up on "
                + arrival.member().uri());
    }

    @Override
    public Optional<Batch> find(BatchId id) {
        return batches.find(id);
    }

    @Override
    public boolean close(BatchId id, Instant now) {
        Change change = new Change(
                "SET #state = :closed, #due_at = :due",
                "#state = :open",
                Map.of(
                        ":closed", Items.text(BatchState.CLOSED.name()),
                        ":open", Items.text(BatchState.OPEN.name()),
                        ":due", Items.time(now.plus(UNREQUESTED))),
                List.of(Items.STATE, BatchTable.DUE_AT));
        return batches.change(id, change).isPresent();
    }

    @Override
    public void requested(Batch batch, Instant lookAgain) {
        Change change = new Change(
                "SET #requested = :true, #due_at = :again",
                "#state = :state AND #due_at = :due",
                Map.of(
                        ":true", AttributeValue.fromBool(true),
                        ":state", Items.text(batch.state().name()),
                        ":due", Items.time(batch.due().orElse(Instant.EPOCH)),
                        ":again", Items.time(lookAgain)),
                List.of(Items.REQUESTED, Items.STATE, BatchTable.DUE_AT));
        batches.change(batch.id(), change);
    }

    @Override
    public List<BatchId> due(Instant now) {
        QueryRequest request = QueryRequest.builder()
                .tableName(table)
                .indexName(BatchTable.DUE_INDEX)
                .keyConditionExpression("#due = :work AND #due_at <= :now")
                .expressionAttributeNames(DynamoBatches.names(BatchTable.DUE, BatchTable.DUE_AT))
                .expressionAttributeValues(Map.of(":work", Items.text(Items.WORK), ":now", Items.time(now)))
                .build();
        return client.queryPaginator(request).items().stream()
                .map(Items::batchId)
                .toList();
    }

    private FileTransaction.Writes writes(
            Arrival arrival, BatchRules rules, Instant now, BatchId id, Optional<BatchId> open, boolean join) {
        FileTransaction.Entry entry = new FileTransaction.Entry(arrival, id, history.end(now));
        if (arrival.mode() == LoadMode.REPLACE) {
            return FileTransaction.Writes.alone(entry, now, now.plus(UNREQUESTED));
        }
        return join
                ? FileTransaction.Writes.join(entry, rules.files())
                : FileTransaction.Writes.begin(entry, open, now, now.plus(rules.age()));
    }

    private Optional<BatchId> openBatch(Arrival arrival) {
        return batchIdIn(Items.openKey(arrival));
    }

    private BatchId batchOf(Arrival arrival) {
        return batchIdIn(Items.fileKey(arrival.member(), arrival.target()))
                .orElseThrow(() -> new IllegalStateException(
                        "Known a moment ago and now not: " + arrival.member().uri()));
    }

    private Optional<BatchId> batchIdIn(Map<String, AttributeValue> key) {
        return batches.item(key)
                .map(item -> new BatchId(item.get(Items.BATCH_ID).s()));
    }
}
