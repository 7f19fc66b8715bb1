package io.bulkdata.loader.load;

import io.bulkdata.loader.Batch;
import io.bulkdata.loader.BatchId;
import io.bulkdata.loader.Lease;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Batches that are loaded together, or one.
 *
 * @param leases to be had of them, when there are several
 */
record Run(List<BatchId> ids, List<Lease> leases) {

    /** As many as DynamoDB changes in one step, and as one COPY reads soon. */
    private static final int MOST = 50;

    Run {
        ids = List.copyOf(ids);
        leases = List.copyOf(leases);
    }

    /** One by itself. */
    static Run of(BatchId id) {
        return new Run(List.of(id), List.of());
    }

    /**
     * Splits batches, in their order, so that the batches of each run have the target, the rule and the mode in common.
     *
     * @param leases of those that can be loaded together with others
     */
    static List<Run> split(List<BatchId> ids, Map<BatchId, Lease> leases) {
        List<Run> runs = new ArrayList<>();
        int first = 0;
        for (int next = 1; next <= ids.size(); next++) {
            if (next == ids.size() || next - first == MOST || !follows(leases, ids.get(next - 1), ids.get(next))) {
                List<BatchId> run = ids.subList(first, next);
                runs.add(run.size() == 1 ? of(run.get(0)) : together(run, leases));
                first = next;
            }
        }
        return runs;
    }

    private static Run together(List<BatchId> ids, Map<BatchId, Lease> leases) {
        return new Run(ids, ids.stream().map(leases::get).toList());
    }

    private static boolean follows(Map<BatchId, Lease> leases, BatchId last, BatchId next) {
        return leases.containsKey(last)
                && leases.containsKey(next)
                && goesWith(leases.get(last).batch(), leases.get(next).batch());
    }

    private static boolean goesWith(Batch one, Batch other) {
        return one.target().equals(other.target()) && one.rule().equals(other.rule()) && one.mode() == other.mode();
    }
}
