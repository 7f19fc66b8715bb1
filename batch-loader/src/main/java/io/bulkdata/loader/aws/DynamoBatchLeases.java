package io.bulkdata.loader.aws;

import io.bulkdata.loader.Batch;
import io.bulkdata.loader.BatchId;
import io.bulkdata.loader.BatchLeases;
import io.bulkdata.loader.BatchState;
import io.bulkdata.loader.End;
import io.bulkdata.loader.Lease;
import io.bulkdata.loader.Member;
import io.bulkdata.loader.Retention;
import io.bulkdata.loader.aws.DynamoBatches.Change;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Batches in one DynamoDB table; the loading half's view of it. A lease ends by itself. */
public final class DynamoBatchLeases implements BatchLeases {

    static final String HELD = "#state = :loading AND #fence = :fence";

    private static final Change NOTICED = new Change(
            "REMOVE #due, #due_at",
            "attribute_exists(#notice)",
            Map.of(),
            List.of(Items.NOTICE, BatchTable.DUE, BatchTable.DUE_AT));

    private final DynamoDbClient client;
    private final String table;
    private final DynamoBatches batches;
    private final DynamoFiles files;
    private final Retention history;

    public DynamoBatchLeases(DynamoDbClient client, String table) {
        this(client, table, Retention.DEFAULT);
    }

    /** @param history how long batches are remembered after their end */
    public DynamoBatchLeases(DynamoDbClient client, String table, Retention history) {
        this.client = client;
        this.table = table;
        this.batches = new DynamoBatches(client, table);
        this.files = new DynamoFiles(client, table);
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
    public List<Lease> untried(List<BatchId> ids, Instant until) {
        return items(ids).stream()
                .filter(item -> Items.batch(item).isUntried())
                .map(item -> Items.lease(atFirstAttempt(item, until)))
                .toList();
    }

    @Override
    public boolean takeAll(List<Lease> untried) {
        Map<BatchId, Change> changes = new LinkedHashMap<>();
        untried.forEach(lease -> changes.put(lease.batch().id(), firstAttempt(lease)));
        return batches.changeAll(changes);
    }

    /** The fence is told and not counted up: so the lease is known without being read, and is nobody else's. */
    private static Change firstAttempt(Lease lease) {
        return new Change(
                "SET #state = :loading, #lease_until = :until, #due_at = :until, #fence = :next, #attempts = :one",
                "#state = :closed AND #fence = :fence",
                Map.of(
                        ":loading", state(BatchState.LOADING),
                        ":until", Items.time(lease.until()),
                        ":next", Items.number(lease.fence()),
                        ":one", Items.number(1),
                        ":closed", state(BatchState.CLOSED),
                        ":fence", Items.number(lease.fence() - 1)),
                List.of(Items.STATE, BatchTable.DUE_AT, Items.LEASE_UNTIL, Items.FENCE, Items.ATTEMPTS));
    }

    private static Map<String, AttributeValue> atFirstAttempt(Map<String, AttributeValue> item, Instant until) {
        Map<String, AttributeValue> taken = new HashMap<>(item);
        taken.put(Items.STATE, state(BatchState.LOADING));
        taken.put(Items.LEASE_UNTIL, Items.time(until));
        taken.put(BatchTable.DUE_AT, Items.time(until));
        taken.put(Items.FENCE, Items.number(Long.parseLong(item.get(Items.FENCE).n()) + 1));
        taken.put(Items.ATTEMPTS, Items.number(1));
        return taken;
    }

    @Override
    public List<Member> members(Lease lease) {
        Batch batch = lease.batch();
        return lease.begun().size() == batch.files() ? lease.begun() : files.members(batch.id());
    }

    @Override
    public boolean end(Lease lease, BatchState end, String notice, Instant lookAgain) {
        return batches.change(lease.batch().id(), ending(new End(lease, end, notice), lookAgain))
                .isPresent();
    }

    @Override
    public Set<BatchId> endAll(List<End> ends, Instant lookAgain) {
        Map<BatchId, Change> changes = new LinkedHashMap<>();
        ends.forEach(end -> changes.put(end.lease().batch().id(), ending(end, lookAgain)));
        if (changes.size() > 1 && batches.changeAll(changes)) {
            return changes.keySet();
        }
        return ends.stream()
                .filter(end -> end(end.lease(), end.state(), end.notice(), lookAgain))
                .map(end -> end.lease().batch().id())
                .collect(Collectors.toSet());
    }

    private Change ending(End end, Instant lookAgain) {
        Map<String, AttributeValue> values = held(end.lease());
        values.put(":end", state(end.state()));
        values.put(":notice", Items.text(end.notice()));
        values.put(":due", Items.time(lookAgain));
        values.put(":forgotten", Items.second(history.end(lookAgain)));
        return new Change(
                "SET #state = :end, #notice = :notice, #due_at = :due, #ttl = :forgotten",
                HELD,
                values,
                List.of(Items.STATE, Items.FENCE, Items.NOTICE, BatchTable.DUE_AT, BatchTable.EXPIRES));
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
        BatchId id = lease.batch().id();
        Map<String, AttributeValue> key = Items.batchKey(id);
        Optional<Map<String, AttributeValue>> item = batches.item(key);
        return files.naming(member, id)
                .filter(naming -> item.isPresent()
                        && SettingAside.run(
                                client,
                                table,
                                new SettingAside(
                                        lease,
                                        held(lease),
                                        item.get(),
                                        naming,
                                        member,
                                        into,
                                        notice,
                                        lookAgain,
                                        history.end(lookAgain))))
                .flatMap(done -> batches.item(key))
                .map(Items::lease);
    }

    @Override
    public boolean holds(List<Lease> leases, Instant now) {
        Map<BatchId, Long> fences = new HashMap<>();
        items(leases.stream().map(lease -> lease.batch().id()).toList()).stream()
                .filter(item ->
                        BatchState.LOADING.name().equals(item.get(Items.STATE).s()))
                .map(Items::lease)
                .filter(lease -> lease.until().isAfter(now))
                .forEach(lease -> fences.put(lease.batch().id(), lease.fence()));
        return leases.stream()
                .allMatch(lease -> Long.valueOf(lease.fence())
                        .equals(fences.get(lease.batch().id())));
    }

    @Override
    public List<Batch> find(List<BatchId> ids) {
        return items(ids).stream().map(Items::batch).toList();
    }

    /** In the order of the ids. */
    private List<Map<String, AttributeValue>> items(List<BatchId> ids) {
        Map<BatchId, Map<String, AttributeValue>> items = new HashMap<>();
        batches.items(ids.stream().map(Items::batchKey).toList()).forEach(item -> items.put(Items.batchId(item), item));
        return ids.stream().map(items::get).filter(Objects::nonNull).toList();
    }

    @Override
    public void noticed(List<BatchId> ids) {
        Map<BatchId, Change> changes = new LinkedHashMap<>();
        ids.forEach(id -> changes.put(id, NOTICED));
        if (changes.size() == 1 || !batches.changeAll(changes)) {
            changes.forEach(batches::change);
        }
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
