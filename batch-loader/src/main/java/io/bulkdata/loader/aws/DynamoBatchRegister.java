package io.bulkdata.loader.aws;

import io.bulkdata.loader.BatchId;
import io.bulkdata.loader.BatchRegister;
import io.bulkdata.loader.BatchState;
import io.bulkdata.loader.KnownFile;
import io.bulkdata.loader.Member;
import io.bulkdata.loader.Placement;
import io.bulkdata.loader.RegisteredBatch;
import io.bulkdata.loader.aws.DynamoBatches.Change;
import io.bulkdata.redshift.sql.S3Uri;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Batches in one DynamoDB table; the operator's view of it. Never a Scan. */
public final class DynamoBatchRegister implements BatchRegister {

    private static final AttributeValue QUARANTINED = state(BatchState.QUARANTINED);
    private static final AttributeValue CLOSED = state(BatchState.CLOSED);
    private static final AttributeValue FAILED = state(BatchState.FAILED);

    /** Closed and due, as if nobody had ever tried to load it. */
    private static final String AS_NEW = "#state = :closed, #attempts = :zero, #due = :work, #due_at = :now"
            + " REMOVE #notice, #error, #requested, #ttl, #reprocessed, #waits";

    private static final List<String> CHANGED_AS_NEW = List.of(
            Items.STATE,
            Items.ATTEMPTS,
            BatchTable.DUE,
            BatchTable.DUE_AT,
            Items.NOTICE,
            Items.ERROR,
            Items.REQUESTED,
            BatchTable.EXPIRES,
            Items.REPROCESSED,
            Items.WAITS);

    private final DynamoDbClient client;
    private final String table;
    private final DynamoBatches batches;
    private final DynamoFiles files;

    public DynamoBatchRegister(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
        this.batches = new DynamoBatches(client, table);
        this.files = new DynamoFiles(client, table);
    }

    @Override
    public List<BatchId> inState(BatchState state, Instant from, Instant until, int most) {
        QueryRequest request = QueryRequest.builder()
                .tableName(table)
                .indexName(BatchTable.STATE_INDEX)
                .keyConditionExpression("#state = :state AND #opened BETWEEN :from AND :until")
                .expressionAttributeNames(DynamoBatches.names(Items.STATE, Items.OPENED))
                .expressionAttributeValues(Map.of(
                        ":state",
                        state(state),
                        ":from",
                        Items.time(from),
                        ":until",
                        // Times are kept to the millisecond, and the end is not included.
                        Items.time(until.minusMillis(1))))
                .scanIndexForward(false)
                .build();
        return client.queryPaginator(request).items().stream()
                .limit(most)
                .map(Items::batchId)
                .toList();
    }

    @Override
    public List<RegisteredBatch> find(List<BatchId> ids) {
        List<BatchId> distinct = ids.stream().distinct().toList();
        Map<BatchId, RegisteredBatch> found = new HashMap<>();
        batches.items(distinct.stream().map(Items::batchKey).toList())
                .forEach(item -> found.put(Items.batchId(item), Items.registered(item)));
        return distinct.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    @Override
    public Set<Placement> confirmed(List<Placement> placements) {
        List<BatchId> ids = placements.stream().map(Placement::batch).distinct().toList();
        Set<Placement> there = batches.items(ids.stream().map(Items::batchKey).toList()).stream()
                .flatMap(item -> files.members(item).stream()
                        .map(member -> new Placement(member.uri(), member.etag(), Items.batchId(item))))
                .collect(Collectors.toSet());
        return placements.stream().filter(there::contains).collect(Collectors.toSet());
    }

    @Override
    public List<Member> members(BatchId id) {
        return files.members(id);
    }

    @Override
    public List<KnownFile> known(S3Uri file, String etag) {
        return files.known(file, etag);
    }

    @Override
    public boolean reopen(BatchId id, Instant now) {
        return changed(
                id,
                new Change(
                        "SET " + AS_NEW,
                        "#state IN (:quarantined, :failed)",
                        asNew(now, Map.of(":quarantined", QUARANTINED, ":failed", FAILED)),
                        CHANGED_AS_NEW));
    }

    @Override
    public boolean accept(BatchId id, Instant now) {
        List<String> names = new ArrayList<>(CHANGED_AS_NEW);
        names.add(Items.ACCEPTED);
        return changed(
                id,
                new Change(
                        "SET #accepted = :true, " + AS_NEW,
                        "#state = :quarantined",
                        asNew(now, Map.of(":quarantined", QUARANTINED, ":true", AttributeValue.fromBool(true))),
                        names));
    }

    private static Map<String, AttributeValue> asNew(Instant now, Map<String, AttributeValue> more) {
        Map<String, AttributeValue> values = new HashMap<>(more);
        values.put(":closed", CLOSED);
        values.put(":zero", Items.number(0));
        values.put(":work", Items.text(Items.WORK));
        values.put(":now", Items.time(now));
        return values;
    }

    @Override
    public boolean retryAt(BatchId id, Instant at, int most) {
        return changed(
                id,
                new Change(
                        "SET #state = :failed, #attempts = :zero, #due = :work, #due_at = :at"
                                + " ADD #reprocessed :one REMOVE #notice, #ttl, #waits",
                        "#state = :quarantined AND (attribute_not_exists(#reprocessed) OR #reprocessed < :most)",
                        Map.of(
                                ":failed", FAILED,
                                ":zero", Items.number(0),
                                ":work", Items.text(Items.WORK),
                                ":at", Items.time(at),
                                ":one", Items.number(1),
                                ":most", Items.number(most),
                                ":quarantined", QUARANTINED),
                        List.of(
                                Items.STATE,
                                Items.ATTEMPTS,
                                BatchTable.DUE,
                                BatchTable.DUE_AT,
                                Items.REPROCESSED,
                                Items.NOTICE,
                                BatchTable.EXPIRES,
                                Items.WAITS)));
    }

    @Override
    public boolean release(BatchId id, Instant now) {
        return changed(
                id,
                new Change(
                        "SET #lease_until = :now, #due_at = :now ADD #fence :one",
                        "#state = :loading",
                        Map.of(":now", Items.time(now), ":one", Items.number(1), ":loading", state(BatchState.LOADING)),
                        List.of(Items.LEASE_UNTIL, BatchTable.DUE_AT, Items.FENCE, Items.STATE)));
    }

    @Override
    public boolean close(BatchId id, Instant now) {
        return changed(
                id,
                new Change(
                        "SET #state = :closed, #due_at = :now",
                        "#state = :open",
                        Map.of(":closed", CLOSED, ":now", Items.time(now), ":open", state(BatchState.OPEN)),
                        List.of(Items.STATE, BatchTable.DUE_AT)));
    }

    @Override
    public boolean delete(BatchId id) {
        return files.deleteBatch(id);
    }

    @Override
    public boolean forget(S3Uri file, String etag, KnownFile known) {
        return files.forget(file, etag, known);
    }

    private boolean changed(BatchId id, Change change) {
        return batches.change(id, change).isPresent();
    }

    private static AttributeValue state(BatchState state) {
        return Items.text(state.name());
    }
}
