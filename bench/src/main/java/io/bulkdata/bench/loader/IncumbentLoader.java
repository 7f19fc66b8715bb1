package io.bulkdata.bench.loader;

import io.bulkdata.core.aws.AwsEnvironment;
import io.bulkdata.core.settings.Settings;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * What the loader that Bulkdata replaces does for each file, step by step, as
 * <a href="https://github.com/awslabs/aws-lambda-redshift-loader">aws-lambda-redshift-loader</a> tells it ({@code index.js}) and
 * ControlShift's Terraform module sets it up ({@code config_item.json}: batches of one file, TLS, {@code EMPTYASNULL
 * TRUNCATECOLUMNS}); none of its code is here:
 *
 * <ol>
 *   <li>DynamoDB: read the configuration of the file's folder, consistently, and as there is none, that of the folder above
 *       ({@code resolveConfig}; the folder of an export is its day's, and what is configured is its table's)
 *   <li>DynamoDB: count the file in the table of files, and learn whether a batch has it
 *   <li>DynamoDB: add it to the sets of the open batch, on the condition that it is not locked
 *   <li>DynamoDB: write the batch's id to the file, while the next step is under way
 *   <li>DynamoDB: read the batch, consistently, to see whether it is full; if not, that is all
 *   <li>DynamoDB: lock the batch, on the condition that it is open
 *   <li>DynamoDB: give the configuration a new open batch
 *   <li>S3: put the manifest
 *   <li>DynamoDB: write its address to the batch, while the load is under way
 *   <li>KMS: decrypt the password ({@code loadCluster}; the module's {@code config_table.tf} has it encrypted)
 *   <li>warehouse: a new connection with TLS, and in one go {@code SET statement_timeout}, {@code BEGIN}, {@code COPY},
 *       {@code COMMIT} (of a full export {@code TRUNCATE} before it; here are incremental ones only)
 *   <li>DynamoDB: write the state of the load to the batch
 *   <li>DynamoDB: mark the batch as complete
 *   <li>SNS: publish that it is
 * </ol>
 *
 * <p>Where there is a choice it is made in its favour: its tables have all the capacity they need, nobody else is in its way, and
 * starting Node.js takes no time.
 */
final class IncumbentLoader implements Contender {

    private static final int STATEMENT_MILLIS = 60_000;

    private final String name;
    private final Place place;
    private final IncumbentStore store;
    private final S3Client s3;
    private final SnsClient sns;
    private final IncumbentPassword password;

    private IncumbentLoader(
            String name, Place place, IncumbentStore store, S3Client s3, SnsClient sns, IncumbentPassword password) {
        this.name = name;
        this.place = place;
        this.store = store;
        this.s3 = s3;
        this.sns = sns;
        this.password = password;
    }

    /**
     * Makes one with all that it needs.
     *
     * @param aws where AWS is for it
     * @param filesInBatch after which a batch is loaded
     */
    static IncumbentLoader create(String name, Place place, Map<String, String> aws, int filesInBatch) {
        String prefix = place.landing() + "/" + ExportSeries.landed();
        IncumbentTables tables = new IncumbentTables(place.id());
        String columns = ExportSeries.table().columnNames().stream()
                .map(column -> '"' + column + '"')
                .collect(Collectors.joining(","));
        tables.create(
                place.engines().aws().dynamoDb(),
                new IncumbentConfiguration(
                        prefix, "", filesInBatch, place.table(), columns, place.manifests(), place.topic("success")));
        AwsEnvironment environment = new AwsEnvironment(new Settings(aws));
        return new IncumbentLoader(
                name,
                place,
                new IncumbentStore(
                        environment
                                .configure(DynamoDbClient.builder(), "DYNAMODB")
                                .build(),
                        tables),
                environment
                        .configure(S3Client.builder().forcePathStyle(true), "S3")
                        .httpClientBuilder(ApacheHttpClient.builder())
                        .build(),
                environment.configure(SnsClient.builder(), "SNS").build(),
                IncumbentPassword.encrypted(
                        place.engines().aws().kms(),
                        environment.configure(KmsClient.builder(), "KMS").build(),
                        place.engines().warehouse().get("BULKDATA_WAREHOUSE_PASSWORD")));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Place place() {
        return place;
    }

    @Override
    public void load(List<StoredFile> files) {
        files.forEach(this::arrived);
    }

    /** One event of S3, one invocation. */
    private void arrived(StoredFile file) {
        IncumbentConfiguration configuration = store.configuration(file);
        if (!store.received(file.address())) {
            return;
        }
        store.add(configuration, file);
        CompletableFuture<Void> linked =
                CompletableFuture.runAsync(() -> store.link(file.address(), configuration.currentBatch()));
        if (store.size(configuration) >= configuration.batchSize()) {
            loadBatch(configuration);
        }
        linked.join();
    }

    private void loadBatch(IncumbentConfiguration configuration) {
        List<String> files = store.lock(configuration);
        store.rotate(configuration);
        String key = "manifests/" + configuration.currentBatch();
        s3.putObject(
                request -> request.bucket(configuration.manifestBucket()).key(key),
                RequestBody.fromString(manifest(files)));
        String manifest = configuration.manifestBucket() + "/" + key;
        CompletableFuture<Void> noted =
                CompletableFuture.runAsync(() -> store.set(configuration, "manifestFile", manifest));
        copy(configuration, manifest);
        store.set(configuration, "clusterLoadStatus", "{\"cluster\":{\"status\":\"OK\"}}");
        store.set(configuration, "status", "complete");
        sns.publish(request -> request.topicArn(configuration.topic())
                .subject("Batch " + configuration.currentBatch() + " OK")
                .message("{\"status\":\"ok\",\"batchId\":\"" + configuration.currentBatch() + "\"}"));
        noted.join();
    }

    private static String manifest(List<String> files) {
        return files.stream()
                .map(file -> "{\"url\":\"s3://" + file + "\",\"mandatory\":true}")
                .collect(Collectors.joining(",", "{\"entries\":[", "]}"));
    }

    private void copy(IncumbentConfiguration configuration, String manifest) {
        String sql = "SET statement_timeout TO " + STATEMENT_MILLIS + "; BEGIN; COPY " + configuration.table() + " ("
                + configuration.columns() + ") FROM 's3://" + manifest
                + "' IAM_ROLE default MANIFEST FORMAT CSV DELIMITER ',' IGNOREHEADER 1 EMPTYASNULL TRUNCATECOLUMNS; COMMIT";
        try (Connection connection = place.engines().connect(password.decrypt());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot load " + manifest, e);
        }
    }
}
