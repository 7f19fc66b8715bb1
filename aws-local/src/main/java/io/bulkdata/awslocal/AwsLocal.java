package io.bulkdata.awslocal;

import io.bulkdata.awslocal.dynamodb.DynamoDbServer;
import io.bulkdata.awslocal.json.JsonServer;
import io.bulkdata.awslocal.kinesis.KinesisService;
import io.bulkdata.awslocal.kms.KmsService;
import io.bulkdata.awslocal.s3.BucketNotifications;
import io.bulkdata.awslocal.s3.S3Server;
import io.bulkdata.awslocal.secretsmanager.SecretsManagerService;
import io.bulkdata.awslocal.sns.SnsServer;
import io.bulkdata.awslocal.sqs.SqsServer;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * S3, DynamoDB, SQS, SNS, Secrets Manager, KMS and Kinesis on loopback ports of this process, for tests and for the laptop. S3 checks signatures;
 * the others let everyone in, so nothing may be made to listen beyond the loopback. Several may live in one JVM.
 */
public final class AwsLocal implements AutoCloseable {

    /** Also the region of all ARNs. */
    public static final String REGION = "us-east-1";

    /** The account in all ARNs. */
    public static final String ACCOUNT = "000000000000";

    private static final AwsBasicCredentials CREDENTIALS = AwsBasicCredentials.create("AWSLOCAL", "aws-local-secret");

    private final Closing closing = new Closing();
    private final Clients clients = new Clients(Region.of(REGION), CREDENTIALS);
    private final S3Server s3Server;
    private final DynamoDbServer dynamoDbServer;
    private final SqsServer sqsServer;
    private final SnsServer snsServer;
    private final JsonServer jsonServer;
    private final BucketNotifications notifications;
    private final S3Client s3;
    private final S3Presigner presigner;
    private final DynamoDbClient dynamoDb;
    private final SqsClient sqs;
    private final SnsClient sns;
    private final OnDemand<SecretsManagerClient> secretsManager;
    private final OnDemand<KmsClient> kms;
    private final OnDemand<KinesisClient> kinesis;

    private AwsLocal(AwsLocalOptions options) {
        CompletableFuture<DynamoDbServer> dynamoDbStart = starting(() -> new DynamoDbServer(options.dynamoDbPort()));
        CompletableFuture<SqsServer> sqsStart = starting(() -> new SqsServer(options.sqsPort(), REGION, ACCOUNT));
        CompletableFuture<S3Server> s3Start = starting(() -> s3Server(options));
        try {
            CompletableFuture.allOf(dynamoDbStart, sqsStart, s3Start).join();
            dynamoDbServer = dynamoDbStart.join();
            sqsServer = sqsStart.join();
            s3Server = s3Start.join();
            dynamoDb = closing.add(clients.dynamoDb(dynamoDbServer.endpoint()));
            s3 = closing.add(clients.s3(s3Server.endpoint()));
            presigner = closing.add(clients.presigner(s3Server.endpoint()));
            sqs = closing.add(clients.sqs(sqsServer.endpoint()));
            snsServer = closing.add(new SnsServer(options.snsPort(), REGION, ACCOUNT, sqs));
            sns = closing.add(clients.sns(snsServer.endpoint()));
            jsonServer = closing.add(new JsonServer(
                    options.jsonPort(),
                    List.of(
                            new SecretsManagerService(REGION, ACCOUNT),
                            new KmsService(REGION, ACCOUNT),
                            new KinesisService(REGION, ACCOUNT))));
            kms = new OnDemand<>(() -> closing.add(clients.kms(jsonEndpoint())));
            secretsManager = new OnDemand<>(() -> closing.add(clients.secretsManager(jsonEndpoint())));
            kinesis = new OnDemand<>(() -> closing.add(clients.kinesis(jsonEndpoint())));
            notifications = closing.add(new BucketNotifications(sqs, REGION));
            s3Server.onObjectCreated(notifications);
        } catch (CompletionException e) {
            closing.close();
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        } catch (RuntimeException e) {
            closing.close();
            throw e;
        }
    }

    /** Starts on free ports and in a temporary folder. */
    public static AwsLocal start() {
        return start(AwsLocalOptions.temporary());
    }

    /**
     * Starts where the options say.
     *
     * @throws RuntimeException if an engine cannot start, such as on a port that is taken; then nothing stays behind
     */
    public static AwsLocal start(AwsLocalOptions options) {
        return new AwsLocal(options);
    }

    private <T extends AutoCloseable> CompletableFuture<T> starting(Supplier<T> engine) {
        return CompletableFuture.supplyAsync(
                () -> closing.add(engine.get()), task -> new Thread(task, "aws-local-start").start());
    }

    private S3Server s3Server(AwsLocalOptions options) {
        return new S3Server(
                options.s3Port(),
                options.folder()
                        .orElseGet(() -> closing.add(TemporaryFolder.create()).path()),
                CREDENTIALS);
    }

    /** What a Lambda room gets as its settings: the names every AWS SDK knows. */
    public Map<String, String> environment() {
        return Map.ofEntries(
                Map.entry("AWS_REGION", REGION),
                Map.entry("AWS_ACCESS_KEY_ID", CREDENTIALS.accessKeyId()),
                Map.entry("AWS_SECRET_ACCESS_KEY", CREDENTIALS.secretAccessKey()),
                Map.entry("AWS_ENDPOINT_URL_S3", s3Endpoint().toString()),
                Map.entry("AWS_ENDPOINT_URL_DYNAMODB", dynamoDbEndpoint().toString()),
                Map.entry("AWS_ENDPOINT_URL_SQS", sqsEndpoint().toString()),
                Map.entry("AWS_ENDPOINT_URL_SNS", snsEndpoint().toString()),
                Map.entry("AWS_ENDPOINT_URL_SECRETS_MANAGER", jsonEndpoint().toString()),
                Map.entry("AWS_ENDPOINT_URL_KMS", jsonEndpoint().toString()),
                Map.entry("AWS_ENDPOINT_URL_KINESIS", jsonEndpoint().toString()));
    }

    /**
     * As an S3 bucket notification: first S3's test event, then an event for each object created under the prefix from now on,
     * to the queue.
     *
     * @throws software.amazon.awssdk.core.exception.SdkException if there is no such bucket or queue
     * @throws IllegalArgumentException if the prefix overlaps one the bucket already has, which S3 refuses too
     */
    public void notifyObjectCreated(String bucket, String prefix, String queueUrl) {
        s3.headBucket(request -> request.bucket(bucket));
        notifications.add(bucket, prefix, queueUrl);
    }

    public S3Client s3() {
        return s3;
    }

    /** Signs URLs for the one account there is. */
    public S3Presigner presigner() {
        return presigner;
    }

    public DynamoDbClient dynamoDb() {
        return dynamoDb;
    }

    public SqsClient sqs() {
        return sqs;
    }

    public SnsClient sns() {
        return sns;
    }

    public SecretsManagerClient secretsManager() {
        return secretsManager.get();
    }

    public KmsClient kms() {
        return kms.get();
    }

    public KinesisClient kinesis() {
        return kinesis.get();
    }

    public URI s3Endpoint() {
        return s3Server.endpoint();
    }

    public URI dynamoDbEndpoint() {
        return dynamoDbServer.endpoint();
    }

    public URI sqsEndpoint() {
        return sqsServer.endpoint();
    }

    public URI snsEndpoint() {
        return snsServer.endpoint();
    }

    /** Of Secrets Manager, KMS and Kinesis: all that is asked in JSON is on one port. */
    public URI jsonEndpoint() {
        return jsonServer.endpoint();
    }

    /** Ends all threads, closes all sockets and deletes the temporary folder; closing again does nothing. */
    @Override
    public void close() {
        closing.close();
    }
}
