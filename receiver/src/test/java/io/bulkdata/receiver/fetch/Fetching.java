package io.bulkdata.receiver.fetch;

import io.bulkdata.core.aws.AwsEnvironment;
import io.bulkdata.core.export.ExportKind;
import io.bulkdata.core.export.Organisation;
import io.bulkdata.core.export.TableName;
import io.bulkdata.core.message.ExportRequest;
import io.bulkdata.core.message.ExportRequest.S3Object;
import io.bulkdata.core.settings.Settings;
import io.bulkdata.receiver.TestEnvironment;
import io.bulkdata.receiver.fetch.aws.RecordingRequests;
import io.bulkdata.receiver.quarantine.QuarantineSettings;
import io.bulkdata.receiver.source.AllowedSources;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import okhttp3.Dns;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** A fetch into a landing bucket of its own in a real S3 server, in parts so small that every export has several; its requests to AWS are recorded. */
final class Fetching implements AutoCloseable {

    /** As small as S3 takes them. */
    static final int PART = 5 * 1024 * 1024;

    static final String PATH = "/acme/full/signatures/20261120/signatures_20261120014346.csv";
    static final String KEY = "exports" + PATH;
    static final String QUERY = "?X-Amz-Signature=5ecre7";

    private final String bucket = TestEnvironment.newBucket();
    private final RecordingRequests requests = new RecordingRequests();
    private final ManualTime time = new ManualTime();
    private final S3Client s3;
    private Duration readTimeout = Duration.ofSeconds(30);
    private Deadline deadline = Deadline.in(Duration.ofMinutes(15), time);
    private String sources = "agra-data-exports-staging";
    private String plainHttpHosts = "127.0.0.1";
    private String allowedHosts = "";
    private Dns dns = Dns.SYSTEM;

    Fetching() {
        this.s3 = new AwsEnvironment(TestEnvironment.settings(Map.of()))
                .configure(S3Client.builder(), "S3")
                .httpClientBuilder(ApacheHttpClient.builder())
                .overrideConfiguration(
                        client -> client.addExecutionInterceptor(requests).retryStrategy(retry -> retry.maxAttempts(1)))
                .build();
    }

    Fetching readTimeout(Duration value) {
        readTimeout = value;
        return this;
    }

    /** In real time. */
    Fetching deadline(Duration left) {
        deadline = Deadline.in(left, Time.SYSTEM);
        return this;
    }

    Fetching sourceBucket(String value) {
        sources = value;
        return this;
    }

    /** All names lead there, and none may lead to a private address. */
    Fetching publicHost(String host, Dns itsDns) {
        allowedHosts = host;
        plainHttpHosts = "";
        dns = itsDns;
        return this;
    }

    FetchExport fetchExport() {
        AllowedSources allowed = new Settings(Map.of(
                        "BULKDATA_PLAIN_HTTP_HOSTS", plainHttpHosts,
                        "BULKDATA_ALLOWED_HOSTS", allowedHosts,
                        "BULKDATA_SOURCE_BUCKETS", sources))
                .read(AllowedSources::read);
        FetchSettings settings = new FetchSettings(
                bucket,
                new Organisation("default"),
                allowed,
                readTimeout,
                5,
                new QuarantineSettings(URI.create("http://127.0.0.1/none"), "none"));
        Patience patience = new Patience(5, Duration.ofMillis(100), Duration.ofSeconds(60), () -> 0);
        return FetchWiring.fetchExport(settings, s3, PART, patience, dns);
    }

    Stored fetch(String url) {
        return fetch(url, null);
    }

    Stored fetch(String url, S3Object source) {
        return fetchExport().fetch(request(url, source), deadline);
    }

    static ExportRequest request(String url, S3Object source) {
        return new ExportRequest(
                ExportKind.FULL, new TableName("signatures"), URI.create(url), source, "jid", Instant.EPOCH);
    }

    RecordingRequests requests() {
        return requests;
    }

    ManualTime time() {
        return time;
    }

    String bucket() {
        return bucket;
    }

    /** How often an object was made visible. */
    long stores() {
        return requests.names().stream()
                .filter(name -> name.matches("PutObject|CompleteMultipartUpload|CopyObject"))
                .count();
    }

    int objects() {
        return TestEnvironment.aws()
                .s3()
                .listObjectsV2(list -> list.bucket(bucket))
                .contents()
                .size();
    }

    int openUploads() {
        return TestEnvironment.aws()
                .s3()
                .listMultipartUploads(list -> list.bucket(bucket))
                .uploads()
                .size();
    }

    ResponseBytes<GetObjectResponse> object() {
        return TestEnvironment.aws()
                .s3()
                .getObjectAsBytes(object -> object.bucket(bucket).key(KEY));
    }

    byte[] stored() {
        return object().asByteArray();
    }

    @Override
    public void close() {
        s3.close();
    }
}
