package io.bulkdata.loader.batch;

import io.bulkdata.core.message.LoadRequest;
import io.bulkdata.loader.Batch;
import io.bulkdata.loader.LoadQueue;
import io.bulkdata.loader.WarehouseName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The queue of loads of each warehouse. */
record LoadQueues(Map<WarehouseName, LoadQueue> queues) {
    LoadQueues {
        queues = Map.copyOf(queues);
    }

    /**
     * Asks for loads of the batches. The attempt and the time it is due are part of the request's name, so that the queue takes
     * it again after a failed one, and from the first attempt on when somebody has the batch loaded again.
     */
    void request(List<Batch> batches) {
        Map<LoadQueue, List<LoadQueue.Wish>> wishes = new LinkedHashMap<>();
        batches.forEach(batch -> wishes.computeIfAbsent(queue(batch), queue -> new ArrayList<>())
                .add(new LoadQueue.Wish(
                        new LoadRequest(batch.id().value(), batch.target().toString()), once(batch))));
        wishes.forEach(LoadQueue::send);
    }

    private LoadQueue queue(Batch batch) {
        LoadQueue queue = queues.get(batch.target().warehouse());
        if (queue == null) {
            throw new IllegalStateException("There is no queue for the loads of warehouse "
                    + batch.target().warehouse() + ", which batch " + batch.id() + " waits for");
        }
        return queue;
    }

    private static String once(Batch batch) {
        long due = batch.due().map(Instant::toEpochMilli).orElse(0L);
        return batch.id() + "-" + batch.attempts() + "-" + due;
    }
}
