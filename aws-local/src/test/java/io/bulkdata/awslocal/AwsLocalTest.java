package io.bulkdata.awslocal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

final class AwsLocalTest {

    @Test
    void severalLiveInOneProcessAndSeeNothingOfEachOther() {
        List<CompletableFuture<AwsLocal>> starts = IntStream.range(0, 3)
                .mapToObj(i -> CompletableFuture.supplyAsync(AwsLocal::start, task -> new Thread(task).start()))
                .toList();
        List<AwsLocal> all = starts.stream().map(CompletableFuture::join).toList();
        try {
            for (AwsLocal aws : all) {
                aws.s3().createBucket(create -> create.bucket("same"));
                aws.sqs().createQueue(create -> create.queueName("same"));
                aws.sns().createTopic(create -> create.name("same"));
            }
            all.get(0).s3().putObject(put -> put.bucket("same").key("x"), RequestBody.fromString("x"));

            assertThat(all.get(0)
                            .s3()
                            .listObjectsV2(list -> list.bucket("same"))
                            .contents())
                    .hasSize(1);
            assertThat(all.get(1)
                            .s3()
                            .listObjectsV2(list -> list.bucket("same"))
                            .contents())
                    .isEmpty();
            assertThat(all)
                    .allSatisfy(aws -> assertThat(aws.sqs().listQueues().queueUrls())
                            .containsExactly(aws.sqsEndpoint() + "/000000000000/same"));
        } finally {
            all.forEach(AwsLocal::close);
        }
    }

    @Test
    void closeEndsItsSocketsAndDeletesItsFolder() {
        AwsLocal aws = AwsLocal.start();
        aws.s3().createBucket(create -> create.bucket("bucket"));
        aws.s3().putObject(put -> put.bucket("bucket").key("a/b"), RequestBody.fromString("x"));
        aws.dynamoDb().listTables();
        List<URI> endpoints = List.of(
                aws.s3Endpoint(), aws.dynamoDbEndpoint(), aws.sqsEndpoint(), aws.snsEndpoint(), aws.jsonEndpoint());
        assertThat(endpoints).allMatch(AwsLocalTest::listens);

        aws.close();
        aws.close();

        assertThat(endpoints).noneMatch(AwsLocalTest::listens);
    }

    @Test
    void folderOfTheCallerKeepsItsObjects(@TempDir Path folder) {
        AwsLocalOptions options = AwsLocalOptions.temporary().withFolder(folder);
        try (AwsLocal aws = AwsLocal.start(options)) {
            aws.s3().createBucket(create -> create.bucket("bucket"));
            aws.s3()
                    .putObject(
                            put -> put.bucket("bucket").key("a/b").metadata(Map.of("export", "1")),
                            RequestBody.fromString("hello"));
        }
        try (AwsLocal aws = AwsLocal.start(options)) {
            var object = aws.s3().getObjectAsBytes(get -> get.bucket("bucket").key("a/b"));
            assertThat(object.asUtf8String()).isEqualTo("hello");
            assertThat(object.response().metadata()).containsEntry("export", "1");
        }
    }

    @Test
    void portsCanBeChosen() throws IOException {
        int port = freePort();
        try (AwsLocal aws = AwsLocal.start(AwsLocalOptions.temporary().withS3Port(port))) {
            assertThat(aws.s3Endpoint()).isEqualTo(URI.create("http://127.0.0.1:" + port));
        }
    }

    @Test
    void portThatIsTakenIsNamedAndNothingStaysBehind() throws IOException {
        int free = freePort();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            AwsLocalOptions options = AwsLocalOptions.temporary().withS3Port(free);
            for (AwsLocalOptions wrong : List.of(
                    options.withDynamoDbPort(taken.getLocalPort()),
                    options.withSqsPort(taken.getLocalPort()),
                    options.withSnsPort(taken.getLocalPort()),
                    options.withJsonPort(taken.getLocalPort()))) {
                assertThatThrownBy(() -> AwsLocal.start(wrong).close())
                        .hasMessageContaining("127.0.0.1:" + taken.getLocalPort());
                assertThat(listens(URI.create("http://127.0.0.1:" + free))).isFalse();
            }
        }
    }

    @Test
    void environmentIsEnoughForAClientThatKnowsNothingElse() {
        try (AwsLocal aws = AwsLocal.start();
                S3Client s3 = client(aws.environment())) {
            s3.createBucket(create -> create.bucket("bucket"));
            s3.putObject(put -> put.bucket("bucket").key("x"), RequestBody.fromString("hello"));

            assertThat(aws.s3()
                            .getObjectAsBytes(get -> get.bucket("bucket").key("x"))
                            .asUtf8String())
                    .isEqualTo("hello");
            assertThat(aws.environment())
                    .containsKeys(
                            "AWS_ENDPOINT_URL_DYNAMODB",
                            "AWS_ENDPOINT_URL_SQS",
                            "AWS_ENDPOINT_URL_SNS",
                            "AWS_ENDPOINT_URL_SECRETS_MANAGER",
                            "AWS_ENDPOINT_URL_KMS",
                            "AWS_ENDPOINT_URL_KINESIS");
        }
    }

    private static S3Client client(Map<String, String> environment) {
        return S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .region(Region.of(environment.get("AWS_REGION")))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        environment.get("AWS_ACCESS_KEY_ID"), environment.get("AWS_SECRET_ACCESS_KEY"))))
                .endpointOverride(URI.create(environment.get("AWS_ENDPOINT_URL_S3")))
                .build();
    }

    private static boolean listens(URI endpoint) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), endpoint.getPort())) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
