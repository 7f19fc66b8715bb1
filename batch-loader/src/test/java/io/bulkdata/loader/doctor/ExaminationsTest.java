package io.bulkdata.loader.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulkdata.awslocal.AwsLocal;
import io.bulkdata.core.settings.Settings;
import io.bulkdata.loader.TestAws;
import io.bulkdata.loader.aws.BatchTable;
import io.bulkdata.loader.doctor.Diagnosis.Health;
import io.bulkdata.loader.load.TestWarehouse;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** An installation in which all is well, and then each hop broken in turn. */
class ExaminationsTest {

    private static final AwsLocal AWS = TestAws.local();

    private final String id = UUID.randomUUID().toString();
    private final Map<String, String> settings = new HashMap<>();

    @BeforeEach
    void install() {
        settings.putAll(AWS.environment());
        settings.putAll(TestWarehouse.environment());
        settings.put("BULKDATA_LANDING_BUCKET", bucket("landing"));
        settings.put("BULKDATA_MANIFEST_BUCKET", bucket("manifests"));
        settings.put("BULKDATA_BATCHES_TABLE", table(BatchTable.definition("batches-" + id)));
        AWS.dynamoDb().updateTimeToLive(BatchTable.expiry("batches-" + id));
        settings.put("BULKDATA_EXPORTS_QUEUE_URL", queue("exports"));
        settings.put("BULKDATA_FILES_QUEUE_URL", queue("files"));
        settings.put("BULKDATA_LOADS_QUEUE_URL", queue("loads"));
        settings.put("BULKDATA_QUARANTINE_QUEUE_URL", plainQueue("quarantine"));
        settings.put("BULKDATA_SUCCESS_TOPIC_ARN", topic("success"));
        settings.put("BULKDATA_FAILURE_TOPIC_ARN", topic("failure"));
        subscribe(settings.get("BULKDATA_FAILURE_TOPIC_ARN"));
    }

    @Test
    void everyHopIsWell() {
        assertThat(examine())
                .allSatisfy(one -> assertThat(one.health()).as(one.toString()).isEqualTo(Health.OK));
        assertThat(examine())
                .extracting(Diagnosis::check)
                .containsExactly(
                        "settings",
                        "AWS",
                        "landing bucket",
                        "manifest bucket",
                        "batches table",
                        "queue exports",
                        "queue files",
                        "queue loads",
                        "queue quarantine",
                        "topic success",
                        "topic failure",
                        "warehouse network",
                        "warehouse secret",
                        "warehouse TLS",
                        "warehouse login",
                        "warehouse schema",
                        "COPY role");
    }

    @Test
    void nothingIsLeftBehind() {
        examine();

        for (String bucket : List.of("BULKDATA_LANDING_BUCKET", "BULKDATA_MANIFEST_BUCKET")) {
            assertThat(AWS.s3()
                            .listObjectsV2(list -> list.bucket(settings.get(bucket)))
                            .contents())
                    .isEmpty();
        }
    }

    @Test
    void wrongSettingsAreNamedAndNothingElseIsLookedAt() {
        settings.remove("BULKDATA_LANDING_BUCKET");
        settings.put("BULKDATA_WAREHOUSE_SECRET_ID", "x");

        assertThat(examine()).singleElement().satisfies(one -> {
            assertThat(one.health()).isEqualTo(Health.FAILS);
            assertThat(one.detail())
                    .contains("BULKDATA_LANDING_BUCKET is missing")
                    .contains("exclude each other");
        });
    }

    @Test
    void credentialsThatAwsDoesNotTakeStopAllOfAwsButNotTheWarehouse() {
        settings.put("AWS_SECRET_ACCESS_KEY", "wrong");

        assertFails("AWS", "does not take the credentials");
        assertThat(of("landing bucket").health()).isEqualTo(Health.SKIPPED);
        assertThat(of("queue files").detail()).isEqualTo("not looked at, because of: AWS");
        assertThat(of("warehouse login").health()).isEqualTo(Health.OK);
    }

    @Test
    void aClockThatIsWrongIsNamed() {
        Clock late = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(5));

        assertThat(new Examinations(new Settings(settings), late).examine())
                .filteredOn(one -> one.check().equals("AWS"))
                .singleElement()
                .satisfies(one -> assertThat(one.detail()).contains("The clock of this machine is"));
    }

    @Test
    void aBucketThatIsNotThereIsNamed() {
        settings.put("BULKDATA_MANIFEST_BUCKET", "no-such-" + id);

        assertFails("manifest bucket", "404 NoSuchBucket");
        assertThat(of("COPY role").detail()).isEqualTo("not looked at, because of: manifest bucket");
        assertThat(of("landing bucket").health()).isEqualTo(Health.OK);
    }

    @Test
    void aTableThatForgetsNothingOrHasAnotherShapeIsNamed() {
        String other = "never-" + id;
        settings.put("BULKDATA_BATCHES_TABLE", table(BatchTable.definition(other)));
        assertFails("batches table", "never forgets");

        CreateTableRequest whole = BatchTable.definition("bare-" + id);
        settings.put(
                "BULKDATA_BATCHES_TABLE",
                table(whole.toBuilder()
                        .globalSecondaryIndexes(whole.globalSecondaryIndexes().get(0))
                        .attributeDefinitions(whole.attributeDefinitions().subList(0, 4))
                        .build()));
        assertFails("batches table", "The index state of the table bare-" + id + " is not there");

        settings.put("BULKDATA_BATCHES_TABLE", "nothing");
        assertFails("batches table", "ResourceNotFoundException");
    }

    @Test
    void aQueueWithoutDeadLettersOrNoQueueIsNamed() {
        settings.put("BULKDATA_FILES_QUEUE_URL", plainQueue("lone"));
        settings.put(
                "BULKDATA_QUARANTINE_QUEUE_URL",
                settings.get("BULKDATA_FILES_QUEUE_URL").replace("lone", "nothing"));

        assertFails("queue files", "has no dead-letter queue");
        assertFails("queue quarantine", "Cannot ask the queue");
        assertThat(of("queue loads").health()).isEqualTo(Health.OK);
    }

    @Test
    void aTopicToWhichNobodyListensIsNamed() {
        settings.put("BULKDATA_FAILURE_TOPIC_ARN", topic("deaf"));
        assertFails("topic failure", "Nobody listens");

        settings.put("BULKDATA_FAILURE_TOPIC_ARN", "arn:aws:sns:us-east-1:000000000000:nothing-" + id);
        assertFails("topic failure", "Cannot ask the topic");
    }

    @Test
    void aWarehouseThatIsNotThereIsNamed() {
        settings.put("BULKDATA_WAREHOUSE_URL", "jdbc:redshift://127.0.0.1:1/dev");
        assertFails("warehouse network", "No connection");
        assertThat(of("warehouse login").detail()).isEqualTo("not looked at, because of: warehouse network");

        settings.put("BULKDATA_WAREHOUSE_URL", "jdbc:redshift://nowhere.invalid:5439/dev");
        assertFails("warehouse network", "nowhere.invalid has no address");
    }

    @Test
    void aCertificateThatNobodyTrustsIsNamed() {
        String url = settings.get("BULKDATA_WAREHOUSE_URL");
        settings.put("BULKDATA_WAREHOUSE_URL", url.substring(0, url.indexOf('?')) + "?ssl=true&sslmode=verify-full");

        assertFails("warehouse TLS", "certif");
        assertThat(of("warehouse login").health()).isEqualTo(Health.SKIPPED);
    }

    @Test
    void aSecretThatIsNotThereIsNamed() {
        settings.remove("BULKDATA_WAREHOUSE_USER");
        settings.remove("BULKDATA_WAREHOUSE_PASSWORD");
        settings.put("BULKDATA_WAREHOUSE_SECRET_ID", "nothing-" + id);

        assertFails("warehouse secret", "Cannot read the secret nothing-" + id);
        assertThat(of("warehouse login").health()).isEqualTo(Health.SKIPPED);
    }

    @Test
    void aPasswordThatIsRefusedIsNamedAndNotShown() {
        settings.put("BULKDATA_WAREHOUSE_PASSWORD", "Wrong-Password-1");

        assertFails("warehouse login", "password authentication failed");
        assertThat(of("warehouse TLS").health()).isEqualTo(Health.OK);
        assertThat(examine().toString()).doesNotContain("Wrong-Password-1");
    }

    @Test
    void aSchemaThatIsNotThereIsNamed() {
        settings.put("BULKDATA_WAREHOUSE_SCHEMA", "nothing");

        assertFails("warehouse schema", "There is no schema nothing");
        assertThat(of("COPY role").health()).isEqualTo(Health.OK);
    }

    @Test
    void aSchemaThatTheUserMayNotUseIsNamed() {
        String user = "u" + id.replace("-", "");
        TestWarehouse.execute("CREATE USER " + user + " PASSWORD 'Password1'");
        TestWarehouse.execute("CREATE SCHEMA s" + user);
        settings.put("BULKDATA_WAREHOUSE_USER", user);
        settings.put("BULKDATA_WAREHOUSE_SCHEMA", "s" + user);

        assertFails("warehouse schema", "may not use the schema");
    }

    @Test
    void aBucketThatTheWarehouseCannotReadIsNamed() {
        AwsLocal elsewhere = AwsLocal.start();
        try (elsewhere) {
            settings.put("AWS_ENDPOINT_URL_S3", elsewhere.s3Endpoint().toString());
            settings.put("BULKDATA_LANDING_BUCKET", elsewhere(elsewhere, "landing2-" + id));
            settings.put("BULKDATA_MANIFEST_BUCKET", elsewhere(elsewhere, "manifests2-" + id));

            assertFails("COPY role", "The warehouse refused ProbeCopy");
            assertThat(of("manifest bucket").health()).isEqualTo(Health.OK);
        }
    }

    @Test
    void aCheckThatBreaksDoesNotHideTheOthers() {
        List<Diagnosis> all = new Doctor(List.of(
                        new Check("a", List.of(), () -> {
                            throw new IllegalStateException("broken");
                        }),
                        new Check("b", List.of("a"), () -> "well"),
                        new Check("c", List.of("b"), () -> "well"),
                        new Check("d", List.of(), () -> "well")))
                .examine();

        assertThat(all)
                .extracting(Diagnosis::health)
                .containsExactly(Health.FAILS, Health.SKIPPED, Health.SKIPPED, Health.OK);
        assertThat(all.get(0).detail()).contains("broken");
    }

    private void assertFails(String check, String why) {
        Diagnosis diagnosis = of(check);
        assertThat(diagnosis.health()).as(diagnosis.toString()).isEqualTo(Health.FAILS);
        assertThat(diagnosis.detail()).contains(why);
        assertThat(diagnosis.advice()).isNotBlank();
    }

    private Diagnosis of(String check) {
        return examine().stream()
                .filter(one -> one.check().equals(check))
                .findFirst()
                .orElseThrow();
    }

    private List<Diagnosis> examine() {
        return new Examinations(new Settings(settings)).examine();
    }

    private String bucket(String name) {
        return elsewhere(AWS, name + "-" + id);
    }

    private static String elsewhere(AwsLocal aws, String name) {
        aws.s3().createBucket(create -> create.bucket(name));
        return name;
    }

    private static String table(CreateTableRequest definition) {
        AWS.dynamoDb().createTable(definition);
        return definition.tableName();
    }

    private String plainQueue(String name) {
        return AWS.sqs()
                .createQueue(create -> create.queueName(name + "-" + id))
                .queueUrl();
    }

    private String queue(String name) {
        String url = plainQueue(name);
        String dead = AWS.sqs()
                .getQueueAttributes(request ->
                        request.queueUrl(plainQueue(name + "-dead")).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
        String policy = "{\"deadLetterTargetArn\":\"" + dead + "\",\"maxReceiveCount\":\"5\"}";
        AWS.sqs()
                .setQueueAttributes(
                        request -> request.queueUrl(url).attributes(Map.of(QueueAttributeName.REDRIVE_POLICY, policy)));
        return url;
    }

    private String topic(String name) {
        return AWS.sns().createTopic(create -> create.name(name + "-" + id)).topicArn();
    }

    private void subscribe(String topic) {
        String arn = AWS.sqs()
                .getQueueAttributes(request ->
                        request.queueUrl(plainQueue("listener")).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
        AWS.sns().subscribe(request -> request.topicArn(topic).protocol("sqs").endpoint(arn));
    }
}
