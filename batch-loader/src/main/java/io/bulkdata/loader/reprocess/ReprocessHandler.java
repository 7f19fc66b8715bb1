package io.bulkdata.loader.reprocess;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import io.bulkdata.core.aws.AwsEnvironment;
import io.bulkdata.core.message.Json;
import io.bulkdata.core.settings.Settings;
import io.bulkdata.loader.aws.DynamoBatchRegister;
import io.bulkdata.loader.telemetry.LambdaTelemetry;
import io.bulkdata.loader.telemetry.Telemetry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The Lambda {@code reprocess}: notices of the failure topic, directly or through SQS ({@code ReportBatchItemFailures}), raw or
 * in SNS's envelope.
 */
public final class ReprocessHandler implements RequestHandler<Map<String, Object>, SQSBatchResponse> {

    private static final Logger LOG = LoggerFactory.getLogger(ReprocessHandler.class);

    private final Reprocessor reprocessor;
    private final Telemetry telemetry;

    /** As Lambda makes it. */
    public ReprocessHandler() {
        this(Settings.fromEnvironment());
    }

    /** As it is made by a process that has several. */
    public ReprocessHandler(Settings settings) {
        this(reprocessor(settings, Clock.systemUTC()), LambdaTelemetry.of(settings));
    }

    ReprocessHandler(Reprocessor reprocessor) {
        this(reprocessor, Telemetry.none());
    }

    private ReprocessHandler(Reprocessor reprocessor, Telemetry telemetry) {
        this.reprocessor = reprocessor;
        this.telemetry = telemetry;
    }

    static Reprocessor reprocessor(Settings settings, Clock clock) {
        ReprocessSettings reprocessing = settings.read(ReprocessSettings::from);
        DynamoDbClient client = new AwsEnvironment(settings)
                .configure(DynamoDbClient.builder(), "DYNAMODB")
                .build();
        return new Reprocessor(new DynamoBatchRegister(client, reprocessing.table()), reprocessing.policy(), clock);
    }

    /**
     * Handles each notice on its own.
     *
     * @throws IllegalStateException when one that came from the topic itself cannot be handled, so that Lambda brings it again
     */
    @Override
    public SQSBatchResponse handleRequest(Map<String, Object> event, Context context) {
        telemetry.begin(context);
        try {
            return handle(event);
        } finally {
            telemetry.end();
        }
    }

    private SQSBatchResponse handle(Map<String, Object> event) {
        List<BatchItemFailure> failures = new ArrayList<>();
        RuntimeException fromTopic = null;
        for (FailureEvent.Item item :
                Json.read(Json.write(event), FailureEvent.class).items()) {
            try {
                reprocessor.told(item.notice());
            } catch (RuntimeException e) {
                LOG.error("Cannot handle the notice in message {}", item.messageId(), e);
                if (item.messageId() == null) {
                    fromTopic = e;
                } else {
                    failures.add(new BatchItemFailure(item.messageId()));
                }
            }
        }
        if (fromTopic != null) {
            throw new IllegalStateException("Cannot handle every notice", fromTopic);
        }
        return new SQSBatchResponse(failures);
    }
}
