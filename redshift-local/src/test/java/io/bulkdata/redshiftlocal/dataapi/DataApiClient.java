package io.bulkdata.redshiftlocal.dataapi;

import io.bulkdata.redshiftlocal.ApiOptions;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.redshiftdata.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.ExecuteStatementRequest;
import software.amazon.awssdk.services.redshiftdata.model.Field;
import software.amazon.awssdk.services.redshiftdata.model.StatusString;

/** The SDK's own client, with a target, for tests. */
final class DataApiClient implements AutoCloseable {

    static final String CLUSTER = ApiOptions.defaults().clusterIdentifier();

    private final RedshiftDataClient sdk;
    private final String database;

    DataApiClient(URI endpoint, String database) {
        this(endpoint, database, "AKIATEST");
    }

    DataApiClient(URI endpoint, String database, String accessKeyId) {
        this.database = database;
        this.sdk = RedshiftDataClient.builder()
                .endpointOverride(endpoint)
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKeyId, "secret")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    RedshiftDataClient sdk() {
        return sdk;
    }

    /** Submits one statement with the cluster and the database. */
    String submit(String sql, Consumer<ExecuteStatementRequest.Builder> more) {
        return sdk.executeStatement(request -> more.accept(
                        request.clusterIdentifier(CLUSTER).database(database).sql(sql)))
                .id();
    }

    String submit(String sql) {
        return submit(sql, request -> {});
    }

    String submitBatch(List<String> sqls, Consumer<BatchExecuteStatementRequest.Builder> more) {
        return sdk.batchExecuteStatement(request -> more.accept(
                        request.clusterIdentifier(CLUSTER).database(database).sqls(sqls)))
                .id();
    }

    /** Waits for its end, however it ends. */
    DescribeStatementResponse end(String id) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> describe(id), DataApiClient::hasEnded);
    }

    DescribeStatementResponse describe(String id) {
        return sdk.describeStatement(request -> request.id(id));
    }

    /** Runs it to its end, which must be a good one. */
    DescribeStatementResponse run(String sql) {
        DescribeStatementResponse end = end(submit(sql));
        if (end.status() != StatusString.FINISHED) {
            throw new AssertionError(end.error());
        }
        return end;
    }

    /** The rows of the first page. */
    List<List<Field>> records(String id) {
        return sdk.getStatementResult(request -> request.id(id)).records();
    }

    /** Each row's texts and numbers joined by {@code |}. */
    List<String> rows(String sql) {
        return records(run(sql).id()).stream()
                .map(row ->
                        String.join("|", row.stream().map(DataApiClient::text).toList()))
                .toList();
    }

    static String text(Field field) {
        return switch (field.type()) {
            case IS_NULL -> "NULL";
            case STRING_VALUE -> field.stringValue();
            case LONG_VALUE -> Long.toString(field.longValue());
            case DOUBLE_VALUE -> Double.toString(field.doubleValue());
            case BOOLEAN_VALUE -> Boolean.toString(field.booleanValue());
            case BLOB_VALUE -> field.blobValue().asUtf8String();
            case UNKNOWN_TO_SDK_VERSION -> throw new AssertionError("unknown field " + field);
        };
    }

    private static boolean hasEnded(DescribeStatementResponse statement) {
        return switch (statement.status()) {
            case FINISHED, FAILED, ABORTED -> true;
            default -> false;
        };
    }

    @Override
    public void close() {
        sdk.close();
    }
}
