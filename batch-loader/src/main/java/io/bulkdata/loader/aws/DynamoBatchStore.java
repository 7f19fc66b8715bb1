package io.bulkdata.loader.aws;

import io.bulkdata.loader.Added;
import io.bulkdata.loader.Batch;
import io.bulkdata.loader.BatchId;
import io.bulkdata.loader.BatchRules;
import io.bulkdata.loader.BatchState;
import io.bulkdata.loader.BatchStore;
import io.bulkdata.loader.Member;
import io.bulkdata.loader.Retention;
import io.bulkdata.loader.Way;
import io.bulkdata.loader.aws.DynamoBatches.Change;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Batches in one DynamoDB table; the batching half's view of it. */
public final class DynamoBatchStore implements BatchStore {

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
    public Added add(Way way, List<Member> files, BatchRules rules, Instant now) {
        return new Adding(batches, transaction, way, distinct(files), rules, now, history.end(now)).run();
    }

    @Override
    public Optional<Batch> find(BatchId id) {
        return batches.find(id);
    }

    @Override
    public Optional<Batch> close(BatchId id, Instant now) {
        Change change = new Change(
                "SET #state = :closed, #due_at = :due",
                "#state = :open",
                Map.of(
                        ":closed", Items.text(BatchState.CLOSED.name()),
                        ":open", Items.text(BatchState.OPEN.name()),
                        ":due", Items.time(now.plus(Adding.UNREQUESTED))),
                List.of(Items.STATE, BatchTable.DUE_AT));
        return batches.change(id, change).map(Items::batch);
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

    /** Of an object that is told of twice, once. */
    private static List<Member> distinct(List<Member> files) {
        Map<String, Member> byName = new LinkedHashMap<>();
        files.forEach(file -> byName.putIfAbsent(file.uri() + "#" + file.etag(), file));
        return List.copyOf(byName.values());
    }
}
