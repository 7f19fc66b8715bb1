package io.bulkdata.loader.aws;

import io.bulkdata.loader.Batch;
import io.bulkdata.loader.BatchId;
import io.bulkdata.loader.BatchLeases;
import io.bulkdata.loader.BatchState;
import io.bulkdata.loader.Lease;
import io.bulkdata.loader.Member;
import io.bulkdata.loader.Retention;
import io.bulkdata.loader.aws.DynamoBatches.Change;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Batches in one DynamoDB table; the loading half's view of it. A lease ends by itself. */
public final class DynamoBatchLeases implements BatchLeases {

    static final String HELD = "#state = :loading AND #fence = :fence";

    private final DynamoDbClient client;
    private final String table;
    private final DynamoBatches batches;
    private final Retention history;

    public DynamoBatchLeases(DynamoDbClient client, String table) {
        this(client, table, Retention.DEFAULT);
    }

    /** @param history how long batches are remembered after their end */
    public DynamoBatchLeases(DynamoDbClient client, String table, Retention history) {
        this.client = client;
        this.table = table;
        this.batches = new DynamoBatches(client, table);
        this.history = history;
    }

    @Override
    public Optional<Lease> take(BatchId id, Instant now, Instant until) {
        Change change = new Change(
                "SET #state = :loading, #lease_until = :until, #due_at = :until ADD #fence :one, #attempts :one",
                "#state IN (:closed, :failed) OR (#state = :loading AND #lease_until <= :now)",
                Map.of(
                        ":loading", state(BatchState.LOADING),
                        ":closed", state(BatchState.CLOSED),
                        ":failed", state(BatchState.FAILED),
                        ":until", Items.time(until),
                        ":now", Items.time(now),
                        ":one", Items.number(1)),
                List.of(Items.STATE, BatchTable.DUE_AT, Items.LEASE_UNTIL, Items.FENCE, Items.ATTEMPTS));
        return batches.change(id, change).map(item -> Items.lease(item));
    }

    @Override
    public List<Member> members(BatchId id) {
        QueryRequest request = QueryRequest.builder()
                .tableName(table)
                .consistentRead(true)
                .keyConditionExpression("#pk = :batch AND begins_with(#sk, :member)")
                .expressionAttributeNames(DynamoBatches.names(BatchTable.PARTITION, BatchTable.SORT))
                .expressionAttributeValues(
                        Map.of(":batch", Items.partition(id), ":member", Items.text(Items.MEMBER_PREFIX)))
                .build();
        return client.queryPaginator(request).items().stream()
                .map(Items::member)
                .toList();
    }

    @Override
    public boolean end(Lease lease, BatchState end, String notice, Instant lookAgain) {
        Map<String, AttributeValue> values = held(lease);
        values.put(":end", state(end));
        values.put(":notice", Items.text(notice));
        values.put(":due", Items.time(lookAgain));
        values.put(":forgotten", Items.second(history.end(lookAgain)));
        Change change = new Change(
                "SET #state = :end, #notice = :notice, #due_at = :due, #ttl = :forgotten",
                HELD,
                values,
                List.of(Items.STATE, Items.FENCE, Items.NOTICE, BatchTable.DUE_AT, BatchTable.EXPIRES));
        return batches.change(lease.batch().id(), change).isPresent();
    }

    @Override
    public boolean retry(Lease lease, Instant at, String error) {
        Map<String, AttributeValue> values = held(lease);
        values.put(":failed", state(BatchState.FAILED));
        values.put(":at", Items.time(at));
        values.put(":error", Items.text(error));
        Change change = new Change(
                "SET #state = :failed, #due_at = :at, #error = :error",
                HELD,
                values,
                List.of(Items.STATE, Items.FENCE, Items.ERROR, BatchTable.DUE_AT));
        return batches.change(lease.batch().id(), change).isPresent();
    }

    @Override
    public boolean await(Lease lease, Instant at, String error) {
        Map<String, AttributeValue> values = held(lease);
        values.put(":failed", state(BatchState.FAILED));
        values.put(":at", Items.time(at));
        values.put(":error", Items.text(error));
        values.put(":one", Items.number(1));
        values.put(":less", Items.number(-1));
        Change change = new Change(
                "SET #state = :failed, #due_at = :at, #error = :error ADD #attempts :less, #waits :one",
                HELD,
                values,
                List.of(Items.STATE, Items.FENCE, Items.ERROR, Items.ATTEMPTS, Items.WAITS, BatchTable.DUE_AT));
        return batches.change(lease.batch().id(), change).isPresent();
    }

    @Override
    public Optional<Lease> setAside(Lease lease, Member member, BatchId into, String notice, Instant lookAgain) {
        Map<String, AttributeValue> key = Items.batchKey(lease.batch().id());
        return batches.item(key)
                .filter(item -> SettingAside.run(
                        client,
                        table,
                        new SettingAside(
                                lease, held(lease), item, member, into, notice, lookAgain, history.end(lookAgain))))
                .flatMap(item -> batches.item(key))
                .map(Items::lease);
    }

    @Override
    public boolean holds(Lease lease, Instant now) {
        return batches.item(Items.batchKey(lease.batch().id()))
                .filter(item ->
                        BatchState.LOADING.name().equals(item.get(Items.STATE).s()))
                .map(Items::lease)
                .filter(held -> held.fence() == lease.fence() && held.until().isAfter(now))
                .isPresent();
    }

    @Override
    public Optional<Batch> find(BatchId id) {
        return batches.find(id);
    }

    @Override
    public void noticed(BatchId id) {
        Change change = new Change(
                "REMOVE #due, #due_at",
                "attribute_exists(#notice)",
                Map.of(),
                List.of(Items.NOTICE, BatchTable.DUE, BatchTable.DUE_AT));
        batches.change(id, change);
    }

    private static Map<String, AttributeValue> held(Lease lease) {
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":loading", state(BatchState.LOADING));
        values.put(":fence", Items.number(lease.fence()));
        return values;
    }

    private static AttributeValue state(BatchState state) {
        return Items.text(state.name());
    }
}
