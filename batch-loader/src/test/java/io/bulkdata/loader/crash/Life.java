package io.bulkdata.loader.crash;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.bulkdata.core.settings.Settings;
import io.bulkdata.loader.S3Events;
import io.bulkdata.loader.batch.BatchHandler;
import io.bulkdata.loader.load.LoadHandler;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One process that does a scenario's work, in a thread of its own: it ends, or is dead when its trouble says so. */
final class Life {

    private static final long MINUTES = 2;

    private final CompletableFuture<Void> over = new CompletableFuture<>();

    /** Lives until the work is done or has failed; returns the effects it had. */
    List<String> undisturbed(Scenario scenario, Town town, List<SQSMessage> work) throws Exception {
        return live(scenario, town, work, Trouble.none());
    }

    /** Lives until it is dead, or until the work is done or has failed. */
    List<String> with(int number, Fault fault, Scenario scenario, Town town, List<SQSMessage> work) throws Exception {
        return live(scenario, town, work, Trouble.at(number, fault, () -> over.complete(null)));
    }

    private List<String> live(Scenario scenario, Town town, List<SQSMessage> work, Trouble trouble)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        Relays relays = new Relays(trouble);
        Relay.thread(() -> {
            // The relays are kept to the end of the thread: a dead process must not find another's under its ports.
            try (relays) {
                handle(scenario, town, S3Events.event(work), relays);
                over.complete(null);
            } catch (IOException | RuntimeException e) {
                over.completeExceptionally(e);
            }
        });
        over.get(MINUTES, TimeUnit.MINUTES);
        return trouble.effects();
    }

    private static void handle(Scenario scenario, Town town, SQSEvent event, Relays relays) {
        switch (scenario.half()) {
            case BATCH ->
                new BatchHandler(new Settings(town.grounds.batchSettings(relays.environment())), town.grounds.clock)
                        .handleRequest(event, null);
            case LOAD ->
                new LoadHandler(new Settings(town.grounds.loadSettings(relays.environment())), town.grounds.clock)
                        .handleRequest(event, null);
        }
    }
}
