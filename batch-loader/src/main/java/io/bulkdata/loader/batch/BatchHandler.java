package io.bulkdata.loader.batch;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.bulkdata.core.message.Json;
import io.bulkdata.core.settings.Settings;
import io.bulkdata.loader.Arrival;
import io.bulkdata.loader.Member;
import io.bulkdata.loader.telemetry.LambdaTelemetry;
import io.bulkdata.loader.telemetry.Telemetry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The Lambda {@code batch}: S3's notifications, through SQS, into batches. */
public final class BatchHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {

    private static final Logger LOG = LoggerFactory.getLogger(BatchHandler.class);

    private final Batcher batcher;
    private final Telemetry telemetry;

    /** As Lambda makes it. */
    public BatchHandler() {
        this(Settings.fromEnvironment());
    }

    /** As it is made by a process that has several. */
    public BatchHandler(Settings settings) {
        this(settings, Clock.systemUTC());
    }

    /** As it is made by who has a time of its own. */
    public BatchHandler(Settings settings, Clock clock) {
        this(Wiring.batcher(settings, clock), LambdaTelemetry.of(settings));
    }

    BatchHandler(Batcher batcher) {
        this(batcher, Telemetry.none());
    }

    BatchHandler(Batcher batcher, Telemetry telemetry) {
        this.batcher = batcher;
        this.telemetry = telemetry;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        telemetry.begin(context);
        try {
            return handle(event);
        } finally {
            telemetry.end();
        }
    }

    private SQSBatchResponse handle(SQSEvent event) {
        List<Announcement> announcements = new ArrayList<>();
        List<BatchItemFailure> failures = new ArrayList<>();
        for (SQSMessage message : event.getRecords()) {
            try {
                announcements.add(new Announcement(message, arrivals(message)));
            } catch (RuntimeException e) {
                failures.add(failure(message, e));
            }
        }
        Map<Arrival, RuntimeException> failed = batcher.add(announcements.stream()
                .map(Announcement::arrivals)
                .flatMap(List::stream)
                .toList());
        for (Announcement one : announcements) {
            one.firstOf(failed.keySet())
                    .ifPresentOrElse(
                            arrival -> failures.add(failure(one.message(), failed.get(arrival))),
                            () -> one.files()
                                    .forEach(file -> telemetry.metrics().batched()));
        }
        return new SQSBatchResponse(failures);
    }

    private List<Arrival> arrivals(SQSMessage message) {
        return Json.read(message.getBody(), S3Notification.class).events().stream()
                .filter(S3Notification.Event::created)
                .flatMap(created -> batcher.arrivals(created).stream())
                .toList();
    }

    private static BatchItemFailure failure(SQSMessage message, RuntimeException reason) {
        LOG.error("Cannot batch what message {} announces", message.getMessageId(), reason);
        return new BatchItemFailure(message.getMessageId());
    }

    /** What one message announces. */
    private record Announcement(SQSMessage message, List<Arrival> arrivals) {

        Optional<Arrival> firstOf(Set<Arrival> some) {
            return arrivals.stream().filter(some::contains).findFirst();
        }

        Set<Member> files() {
            return arrivals.stream().map(Arrival::member).collect(Collectors.toSet());
        }
    }
}
