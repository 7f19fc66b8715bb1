package io.bulkdata.loader.batch;

import io.bulkdata.core.message.LoadRequest;
import io.bulkdata.loader.Batch;
import io.bulkdata.loader.BatchId;
import io.bulkdata.loader.LoadQueue;
import io.bulkdata.loader.LoadQueue.Wish;
import io.bulkdata.loader.Target;
import io.bulkdata.loader.WarehouseName;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The queue of loads of each warehouse. */
record LoadQueues(Map<WarehouseName, LoadQueue> queues) {

    /** The most batches of one request: as many as can be loaded in one transaction. */
    private static final int MOST = 50;

    LoadQueues {
        queues = Map.copyOf(queues);
    }

    /** Asks for loads of the batches; those of one target with each other. */
    void request(List<Batch> batches) {
        Map<Target, List<Batch>> byTarget =
                batches.stream().collect(Collectors.groupingBy(Batch::target, LinkedHashMap::new, Collectors.toList()));
        Map<LoadQueue, List<Wish>> wishes = new LinkedHashMap<>();
        byTarget.forEach((target, all) -> {
            List<Wish> ofQueue = wishes.computeIfAbsent(queue(all.get(0)), queue -> new ArrayList<>());
            for (int first = 0; first < all.size(); first += MOST) {
                ofQueue.add(wish(target, all.subList(first, Math.min(first + MOST, all.size()))));
            }
        });
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

    private static Wish wish(Target target, List<Batch> batches) {
        List<String> ids = batches.stream().map(Batch::id).map(BatchId::value).toList();
        return new Wish(new LoadRequest(ids, target.toString()), once(batches));
    }

    /**
     * The request's name. The attempts and the times they are due are part of it, so that the queue takes the same batches again
     * after a failed attempt, and from the first one on when somebody has them loaded again.
     */
    private static String once(List<Batch> batches) {
        String names = batches.stream().map(LoadQueues::once).collect(Collectors.joining(","));
        return batches.size() == 1
                ? names
                : UUID.nameUUIDFromBytes(names.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static String once(Batch batch) {
        long due = batch.due().map(Instant::toEpochMilli).orElse(0L);
        return batch.id() + "-" + batch.attempts() + "-" + due;
    }
}
