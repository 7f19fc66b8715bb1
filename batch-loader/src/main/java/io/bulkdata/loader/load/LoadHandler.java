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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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

    private final Loader loader;
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
        Set<String> stopped = new HashSet<>();
        for (SQSMessage message : event.getRecords()) {
            String group = group(message);
            // Order within a group holds only if all behind a failure come back with it.
            if (stopped.contains(group) || !loaded(message, context)) {
                stopped.add(group);
                failures.add(new BatchItemFailure(message.getMessageId()));
            }
        }
        return new SQSBatchResponse(failures);
    }

    private boolean loaded(SQSMessage message, Context context) {
        try {
            LoadRequest request = Json.read(message.getBody(), LoadRequest.class);
            loader.load(new BatchId(request.batchId()), life(context));
            return true;
        } catch (RuntimeException e) {
            LOG.error("Cannot load what message {} asks for", message.getMessageId(), e);
            return false;
        }
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
