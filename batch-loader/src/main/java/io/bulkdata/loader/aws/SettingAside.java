package io.bulkdata.loader.aws;

import io.bulkdata.loader.BatchId;
import io.bulkdata.loader.BatchState;
import io.bulkdata.loader.Lease;
import io.bulkdata.loader.Member;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * The one transaction that moves a file out of its batch into a quarantined one of its own, under the fence.
 *
 * @param held the values of the condition that the lease holds
 * @param item the batch as it is written
 * @param forgotten when the history of the new batch is
 */
record SettingAside(
        Lease lease,
        Map<String, AttributeValue> held,
        Map<String, AttributeValue> item,
        Member member,
        BatchId into,
        String notice,
        Instant lookAgain,
        Instant forgotten) {

    private static final List<String> NOT_OF_THE_NEW = List.of(Items.LEASE_UNTIL, Items.WAITS, Items.ERROR);

    SettingAside {
        held = Map.copyOf(held);
        item = Map.copyOf(item);
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
        return Stream.concat(
                        Stream.of(less(table), gone(table), known(table)),
                        Stream.of(newBatch(), Items.member(member, into, forgotten))
                                .map(put ->
                                        Put.builder().tableName(table).item(put).build())
                                .map(put -> TransactWriteItem.builder().put(put).build()))
                .toList();
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

    private TransactWriteItem less(String table) {
        Map<String, AttributeValue> values = new HashMap<>(held);
        values.put(":less", Items.number(-1));
        values.put(":bytes", Items.number(-member.bytes()));
        return TransactWriteItem.builder()
                .update(update -> update.tableName(table)
                        .key(Items.batchKey(lease.batch().id()))
                        .updateExpression("ADD #files :less, #bytes :bytes")
                        .conditionExpression(DynamoBatchLeases.HELD)
                        .expressionAttributeNames(
                                DynamoBatches.names(Items.STATE, Items.FENCE, Items.FILES, Items.BYTES))
                        .expressionAttributeValues(values))
                .build();
    }

    private TransactWriteItem gone(String table) {
        return TransactWriteItem.builder()
                .delete(delete -> delete.tableName(table)
                        .key(Items.keyOf(Items.member(member, lease.batch().id(), forgotten))))
                .build();
    }

    /** As the old one, but for what differs. */
    private Map<String, AttributeValue> newBatch() {
        Map<String, AttributeValue> batch = new HashMap<>(item);
        NOT_OF_THE_NEW.forEach(batch::remove);
        batch.putAll(Items.batchKey(into));
        batch.put(Items.STATE, Items.text(BatchState.QUARANTINED.name()));
        batch.put(Items.FILES, Items.number(1));
        batch.put(Items.BYTES, Items.number(member.bytes()));
        batch.put(Items.NOTICE, Items.text(notice));
        batch.put(BatchTable.DUE, Items.text(Items.WORK));
        batch.put(BatchTable.DUE_AT, Items.time(lookAgain));
        batch.put(BatchTable.EXPIRES, Items.second(forgotten));
        return batch;
    }
}
