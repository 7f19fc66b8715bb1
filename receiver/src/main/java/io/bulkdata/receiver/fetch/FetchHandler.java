package io.bulkdata.receiver.fetch;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.bulkdata.core.aws.AwsEnvironment;
import io.bulkdata.core.message.ExportRequest;
import io.bulkdata.core.message.Json;
import io.bulkdata.core.settings.Settings;
import io.bulkdata.receiver.fetch.aws.S3Landing;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.services.s3.S3Client;

/** The fetch Lambda: stores the exports that a batch of SQS messages asks for, and names the messages that must come again. */
public final class FetchHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {

    private static final Logger LOG = LoggerFactory.getLogger(FetchHandler.class);

    private final FetchExport fetchExport;

    /** As Lambda makes it: configured by the process's environment. */
    public FetchHandler() {
        this(Settings.fromEnvironment());
    }

    /** @throws io.bulkdata.core.settings.SettingsException when the settings do not make a configuration */
    public FetchHandler(Settings environment) {
        this(wire(environment));
    }

    FetchHandler(FetchExport fetchExport) {
        this.fetchExport = fetchExport;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        List<BatchItemFailure> failures = new ArrayList<>();
        for (SQSMessage message : event.getRecords()) {
            if (!stored(message)) {
                failures.add(new BatchItemFailure(message.getMessageId()));
            }
        }
        return new SQSBatchResponse(failures);
    }

    private boolean stored(SQSMessage message) {
        ExportRequest request;
        try {
            request = Json.read(message.getBody(), ExportRequest.class);
        } catch (RuntimeException e) {
            // Not even the cause's message: it may quote a signed address.
            LOG.error("Message {} is not a request for an export", message.getMessageId());
            return false;
        }
        try {
            LOG.info("Stored the {} as {}", request, fetchExport.fetch(request).landingKey());
            return true;
        } catch (FetchException e) {
            LOG.warn(
                    "{} failure: cannot store the {} (jid {}): {}",
                    e.failureClass(),
                    request,
                    request.jid(),
                    e.getMessage(),
                    e);
            return false;
        } catch (RuntimeException e) {
            LOG.error("Cannot store the {} (jid {}) for a reason nobody thought of", request, request.jid(), e);
            return false;
        }
    }

    private static FetchExport wire(Settings environment) {
        FetchSettings settings = environment.read(FetchSettings::read);
        settings.sources().warnOfPlainHttp();
        // By Apache's client: when a connection breaks before the body of a PUT is sent, the JDK's own throws past the
        // SDK's retries.
        S3Client s3 = new AwsEnvironment(environment)
                .configure(S3Client.builder(), "S3")
                .httpClientBuilder(ApacheHttpClient.builder())
                .build();
        return new FetchExport(
                settings.sources(),
                new LandingPlan(settings.organisation()),
                new ExportServer(settings.readTimeout()),
                new S3Landing(s3, settings.landingBucket()));
    }
}
