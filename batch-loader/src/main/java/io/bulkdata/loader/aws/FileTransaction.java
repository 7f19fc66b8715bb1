package io.bulkdata.loader.aws;

import io.bulkdata.loader.Arrival;
import io.bulkdata.loader.BatchId;
import io.bulkdata.loader.BatchState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** The one transaction that makes a file known, a member and part of its batch's counts, or nothing of it. */
final class FileTransaction {

    private static final String CONDITION_FAILED = "ConditionalCheckFailed";
    private static final String IS_NEW = "attribute_not_exists(#pk)";
    private static final Map<String, String> KEY_NAME = DynamoBatches.names(BatchTable.PARTITION);
    private static final long SHORTEST_PAUSE_MILLIS = 5;
    private static final int LONGEST_PAUSE_EXPONENT = 7;

    /** How it ended. */
    enum Result {
        DONE,
        /** The file is in a batch already. */
        KNOWN,
        /** The batch does not take files any more, or another one was begun meanwhile. */
        REFUSED,
        /** Others write to the same items at the moment. */
        CONFLICT
    }

    private final DynamoDbClient client;
    private final String table;

    FileTransaction(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    Result run(Writes writes) {
        try {
            client.transactWriteItems(request -> request.transactItems(
                    writes.items().stream().map(write -> write.in(table)).toList()));
            return Result.DONE;
        } catch (TransactionCanceledException e) {
            return result(e.cancellationReasons());
        }
    }

    /** Waits a little, longer with each attempt, at random. */
    static void pause(int attempt) {
        long most = SHORTEST_PAUSE_MILLIS << Math.min(attempt, LONGEST_PAUSE_EXPONENT);
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(SHORTEST_PAUSE_MILLIS, most + 1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for others to change their batches", e);
        }
    }

    /** The file is the first write of all, so its reason is the first. */
    private static Result result(List<CancellationReason> reasons) {
        if (reasons.stream().noneMatch(reason -> CONDITION_FAILED.equals(reason.code()))) {
            return Result.CONFLICT;
        }
        return CONDITION_FAILED.equals(reasons.get(0).code()) ? Result.KNOWN : Result.REFUSED;
    }

    /** What is written for one file. */
    record Writes(List<Write> items) {
        Writes {
            items = List.copyOf(items);
        }

        /** Into a batch of its own that is closed at once. */
        static Writes alone(Entry entry, Instant now, Instant due) {
            return of(entry, newItem(Items.batch(entry.arrival(), entry.id(), BatchState.CLOSED, now, due)));
        }

        /** Into a new batch that takes more files, instead of the one that was open. */
        static Writes begin(Entry entry, Optional<BatchId> instead, Instant now, Instant due) {
            Arrival arrival = entry.arrival();
            BatchId id = entry.id();
            Write open = instead.<Write>map(old -> table -> TransactWriteItem.builder()
                            .put(replaceOpen(table, arrival, id, old))
                            .build())
                    .orElseGet(() -> newItem(Items.open(arrival, id)));
            return of(entry, newItem(Items.batch(arrival, id, BatchState.OPEN, now, due)), open);
        }

        /** Into a batch that is open. */
        static Writes join(Entry entry, long mostFiles) {
            return of(
                    entry,
                    table -> TransactWriteItem.builder()
                            .update(count(table, entry.arrival(), entry.id(), mostFiles))
                            .build());
        }

        private static Writes of(Entry entry, Write... batch) {
            Write file = newItem(Items.file(entry.arrival(), entry.id(), entry.forgotten()));
            Write member = newItem(Items.member(entry.arrival().member(), entry.id(), entry.forgotten()));
            return new Writes(
                    Stream.concat(Stream.of(file, member), Stream.of(batch)).toList());
        }

        private static Write newItem(Map<String, AttributeValue> item) {
            return table -> TransactWriteItem.builder()
                    .put(put -> put.tableName(table)
                            .item(item)
                            .conditionExpression(IS_NEW)
                            .expressionAttributeNames(KEY_NAME))
                    .build();
        }

        private static Put replaceOpen(String table, Arrival arrival, BatchId id, BatchId old) {
            return Put.builder()
                    .tableName(table)
                    .item(Items.open(arrival, id))
                    .conditionExpression("#batch_id = :old")
                    .expressionAttributeNames(DynamoBatches.names(Items.BATCH_ID))
                    .expressionAttributeValues(Map.of(":old", Items.text(old.value())))
                    .build();
        }

        private static Update count(String table, Arrival arrival, BatchId id, long mostFiles) {
            return Update.builder()
                    .tableName(table)
                    .key(Items.batchKey(id))
                    .updateExpression("ADD #files :one, #bytes :bytes")
                    .conditionExpression("#state = :open AND #files < :most")
                    .expressionAttributeNames(DynamoBatches.names(Items.FILES, Items.BYTES, Items.STATE))
                    .expressionAttributeValues(Map.of(
                            ":one", Items.number(1),
                            ":bytes", Items.number(arrival.member().bytes()),
                            ":open", Items.text(BatchState.OPEN.name()),
                            ":most", Items.number(mostFiles)))
                    .build();
        }
    }

    /**
     * A file on its way into a batch.
     *
     * @param forgotten when it is not known any more
     */
    record Entry(Arrival arrival, BatchId id, Instant forgotten) {}

    /** One write of the transaction, for a table. */
    @FunctionalInterface
    interface Write {
        TransactWriteItem in(String table);
    }
}
