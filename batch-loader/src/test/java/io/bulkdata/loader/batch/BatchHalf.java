package io.bulkdata.loader.batch;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.bulkdata.loader.BatchRules;
import io.bulkdata.loader.BatchStore;
import io.bulkdata.loader.LoadQueue;
import io.bulkdata.loader.S3Events;
import io.bulkdata.loader.WarehouseName;
import io.bulkdata.loader.rule.CurrentRules;
import io.bulkdata.redshift.sql.Identifier;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** The batching half as it is, over any ports. */
public final class BatchHalf {

    private final BatchHandler handler;
    private final SweepHandler sweep;

    public BatchHalf(BatchStore store, LoadQueue queue, CurrentRules rules, BatchRules defaults, Clock clock) {
        Router router = new Router(rules, new Identifier("public"), List.of(WarehouseName.DEFAULT), defaults);
        Dispatcher dispatcher =
                new Dispatcher(store, new LoadQueues(Map.of(WarehouseName.DEFAULT, queue)), router, clock);
        handler = new BatchHandler(new Batcher(store, dispatcher, router, clock));
        sweep = new SweepHandler(new Sweeper(store, dispatcher, clock));
    }

    /** Hands over messages; returns the ids of those that will come back. */
    public List<String> deliver(List<SQSMessage> messages) {
        return handler.handleRequest(S3Events.event(messages), null).getBatchItemFailures().stream()
                .map(BatchItemFailure::getItemIdentifier)
                .toList();
    }

    public void sweep() {
        sweep.handleRequest(null, null);
    }
}
