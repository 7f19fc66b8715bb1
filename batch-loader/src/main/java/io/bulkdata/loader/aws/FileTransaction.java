package io.bulkdata.loader.aws;

import io.bulkdata.loader.BatchId;
import io.bulkdata.loader.Member;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** The one transaction that makes files known, members and part of their batches' counts, or nothing of it. */
final class FileTransaction {

    /** The most writes of one <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html">TransactWriteItems</a>. */
    static final int MOST_WRITES = 100;

    private static final String CONDITION_FAILED = "ConditionalCheckFailed";
    private static final int SHORTEST_PAUSE_MILLIS = 5;
    private static final int LONGEST_PAUSE_EXPONENT = 7;

    private final DynamoDbClient client;
    private final String table;

    FileTransaction(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    /** @param forgotten when the files are not known any more */
    Result run(List<Lot> lots, Instant forgotten) {
        try {
            client.transactWriteItems(request -> request.transactItems(
                    lots.stream().flatMap(lot -> lot.in(table, forgotten)).toList()));
            return Result.DONE;
        } catch (TransactionCanceledException e) {
            return result(lots, e.cancellationReasons());
        }
    }

    /** Waits a little, longer with each attempt, at random. */
    static void pause(int attempt) {
        long most = (long) SHORTEST_PAUSE_MILLIS << Math.min(attempt, LONGEST_PAUSE_EXPONENT);
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(SHORTEST_PAUSE_MILLIS, most + 1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for others to change their batches", e);
        }
    }

    private static Result result(List<Lot> lots, List<CancellationReason> reasons) {
        Map<Member, BatchId> known = new HashMap<>();
        boolean refused = false;
        int at = 0;
        for (Lot lot : lots) {
            for (Member file : lot.files()) {
                if (isRefusal(reasons.get(at))) {
                    known.put(file, Items.batchOf(reasons.get(at).item()));
                }
                at++;
            }
            for (int end = at + lot.writes().size(); at < end; at++) {
                refused |= isRefusal(reasons.get(at));
            }
        }
        return new Result(false, known, refused);
    }

    private static boolean isRefusal(CancellationReason reason) {
        return CONDITION_FAILED.equals(reason.code());
    }

    /**
     * How it ended. Not done, no file known and not refused: others write to the same items at the moment.
     *
     * @param known the files that are in a batch already
     * @param refused whether a batch, or the item that tells the open one, is not what it was
     */
    record Result(boolean done, Map<Member, BatchId> known, boolean refused) {

        private static final Result DONE = new Result(true, Map.of(), false);

        Result {
            known = Map.copyOf(known);
        }
    }
}
