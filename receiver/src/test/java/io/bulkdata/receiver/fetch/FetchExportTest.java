package io.bulkdata.receiver.fetch;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.bulkdata.core.export.ExportKind;
import io.bulkdata.core.export.Organisation;
import io.bulkdata.core.export.TableName;
import io.bulkdata.core.failure.FailureClass;
import io.bulkdata.core.message.ExportRequest;
import io.bulkdata.core.message.ExportRequest.S3Object;
import io.bulkdata.core.settings.Settings;
import io.bulkdata.receiver.source.AllowedSources;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Exports from servers that are slow, broken, redirecting and lying. */
class FetchExportTest {

    private static final String PATH = "/acme/full/signatures/20261120/signatures_20261120014346.csv";
    private static final String QUERY = "?X-Amz-Signature=5ecre7";
    private static final String CSV = "id,name\n1,\"d\u00e9j\u00e0\nvu\"\n";
    private static final byte[] CSV_BYTES = CSV.getBytes(StandardCharsets.UTF_8);

    @RegisterExtension
    private final WireMockExtension web = WireMockExtension.newInstance()
            .options(WireMockConfiguration.options().dynamicPort())
            .build();

    private final RecordingLanding landing = new RecordingLanding();

    /** Waits so long that no busy machine makes a well-behaved server fail. */
    private FetchExport fetchExport() {
        return fetchExport(Duration.ofSeconds(30));
    }

    private FetchExport fetchExport(Duration readTimeout) {
        return new FetchExport(
                sources("127.0.0.1"),
                new LandingPlan(new Organisation("default")),
                new ExportServer(readTimeout),
                landing);
    }

    private static AllowedSources sources(String plainHttpHost) {
        return new Settings(Map.of("BULKDATA_PLAIN_HTTP_HOSTS", plainHttpHost)).read(AllowedSources::read);
    }

    private static ExportRequest request(String url, S3Object source) {
        return new ExportRequest(
                ExportKind.FULL, new TableName("signatures"), URI.create(url), source, "jid", Instant.EPOCH);
    }

    private String url() {
        return "http://127.0.0.1:" + web.getPort() + PATH + QUERY;
    }

    private void fetchFrom(ResponseDefinitionBuilder answer) {
        web.stubFor(any(anyUrl()).willReturn(answer));
        fetchExport().fetch(request(url(), null));
    }

    private void assertThatNothingIsStored(ResponseDefinitionBuilder answer, FailureClass failureClass, String reason) {
        assertThatThrownBy(() -> fetchFrom(answer))
                .hasMessageContaining(reason)
                .hasMessageContaining(PATH)
                .hasMessageNotContaining("5ecre7")
                .asInstanceOf(InstanceOfAssertFactories.type(FetchException.class))
                .extracting(FetchException::failureClass)
                .isEqualTo(failureClass);
        assertThat(landing.files()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/csv", "application/octet-stream", "binary/octet-stream", "text/plain"})
    void fileIsStoredByteForByteUnderItsKey(String contentType) {
        fetchFrom(aResponse().withBody(CSV_BYTES).withHeader("Content-Type", contentType));
        assertThat(landing.files()).containsOnlyKeys("exports" + PATH);
        assertThat(landing.files().get("exports" + PATH)).isEqualTo(CSV_BYTES);
    }

    @Test
    void signedQueryIsSentAsItIsAndNothingIsUnpackedOnTheWay() {
        fetchFrom(aResponse().withBody(CSV));
        web.verify(
                1,
                getRequestedFor(com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo(PATH + QUERY))
                        .withHeader("Accept-Encoding", equalTo("identity")));
    }

    @Test
    void compressedStaysCompressedEvenIfTheServerCallsItAnEncoding() {
        byte[] packed = gzip(CSV_BYTES);
        fetchFrom(aResponse().withBody(packed).withHeader("Content-Encoding", "gzip"));
        assertThat(landing.files().get("exports" + PATH)).isEqualTo(packed);
    }

    @Test
    void chunkedAnswerIsStored() {
        fetchFrom(aResponse().withChunkedDribbleDelay(5, 50).withBody(CSV));
        assertThat(landing.files().get("exports" + PATH)).isEqualTo(CSV_BYTES);
    }

    @ParameterizedTest
    @CsvSource({
        "400,GONE",
        "401,GONE",
        "403,GONE",
        "404,GONE",
        "410,GONE",
        "408,TRANSIENT",
        "429,TRANSIENT",
        "500,TRANSIENT",
        "503,TRANSIENT",
        "204,CONFIGURATION",
        "206,CONFIGURATION"
    })
    void everyOtherStatusIsAFailureOfItsClass(int status, FailureClass failureClass) {
        assertThatNothingIsStored(
                aResponse().withStatus(status).withBody(status == 204 ? null : CSV),
                failureClass,
                "Answered " + status);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void redirectsAreNotFollowed(int status) {
        assertThatNothingIsStored(
                aResponse().withStatus(status).withHeader("Location", web.baseUrl() + "/elsewhere"),
                FailureClass.CONFIGURATION,
                "Answered " + status);
        web.verify(1, anyRequestedFor(anyUrl()));
    }

    @Test
    void bodyShorterThanPromisedIsNotStored() {
        try (OneAnswerServer server = new OneAnswerServer("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n" + CSV)) {
            assertThatThrownBy(() -> fetchExport().fetch(request(server.url(PATH), null)))
                    .isInstanceOf(FetchException.class)
                    .hasMessageContaining("broke off");
            assertThat(landing.files()).isEmpty();
        }
    }

    @Test
    void chunkedBodyWithoutItsLastChunkIsNotStored() {
        try (OneAnswerServer server =
                new OneAnswerServer("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n8\r\nid,name\n\r\n")) {
            assertThatThrownBy(() -> fetchExport().fetch(request(server.url(PATH), null)))
                    .isInstanceOf(FetchException.class)
                    .hasMessageContaining("broke off");
            assertThat(landing.files()).isEmpty();
        }
    }

    @Test
    void bodyThatEndsWithTheConnectionIsNotStored() {
        try (OneAnswerServer server = new OneAnswerServer("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + CSV)) {
            assertThatThrownBy(() -> fetchExport().fetch(request(server.url(PATH), null)))
                    .isInstanceOf(FetchException.class)
                    .hasMessageContaining("cannot be told from one cut short");
            assertThat(landing.files()).isEmpty();
        }
    }

    @Test
    void serverThatFallsSilentIsATransientFailure() {
        web.stubFor(any(anyUrl()).willReturn(aResponse().withFixedDelay(5_000).withBody(CSV)));
        assertThatThrownBy(() -> fetchExport(Duration.ofMillis(100)).fetch(request(url(), null)))
                .hasMessageContaining("No answer")
                .asInstanceOf(InstanceOfAssertFactories.type(FetchException.class))
                .extracting(FetchException::failureClass)
                .isEqualTo(FailureClass.TRANSIENT);
        assertThat(landing.files()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONNECTION_RESET_BY_PEER", "EMPTY_RESPONSE"})
    void connectionThatBreaksIsATransientFailure(Fault fault) {
        assertThatNothingIsStored(aResponse().withFault(fault), FailureClass.TRANSIENT, "No answer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "text/html; charset=utf-8", "TEXT/HTML"})
    void htmlIsNotStoredAsCsv(String contentType) {
        assertThatNothingIsStored(
                aResponse().withBody("id\n1\n").withHeader("Content-Type", contentType),
                FailureClass.TRANSIENT,
                "A page instead of a file");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>",
                "<?xml version='1.0'?><Error><Code>AccessDenied</Code></Error>",
                "\n\t <html>",
                "\ufeff<!doctype html>"
            })
    void markupIsNotStoredAsCsv(String body) {
        assertThatNothingIsStored(
                aResponse().withBody(body).withHeader("Content-Type", "text/csv"),
                FailureClass.TRANSIENT,
                "A page instead of a file");
    }

    @Test
    void emptyAnswerIsNotStored() {
        assertThatNothingIsStored(aResponse().withHeader("Content-Length", "0"), FailureClass.DATA, "Empty");
    }

    @Test
    void addressNotAllowedIsNotFetched() {
        FetchExport strict = new FetchExport(
                sources("other"),
                new LandingPlan(new Organisation("default")),
                new ExportServer(Duration.ofSeconds(1)),
                landing);
        assertThatThrownBy(() -> strict.fetch(request(url(), null)))
                .isInstanceOf(FetchException.class)
                .hasMessageContaining("not https")
                .hasMessageNotContaining("5ecre7");
        web.verify(0, anyRequestedFor(anyUrl()));
    }

    @Test
    void exportInsideS3IsCopiedThere() {
        S3Object source = new S3Object("agra-data-exports-staging", PATH.substring(1));
        landing.readingSources();
        assertThat(fetchExport().fetch(request(url(), source)).landingKey()).isEqualTo("exports" + PATH);
        assertThat(landing.copied()).containsExactly(source);
        web.verify(0, anyRequestedFor(anyUrl()));
    }

    @Test
    void exportThatCannotBeReadInsideS3ComesFromItsAddress() {
        web.stubFor(any(anyUrl()).willReturn(aResponse().withBody(CSV)));
        fetchExport().fetch(request(url(), new S3Object("agra-data-exports-staging", PATH.substring(1))));
        assertThat(landing.files()).containsOnlyKeys("exports" + PATH);
    }

    @Test
    void bucketThatIsNoLongerAllowedIsNotCopiedFrom() {
        landing.readingSources();
        web.stubFor(any(anyUrl()).willReturn(aResponse().withBody(CSV)));
        fetchExport().fetch(request(url(), new S3Object("other", "evil/full/signatures/20261120/x.csv")));
        assertThat(landing.copied()).isEmpty();
        assertThat(landing.files()).containsOnlyKeys("exports" + PATH);
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
