package io.bulkdata.receiver.fetch.aws;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.matching.UrlPattern;
import io.bulkdata.core.aws.AwsEnvironment;
import io.bulkdata.core.export.Compression;
import io.bulkdata.core.export.ExportFile;
import io.bulkdata.core.export.LandedMetadata;
import io.bulkdata.core.failure.FailureClass;
import io.bulkdata.core.settings.Settings;
import io.bulkdata.receiver.fetch.Deadline;
import io.bulkdata.receiver.fetch.DeadlineOf;
import io.bulkdata.receiver.fetch.FetchException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.services.s3.S3Client;

/** The landing bucket's side of a transfer of three parts fails over the wire, with the SDK's own retries: the parts are whole, or the upload is aborted. */
class LandingFaultsTest {

    private static final int PART = 200_000;
    private static final ExportFile FILE =
            ExportFile.ofLandingKey("exports/acme/full/signatures/20261120/signatures_20261120014346.csv");
    private static final LandedMetadata METADATA = new LandedMetadata(
            FILE.table(), FILE.kind(), Instant.parse("2026-11-20T01:43:46Z"), null, Compression.NONE, "e");
    private static final String KEY = "/landing/" + FILE.landingKey();

    @RegisterExtension
    private final WireMockExtension web = WireMockExtension.newInstance()
            .options(WireMockConfiguration.options().dynamicPort())
            .build();

    private final byte[] bytes = new byte[3 * PART - 7];
    private S3Client s3;

    @BeforeEach
    void well() {
        new Random(1).nextBytes(bytes);
        s3 = new AwsEnvironment(new Settings(Map.of(
                        "AWS_REGION", "us-east-1",
                        "AWS_ACCESS_KEY_ID", "id",
                        "AWS_SECRET_ACCESS_KEY", "secret",
                        "AWS_ENDPOINT_URL_S3", "http://127.0.0.1:" + web.getPort())))
                .configure(S3Client.builder(), "S3")
                .httpClientBuilder(ApacheHttpClient.builder())
                .serviceConfiguration(service -> service.chunkedEncodingEnabled(false))
                .build();
        web.stubFor(any(anyUrl()).atPriority(9).willReturn(aResponse().withStatus(501)));
        stub(
                post(uploads()),
                xml("<InitiateMultipartUploadResult><Bucket>landing</Bucket><Key>" + FILE.landingKey()
                        + "</Key><UploadId>u1</UploadId></InitiateMultipartUploadResult>"));
        stub(put(upload()), aResponse().withHeader("ETag", "\"e\""));
        stub(
                post(upload()),
                xml("<CompleteMultipartUploadResult><ETag>\"e-3\"</ETag></CompleteMultipartUploadResult>"));
        stub(delete(upload()), aResponse().withStatus(204));
    }

    @AfterEach
    void close() {
        s3.close();
    }

    private void stub(MappingBuilder request, ResponseDefinitionBuilder answer) {
        web.stubFor(request.atPriority(5).willReturn(answer));
    }

    private static UrlPattern uploads() {
        return WireMock.urlEqualTo(KEY + "?uploads");
    }

    /** Of a part, or of the whole upload. */
    private static UrlPattern upload() {
        return WireMock.urlMatching(KEY.replace(".", "\\.") + "\\?.*uploadId=u1.*");
    }

    private static ResponseDefinitionBuilder xml(String body) {
        return aResponse().withHeader("Content-Type", "application/xml").withBody(body);
    }

    private static MappingBuilder part(int number) {
        return put(upload()).withQueryParam("partNumber", equalTo(String.valueOf(number)));
    }

    private void once(MappingBuilder request, ResponseDefinitionBuilder answer) {
        web.stubFor(request.atPriority(1)
                .inScenario("once")
                .whenScenarioStateIs(STARTED)
                .willSetStateTo("over")
                .willReturn(answer));
    }

    private void store(Deadline deadline) {
        new S3Landing(s3, "landing", PART)
                .store(new BytesExport(bytes, PART, true, number -> {}), FILE, METADATA, deadline);
    }

    private void assertWhole() {
        for (int number = 1; number <= 3; number++) {
            byte[] part = Arrays.copyOfRange(bytes, (number - 1) * PART, Math.min(number * PART, bytes.length));
            web.verify(putRequestedFor(upload())
                    .withQueryParam("partNumber", equalTo(String.valueOf(number)))
                    .withRequestBody(WireMock.binaryEqualTo(part)));
        }
        web.verify(postRequestedFor(upload())
                .withRequestBody(matching("(?s).*<PartNumber>1<.*<PartNumber>2<.*<PartNumber>3<.*")));
        web.verify(0, deleteRequestedFor(anyUrl()));
    }

    private FetchException assertAborted(FailureClass failureClass, Deadline deadline) {
        FetchException[] failure = new FetchException[1];
        assertThatThrownBy(() -> store(deadline))
                .asInstanceOf(InstanceOfAssertFactories.type(FetchException.class))
                .satisfies(e -> failure[0] = e)
                .extracting(FetchException::failureClass)
                .isEqualTo(failureClass);
        web.verify(deleteRequestedFor(upload()));
        return failure[0];
    }

    static Stream<ResponseDefinitionBuilder> passing() {
        return Stream.of(
                aResponse().withStatus(500),
                aResponse().withStatus(503).withBody("<Error><Code>SlowDown</Code></Error>"),
                aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
                aResponse().withFault(Fault.EMPTY_RESPONSE),
                aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void partThatFailsOnceIsSentAgainByteForByte(ResponseDefinitionBuilder answer) {
        once(part(2), answer);
        store(DeadlineOf.minutes(5));
        assertWhole();
    }

    @ParameterizedTest
    @MethodSource("passing")
    void completionThatFailsOnceIsAskedForAgain(ResponseDefinitionBuilder answer) {
        once(post(upload()), answer);
        store(DeadlineOf.minutes(5));
        assertWhole();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void partThatFailsEveryTimeAbortsTheUpload(int number) {
        web.stubFor(part(number).atPriority(1).willReturn(aResponse().withStatus(500)));
        assertAborted(FailureClass.TRANSIENT, DeadlineOf.minutes(5));
        web.verify(0, postRequestedFor(upload()));
    }

    @Test
    void partThatHangsAbortsTheUploadWhenTheTimeIsOver() {
        web.stubFor(part(2).atPriority(1).willReturn(aResponse().withFixedDelay(60_000)));
        assertAborted(FailureClass.TRANSIENT, DeadlineOf.milliseconds(3_000));
        web.verify(0, postRequestedFor(upload()));
    }

    @Test
    void partThatIsRefusedAbortsTheUpload() {
        web.stubFor(part(2).atPriority(1).willReturn(aResponse().withStatus(403)));
        assertAborted(FailureClass.CONFIGURATION, DeadlineOf.minutes(5));
    }

    @Test
    void completionThatFailsEveryTimeAbortsTheUpload() {
        web.stubFor(post(upload()).atPriority(1).willReturn(aResponse().withStatus(500)));
        assertAborted(FailureClass.TRANSIENT, DeadlineOf.minutes(5));
    }

    /** https://docs.aws.amazon.com/AmazonS3/latest/API/API_CompleteMultipartUpload.html */
    @Test
    void completionThatFailsBehindA200AbortsTheUpload() {
        web.stubFor(post(upload())
                .atPriority(1)
                .willReturn(xml("<Error><Code>InternalError</Code><Message>We failed</Message></Error>")));
        assertAborted(FailureClass.TRANSIENT, DeadlineOf.minutes(5));
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404, 500})
    void abortThatFailsHidesNothingOfWhatFailedBefore(int status) {
        web.stubFor(part(2).atPriority(1).willReturn(aResponse().withStatus(403)));
        web.stubFor(delete(upload()).atPriority(1).willReturn(aResponse().withStatus(status)));
        FetchException failure = assertAborted(FailureClass.CONFIGURATION, DeadlineOf.minutes(5));
        assertThat(failure.getCause().getSuppressed()).isNotEmpty();
    }

    @Test
    void uploadThatNeverBeganIsNotAborted() {
        web.stubFor(post(uploads()).atPriority(1).willReturn(aResponse().withStatus(503)));
        assertThatThrownBy(() -> store(DeadlineOf.minutes(5))).isInstanceOf(FetchException.class);
        web.verify(0, deleteRequestedFor(anyUrl()));
        web.verify(0, putRequestedFor(anyUrl()));
    }
}
