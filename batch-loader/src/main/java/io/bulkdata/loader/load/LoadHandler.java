package io.bulkdata.loader.load;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.bulkdata.core.message.Json;
import io.bulkdata.core.message.LoadRequest;
import io.bulkdata.core.settings.Settings;
import io.bulkdata.loader.BatchId;
import io.bulkdata.loader.telemetry.LambdaTelemetry;
import io.bulkdata.loader.telemetry.Telemetry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The Lambda {@code load}: requests of the FIFO queue, each one batch into the warehouse. */
public final class LoadHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {

    private static final Logger LOG = LoggerFactory.getLogger(LoadHandler.class);
    private static final String GROUP = "MessageGroupId";

    /** The longest a Lambda can live, for a process that does not say how long it has. */
    private static final Duration LONGEST_LIFE = Duration.ofMinutes(15);

    /** How far clocks may differ. */
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private final GroupLoader loader;
    private final Telemetry telemetry;

    /** As Lambda makes it. */
    public LoadHandler() {
        this(Settings.fromEnvironment());
    }

    /** As it is made by a process that has several. */
    public LoadHandler(Settings settings) {
        this(settings, Clock.systemUTC());
    }

    /** As it is made by who has a time of its own. */
    public LoadHandler(Settings settings, Clock clock) {
        this(settings, LambdaTelemetry.of(settings), clock);
    }

    LoadHandler(Settings settings, Telemetry telemetry, Clock clock) {
        this.loader = Wiring.loader(settings, telemetry.metrics(), clock);
        this.telemetry = telemetry;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        telemetry.begin(context);
        try {
            return handle(event, context);
        } finally {
            telemetry.end();
        }
    }

    private SQSBatchResponse handle(SQSEvent event, Context context) {
        List<BatchItemFailure> failures = new ArrayList<>();
        byGroup(event.getRecords()).values().forEach(messages -> failures.addAll(unloaded(messages, context)));
        return new SQSBatchResponse(failures);
    }

    private static Map<String, List<SQSMessage>> byGroup(List<SQSMessage> messages) {
        return messages.stream()
                .collect(Collectors.groupingBy(LoadHandler::group, LinkedHashMap::new, Collectors.toList()));
    }

    /** Loads what the messages of one group ask for; returns those that are to come back. */
    private List<BatchItemFailure> unloaded(List<SQSMessage> messages, Context context) {
        Map<SQSMessage, List<BatchId>> asked = new LinkedHashMap<>();
        for (SQSMessage message : messages) {
            Optional<List<BatchId>> batches = batches(message);
            if (batches.isEmpty()) {
                break;
            }
            asked.put(message, batches.get());
        }
        Set<BatchId> loaded =
                load(asked.values().stream().flatMap(List::stream).distinct().toList(), context);
        return messages.stream()
                // Order within a group holds only if all behind a failure come back with it.
                .dropWhile(message -> asked.containsKey(message) && loaded.containsAll(asked.get(message)))
                .map(message -> new BatchItemFailure(message.getMessageId()))
                .toList();
    }

    private static Optional<List<BatchId>> batches(SQSMessage message) {
        try {
            return Optional.of(Json.read(message.getBody(), LoadRequest.class).batchIds().stream()
                    .map(BatchId::new)
                    .toList());
        } catch (RuntimeException e) {
            LOG.error("Cannot read what message {} asks for", message.getMessageId(), e);
            return Optional.empty();
        }
    }

    /** Returns those that were brought to an end or to their next attempt: all before the first failure. */
    private Set<BatchId> load(List<BatchId> batches, Context context) {
        Set<BatchId> loaded = new HashSet<>();
        try {
            for (Run run : loader.runs(batches, life(context))) {
                loader.load(run, life(context));
                loaded.addAll(run.ids());
            }
        } catch (RuntimeException e) {
            LOG.error("Cannot load batches {}", batches, e);
        }
        return loaded;
    }

    private static Duration life(Context context) {
        long remaining = context == null ? 0 : context.getRemainingTimeInMillis();
        return remaining > 0 ? Duration.ofMillis(remaining).plus(MARGIN) : LONGEST_LIFE;
    }

    private static String group(SQSMessage message) {
        return Objects.requireNonNullElse(message.getAttributes(), Map.<String, String>of())
                .getOrDefault(GROUP, "");
    }
}
