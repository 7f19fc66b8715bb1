package io.bulkdata.loader.aws;

import io.bulkdata.loader.Batch;
import io.bulkdata.loader.BatchId;
import io.bulkdata.loader.BatchState;
import io.bulkdata.loader.Member;
import io.bulkdata.loader.Way;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * Files that go into one batch in one step.
 *
 * @param id of the batch
 * @param closed the batch, when it has all its files then
 * @param writes for the batch, behind those for its files
 */
record Lot(BatchId id, Way way, List<Member> files, Optional<Batch> closed, List<Write> writes) {

    private static final String IS_NEW = "attribute_not_exists(#pk)";
    private static final Map<String, String> KEY_NAME = DynamoBatches.names(BatchTable.PARTITION);

    Lot {
        files = List.copyOf(files);
        writes = List.copyOf(writes);
    }

    /** A batch that is closed from the beginning. */
    static Lot whole(Way way, List<Member> files, Instant now, Instant due) {
        Batch batch = Batch.begun(BatchId.create(now), way, BatchState.CLOSED, files, now, due);
        return new Lot(batch.id(), way, files, Optional.of(batch), List.of(newItem(Items.batch(batch, files))));
    }

    /** A batch that takes more files, instead of the one that was open. */
    static Lot begin(Way way, List<Member> files, Optional<BatchId> instead, Instant now, Instant due) {
        Batch batch = Batch.begun(BatchId.create(now), way, BatchState.OPEN, files, now, due);
        Map<String, AttributeValue> open = Items.open(way, batch.id());
        Write pointer = instead.<Write>map(old -> (table, forgotten) -> replaced(table, open, old))
                .orElseGet(() -> newItem(open));
        return new Lot(batch.id(), way, files, Optional.empty(), List.of(newItem(Items.batch(batch, files)), pointer));
    }

    /** A batch that takes more files after these, too. */
    static Lot join(BatchId id, Way way, List<Member> files, Room room) {
        long bytes = bytes(files);
        Write count = (table, forgotten) -> update(Update.builder()
                .tableName(table)
                .key(Items.batchKey(id))
                .updateExpression("ADD #files :more, #bytes :bytes")
                .conditionExpression("#state = :open AND #files < :files AND #bytes < :below AND #opened > :opened")
                .expressionAttributeNames(DynamoBatches.names(Items.FILES, Items.BYTES, Items.STATE, Items.OPENED))
                .expressionAttributeValues(Map.of(
                        ":more", Items.number(files.size()),
                        ":bytes", Items.number(bytes),
                        ":open", Items.text(BatchState.OPEN.name()),
                        ":files", Items.number(room.files() - files.size()),
                        ":below", Items.number(room.bytes() - bytes),
                        ":opened", Items.time(room.openedAfter()))));
        return new Lot(id, way, files, Optional.empty(), List.of(count, joined(id, files)));
    }

    /** A batch that these are the last files of. */
    static Lot fill(Batch open, Way way, List<Member> files, long mostFiles, Instant due) {
        Write close = (table, forgotten) -> update(Update.builder()
                .tableName(table)
                .key(Items.batchKey(open.id()))
                .updateExpression("SET #state = :closed, #due_at = :due ADD #files :more, #bytes :bytes")
                .conditionExpression("#state = :open AND #files <= :files")
                .expressionAttributeNames(DynamoBatches.names(Items.FILES, Items.BYTES, Items.STATE, BatchTable.DUE_AT))
                .expressionAttributeValues(Map.of(
                        ":more", Items.number(files.size()),
                        ":bytes", Items.number(bytes(files)),
                        ":open", Items.text(BatchState.OPEN.name()),
                        ":closed", Items.text(BatchState.CLOSED.name()),
                        ":due", Items.time(due),
                        ":files", Items.number(mostFiles - files.size()))));
        return new Lot(
                open.id(), way, files, Optional.of(open.closed(files, due)), List.of(close, joined(open.id(), files)));
    }

    /** How many writes there are: one for each file, and those for the batch. */
    int size() {
        return files.size() + writes.size();
    }

    /** All writes: first those of the files. */
    Stream<TransactWriteItem> in(String table, Instant forgotten) {
        return Stream.concat(files.stream().map(file -> newItem(Items.file(file, way, id, forgotten))), writes.stream())
                .map(write -> write.in(table, forgotten));
    }

    /** No condition: should it be there, then its files are known. */
    private static Write joined(BatchId id, List<Member> files) {
        return (table, forgotten) -> TransactWriteItem.builder()
                .put(put -> put.tableName(table).item(Items.joined(files, id, forgotten)))
                .build();
    }

    private static long bytes(List<Member> files) {
        return files.stream().mapToLong(Member::bytes).sum();
    }

    private static Write newItem(Map<String, AttributeValue> item) {
        return (table, forgotten) -> put(Put.builder()
                .tableName(table)
                .item(item)
                .conditionExpression(IS_NEW)
                .expressionAttributeNames(KEY_NAME));
    }

    private static TransactWriteItem replaced(String table, Map<String, AttributeValue> open, BatchId old) {
        return put(Put.builder()
                .tableName(table)
                .item(open)
                .conditionExpression("#batch_id = :old")
                .expressionAttributeNames(DynamoBatches.names(Items.BATCH_ID))
                .expressionAttributeValues(Map.of(":old", Items.text(old.value()))));
    }

    /** What is there instead comes with the refusal. */
    private static TransactWriteItem put(Put.Builder put) {
        return TransactWriteItem.builder()
                .put(put.returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                        .build())
                .build();
    }

    private static TransactWriteItem update(Update.Builder update) {
        return TransactWriteItem.builder()
                .update(update.returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                        .build())
                .build();
    }

    /**
     * What a batch may have and still be open.
     *
     * @param files fewer than so many
     * @param bytes fewer than so many
     * @param openedAfter when its first file was added
     */
    record Room(long files, long bytes, Instant openedAfter) {}

    /** One write of the transaction, for a table and with the time when it is forgotten what files there were. */
    @FunctionalInterface
    interface Write {
        TransactWriteItem in(String table, Instant forgotten);
    }
}
