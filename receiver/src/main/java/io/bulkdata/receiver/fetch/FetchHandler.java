package io.bulkdata.receiver.fetch;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.bulkdata.core.settings.Settings;
import io.bulkdata.receiver.fetch.ExportMessages.Message;
import io.bulkdata.receiver.telemetry.LogField;
import io.bulkdata.receiver.telemetry.Telemetry;
import io.bulkdata.receiver.telemetry.powertools.PowertoolsTelemetry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The fetch Lambda: stores the exports that a batch of SQS messages asks for, and names the messages that must come again. */
public final class FetchHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {

    private static final Logger LOG = LoggerFactory.getLogger(FetchHandler.class);

    /** To give up what is under way, put a message aside, and answer. */
    private static final Duration TO_CLEAN_UP = Duration.ofSeconds(20);

    /** Lambda's longest time-out, where nobody says how long there is: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private static final String RECEIVES = "ApproximateReceiveCount";

    private final ExportMessages messages;
    private final Telemetry telemetry;

    /** As Lambda makes it: configured by the process's environment. */
    public FetchHandler() {
        this(Settings.fromEnvironment());
        NativeCryptography.install();
    }

    /** @throws io.bulkdata.core.settings.SettingsException when the settings do not make a configuration */
    public FetchHandler(Settings environment) {
        this(environment, PowertoolsTelemetry.of(environment));
    }

    private FetchHandler(Settings environment, Telemetry telemetry) {
        this(FetchWiring.messages(environment, telemetry.metrics()), telemetry);
    }

    FetchHandler(ExportMessages messages, Telemetry telemetry) {
        this.messages = messages;
        this.telemetry = telemetry;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        telemetry.begin(context);
        try {
            return handled(event, context);
        } finally {
            telemetry.end();
        }
    }

    private SQSBatchResponse handled(SQSEvent event, Context context) {
        Deadline deadline = Deadline.in(left(context), Time.SYSTEM);
        List<BatchItemFailure> failures = new ArrayList<>();
        for (SQSMessage message : event.getRecords()) {
            if (!isDone(message, deadline)) {
                failures.add(new BatchItemFailure(message.getMessageId()));
            }
        }
        return new SQSBatchResponse(failures);
    }

    /** A third of the time at most is for cleaning up. */
    private static Duration left(Context context) {
        Duration left = context == null ? LONGEST : Duration.ofMillis(context.getRemainingTimeInMillis());
        Duration third = left.dividedBy(3);
        return left.minus(third.compareTo(TO_CLEAN_UP) < 0 ? third : TO_CLEAN_UP);
    }

    private boolean isDone(SQSMessage message, Deadline deadline) {
        LogField.clear();
        try {
            return messages.end(new Message(message.getMessageId(), message.getBody(), receives(message)), deadline);
        } catch (RuntimeException e) {
            LOG.error("Message {} must come again for a reason nobody thought of", message.getMessageId(), e);
            return false;
        }
    }

    private static long receives(SQSMessage message) {
        String count =
                message.getAttributes() == null ? null : message.getAttributes().get(RECEIVES);
        return count == null ? 1 : Long.parseLong(count);
    }
}
