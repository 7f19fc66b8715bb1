package io.bulkdata.receiver.webhook.aws;

import io.bulkdata.core.aws.AwsEnvironment;
import io.bulkdata.core.settings.Settings;
import io.bulkdata.receiver.webhook.route.Destination;
import io.bulkdata.receiver.webhook.route.Destinations;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Destinations at AWS: one SendMessage or PutRecord a webhook. A client is made when the first webhook goes to its region. */
public final class AwsDestinations implements Destinations {

    /** A connection that hangs must leave time for another attempt. */
    private static final int ATTEMPTS = 3;

    private final AwsEnvironment environment;
    private final Duration timeout;
    private final Map<String, SqsClient> queues = new ConcurrentHashMap<>();
    private final Map<String, KinesisClient> streams = new ConcurrentHashMap<>();

    /** @param timeout how long a destination may take, repeated attempts included */
    public AwsDestinations(Settings environment, Duration timeout) {
        this.environment = new AwsEnvironment(environment);
        this.timeout = timeout;
    }

    @Override
    public void forward(Destination destination, String type, byte[] body)
            throws UnavailableException, RefusedException {
        try {
            switch (destination.kind()) {
                case QUEUE -> send(destination, type, body);
                case STREAM -> put(destination, body);
            }
        } catch (SdkException e) {
            throw new UnavailableException("Cannot forward a webhook of type " + type + " to " + destination, e);
        }
    }

    private void send(Destination queue, String type, byte[] body) throws RefusedException {
        String text = new String(body, StandardCharsets.UTF_8);
        if (!text.codePoints().allMatch(AwsDestinations::isTakenByQueues)) {
            throw new RefusedException("the body has a character that no queue takes, and is to be sent to " + queue);
        }
        queues.computeIfAbsent(queue.region(), this::sqs).sendMessage(message -> {
            message.queueUrl(url(queue)).messageBody(text);
            if (queue.isFifo()) {
                message.messageGroupId(type).messageDeduplicationId(sha256(body));
            }
        });
    }

    /** docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html; what no JSON can have is left out. */
    private static boolean isTakenByQueues(int codePoint) {
        return codePoint != 0xFFFE && codePoint != 0xFFFF;
    }

    private void put(Destination stream, byte[] body) {
        streams.computeIfAbsent(stream.region(), this::kinesis)
                .putRecord(record -> record.streamARN(stream.arn())
                        .partitionKey(sha256(body))
                        .data(SdkBytes.fromByteArray(body)));
    }

    private String url(Destination queue) {
        return environment
                        .endpoint("SQS")
                        .map(Object::toString)
                        .orElseGet(() -> "https://sqs." + queue.region() + "."
                                + PartitionMetadata.of(Region.of(queue.region()))
                                        .dnsSuffix())
                + "/" + queue.account() + "/" + queue.name();
    }

    private SqsClient sqs(String region) {
        return limited(environment.configure(SqsClient.builder(), "SQS").region(Region.of(region)));
    }

    private KinesisClient kinesis(String region) {
        return limited(environment.configure(KinesisClient.builder(), "KINESIS").region(Region.of(region)));
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C limited(B builder) {
        return builder.overrideConfiguration(
                        limits -> limits.apiCallTimeout(timeout).apiCallAttemptTimeout(timeout.dividedBy(ATTEMPTS)))
                .build();
    }

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
