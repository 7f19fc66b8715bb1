package io.bulkdata.receiver.quarantine.aws;

import io.bulkdata.core.aws.AwsEnvironment;
import io.bulkdata.core.aws.OnFirstUse;
import io.bulkdata.core.message.Json;
import io.bulkdata.core.message.Quarantined;
import io.bulkdata.core.settings.Settings;
import io.bulkdata.receiver.quarantine.Quarantine;
import io.bulkdata.receiver.quarantine.QuarantineSettings;
import java.time.Duration;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The quarantine as an SQS queue that keeps the messages whole, and an SNS topic that says so: kept first, then announced. */
public final class SqsQuarantine implements Quarantine {

    /** Both calls must be over before API Gateway gives up, which it does after 29 seconds. */
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(8);

    private final QuarantineSettings settings;
    private final Supplier<SqsClient> sqs;
    private final Supplier<SnsClient> sns;

    /** Its clients are made when the first message is kept: most functions never need them. */
    public SqsQuarantine(QuarantineSettings settings, Settings environment) {
        this.settings = settings;
        AwsEnvironment aws = new AwsEnvironment(environment);
        this.sqs = new OnFirstUse<>(() -> limited(aws.configure(SqsClient.builder(), "SQS")));
        this.sns = new OnFirstUse<>(() -> limited(aws.configure(SnsClient.builder(), "SNS")));
    }

    private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C limited(B builder) {
        return builder.overrideConfiguration(limits -> limits.apiCallTimeout(CALL_TIMEOUT))
                .build();
    }

    @Override
    public void keep(Quarantined message) throws UnavailableException {
        try {
            sqs.get()
                    .sendMessage(request ->
                            request.queueUrl(settings.queueUrl().toString()).messageBody(Json.write(message)));
            sns.get()
                    .publish(request ->
                            request.topicArn(settings.failureTopicArn()).message(Json.write(message.notice())));
        } catch (SdkException e) {
            throw new UnavailableException("Cannot quarantine the " + message, e);
        }
    }
}
