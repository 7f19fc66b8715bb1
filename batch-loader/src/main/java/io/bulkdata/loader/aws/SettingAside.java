package io.bulkdata.loader.aws;

import io.bulkdata.loader.BatchId;
import io.bulkdata.loader.BatchState;
import io.bulkdata.loader.Lease;
import io.bulkdata.loader.Member;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * The one transaction that moves a file out of its batch into a quarantined one of its own, under the fence.
 *
 * @param held the values of the condition that the lease holds
 * @param item the batch as it is written
 * @param naming the item of the batch that names the file; the same, or another
 * @param forgotten when the history of the new batch is
 */
record SettingAside(
        Lease lease,
        Map<String, AttributeValue> held,
        Map<String, AttributeValue> item,
        Map<String, AttributeValue> naming,
        Member member,
        BatchId into,
        String notice,
        Instant lookAgain,
        Instant forgotten) {

    private static final List<String> NOT_OF_THE_NEW = List.of(Items.LEASE_UNTIL, Items.WAITS, Items.ERROR);

    private static final String REST = "SET #members = :rest";

    SettingAside {
        held = Map.copyOf(held);
        item = Map.copyOf(item);
        naming = Map.copyOf(naming);
    }

    /** Returns whether the lease still held. */
    static boolean run(DynamoDbClient client, String table, SettingAside aside) {
        try {
            client.transactWriteItems(request -> request.transactItems(aside.writes(table)));
            return true;
        } catch (TransactionCanceledException e) {
            return false;
        }
    }

    private List<TransactWriteItem> writes(String table) {
        List<TransactWriteItem> writes = new ArrayList<>();
        boolean begun = Items.keyOf(naming).equals(Items.batchKey(lease.batch().id()));
        writes.add(less(table, begun));
        if (!begun) {
            writes.add(gone(table));
        }
        writes.add(known(table));
        writes.add(TransactWriteItem.builder()
                .put(put -> put.tableName(table).item(newBatch()))
                .build());
        return writes;
    }

    private TransactWriteItem known(String table) {
        return TransactWriteItem.builder()
                .update(update -> update.tableName(table)
                        .key(Items.fileKey(member, lease.batch().target()))
                        .updateExpression("SET #batch_id = :into")
                        .expressionAttributeNames(DynamoBatches.names(Items.BATCH_ID))
                        .expressionAttributeValues(Map.of(":into", Items.text(into.value()))))
                .build();
    }

    private TransactWriteItem less(String table, boolean begun) {
        Map<String, AttributeValue> values = new HashMap<>(held);
        values.put(":less", Items.number(-1));
        values.put(":bytes", Items.number(-member.bytes()));
        List<String> names = new ArrayList<>(List.of(Items.STATE, Items.FENCE, Items.FILES, Items.BYTES));
        if (begun) {
            values.put(":rest", rest());
            names.add(Items.MEMBERS);
        }
        return TransactWriteItem.builder()
                .update(update -> update.tableName(table)
                        .key(Items.batchKey(lease.batch().id()))
                        .updateExpression((begun ? REST + " " : "") + "ADD #files :less, #bytes :bytes")
                        .conditionExpression(DynamoBatchLeases.HELD)
                        .expressionAttributeNames(DynamoBatches.names(names.toArray(String[]::new)))
                        .expressionAttributeValues(values))
                .build();
    }

    private TransactWriteItem gone(String table) {
        return TransactWriteItem.builder()
                .update(update -> update.tableName(table)
                        .key(Items.keyOf(naming))
                        .updateExpression(REST)
                        .expressionAttributeNames(DynamoBatches.names(Items.MEMBERS))
                        .expressionAttributeValues(Map.of(":rest", rest())))
                .build();
    }

    /** Nobody else changes which files the batch has, as long as the lease holds. */
    private AttributeValue rest() {
        return Items.members(Items.members(naming).stream()
                .filter(other -> !other.equals(member))
                .toList());
    }

    /** As the old one, but for what differs. */
    private Map<String, AttributeValue> newBatch() {
        Map<String, AttributeValue> batch = new HashMap<>(item);
        NOT_OF_THE_NEW.forEach(batch::remove);
        batch.putAll(Items.batchKey(into));
        batch.put(Items.STATE, Items.text(BatchState.QUARANTINED.name()));
        batch.put(Items.FILES, Items.number(1));
        batch.put(Items.BYTES, Items.number(member.bytes()));
        batch.put(Items.MEMBERS, Items.members(List.of(member)));
        batch.put(Items.NOTICE, Items.text(notice));
        batch.put(BatchTable.DUE, Items.text(Items.WORK));
        batch.put(BatchTable.DUE_AT, Items.time(lookAgain));
        batch.put(BatchTable.EXPIRES, Items.second(forgotten));
        return batch;
    }
}
