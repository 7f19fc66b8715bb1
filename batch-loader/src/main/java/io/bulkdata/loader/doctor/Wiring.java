package io.bulkdata.loader.doctor;

import io.bulkdata.core.aws.AwsEnvironment;
import io.bulkdata.core.settings.Settings;
import io.bulkdata.loader.doctor.aws.AwsAccess;
import io.bulkdata.loader.doctor.aws.BucketAccess;
import io.bulkdata.loader.doctor.aws.QueueShape;
import io.bulkdata.loader.doctor.aws.S3Probe;
import io.bulkdata.loader.doctor.aws.TableShape;
import io.bulkdata.loader.doctor.aws.TopicListeners;
import io.bulkdata.loader.doctor.warehouse.CopyAccess;
import io.bulkdata.loader.doctor.warehouse.LoginAccess;
import io.bulkdata.loader.doctor.warehouse.NetworkAccess;
import io.bulkdata.loader.doctor.warehouse.SchemaAccess;
import io.bulkdata.loader.doctor.warehouse.TlsAccess;
import io.bulkdata.redshift.aws.AwsLogins;
import io.bulkdata.redshift.warehouse.Logins;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Makes the checks of an installation, in the order in which one rests on the other. */
final class Wiring {

    /** The topic that must have listeners. */
    static final String FAILURE = "failure";

    static final String AWS = "AWS";
    static final String LANDING = "landing bucket";
    static final String MANIFESTS = "manifest bucket";
    static final String NETWORK = "warehouse network";
    static final String SECRET = "warehouse secret";
    static final String TLS = "warehouse TLS";
    static final String LOGIN = "warehouse login";
    static final String SCHEMA = "warehouse schema";
    static final String COPY = "COPY role";

    private final DoctorSettings installation;
    private final AwsEnvironment aws;
    private final Clock clock;

    Wiring(Settings settings, DoctorSettings installation, Clock clock) {
        this.installation = installation;
        this.aws = new AwsEnvironment(settings);
        this.clock = clock;
    }

    List<Check> checks() {
        S3Client s3 = aws.configure(
                        S3Client.builder().forcePathStyle(aws.endpoint("S3").isPresent()), "S3")
                .build();
        List<Check> checks = new ArrayList<>();
        checks.add(new Check(AWS, List.of(), new AwsAccess(s3, installation.landingBucket(), clock)));
        checks.add(new Check(LANDING, List.of(AWS), new BucketAccess(s3, installation.landingBucket())));
        checks.add(new Check(MANIFESTS, List.of(AWS), new BucketAccess(s3, installation.manifestBucket())));
        addStores(checks);
        addWarehouse(checks, s3);
        return checks;
    }

    private void addStores(List<Check> checks) {
        DynamoDbClient dynamoDb =
                aws.configure(DynamoDbClient.builder(), "DYNAMODB").build();
        SqsClient sqs = aws.configure(SqsClient.builder(), "SQS").build();
        SnsClient sns = aws.configure(SnsClient.builder(), "SNS").build();
        checks.add(new Check("batches table", List.of(AWS), new TableShape(dynamoDb, installation.table())));
        installation
                .queues()
                .forEach((name, url) ->
                        checks.add(new Check("queue " + name, List.of(AWS), QueueShape.withDeadLetters(sqs, url))));
        if (installation.quarantineQueue() != null) {
            checks.add(
                    new Check("queue quarantine", List.of(AWS), QueueShape.alone(sqs, installation.quarantineQueue())));
        }
        installation
                .topics()
                .forEach((name, arn) -> checks.add(
                        new Check("topic " + name, List.of(AWS), new TopicListeners(sns, arn, name.equals(FAILURE)))));
    }

    private void addWarehouse(List<Check> checks, S3Client s3) {
        Logins logins = new AwsLogins(aws).of(installation.warehouse());
        LoginAccess login = new LoginAccess(installation.warehouse(), logins);
        checks.add(new Check(NETWORK, List.of(), new NetworkAccess(installation.warehouse())));
        checks.add(new Check(SECRET, List.of(), login::secret));
        checks.add(new Check(TLS, List.of(NETWORK, SECRET), new TlsAccess(login)));
        checks.add(new Check(LOGIN, List.of(NETWORK, SECRET, TLS), login));
        checks.add(new Check(SCHEMA, List.of(LOGIN, TLS), new SchemaAccess(login, installation.schema())));
        checks.add(new Check(
                COPY,
                List.of(LOGIN, TLS, LANDING, MANIFESTS),
                new CopyAccess(
                        login,
                        installation.copy(),
                        new S3Probe(s3, installation.landingBucket(), installation.manifestBucket()))));
    }
}
