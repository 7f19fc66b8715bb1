package io.bulkdata.receiver.fetch;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.bulkdata.core.failure.FailureClass;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Slow, broken, resumed, expired, redirected and lying sources, at each part of a transfer of three. Lies that are told byte by
 * byte, which WireMock cannot, are in {@link SourcesTest}.
 */
class WireMockSourcesTest {

    private static final byte[] FILE = SourceCases.FILE;
    private static final byte[] PAGE = "<html><body>Sorry</body></html>".getBytes(StandardCharsets.UTF_8);
    private static final String SECRET = "5ecre7";

    private final WireMockSource source = new WireMockSource(FILE);

    @RegisterExtension
    private final WireMockExtension web = WireMockExtension.newInstance()
            .options(WireMockConfiguration.options().dynamicPort().extensions(source))
            .build();

    private final Fetching fetching = new Fetching();

    @BeforeEach
    void honest() {
        web.stubFor(get(urlPathEqualTo(Fetching.PATH)).willReturn(right()));
    }

    @AfterEach
    void close() {
        fetching.close();
    }

    private static ResponseDefinitionBuilder right() {
        return aResponse().withTransformers(WireMockSource.NAME);
    }

    private static String range(int part) {
        int first = part * Fetching.PART;
        return "bytes " + first + "-" + (part == 2 ? FILE.length - 1 : first + Fetching.PART - 1) + "/" + FILE.length;
    }

    /** From a part's first byte, or from within. */
    private static MappingBuilder part(int part) {
        String last = part == 2 ? String.valueOf(FILE.length - 1) : String.valueOf((part + 1) * Fetching.PART - 1);
        return get(urlPathEqualTo(Fetching.PATH)).atPriority(1).withHeader("Range", matching("bytes=\\d+-" + last));
    }

    private void once(int part, ResponseDefinitionBuilder answer) {
        web.stubFor(part(part)
                .inScenario("once")
                .whenScenarioStateIs(STARTED)
                .willSetStateTo("over")
                .willReturn(answer));
    }

    private void always(int part, ResponseDefinitionBuilder answer) {
        web.stubFor(part(part).willReturn(answer));
    }

    private String url() {
        return "http://127.0.0.1:" + web.getPort() + Fetching.PATH + Fetching.QUERY;
    }

    private void assertStored() {
        assertThat(fetching.fetch(url()).bytes()).isEqualTo(FILE.length);
        assertThat(fetching.stored()).isEqualTo(FILE);
        assertThat(fetching.stores()).isEqualTo(1);
        assertThat(fetching.openUploads()).isZero();
    }

    private void assertNothingStored(FailureClass failureClass) {
        assertThatThrownBy(() -> fetching.fetch(url()))
                .satisfies(e -> assertThat(StackTraces.of(e)).doesNotContain(SECRET))
                .asInstanceOf(InstanceOfAssertFactories.type(FetchException.class))
                .extracting(FetchException::failureClass)
                .isEqualTo(failureClass);
        assertThat(fetching.objects()).isZero();
        assertThat(fetching.openUploads()).isZero();
    }

    static IntStream parts() {
        return IntStream.range(0, 3);
    }

    static Stream<Arguments> partsAndFaults() {
        return parts().boxed().flatMap(part -> Stream.of(Fault.values()).map(fault -> Arguments.of(part, fault)));
    }

    static Stream<Arguments> partsAndBusy() {
        return parts().boxed()
                .flatMap(part -> Stream.of(408, 429, 500, 502, 503, 504).map(status -> Arguments.of(part, status)));
    }

    @ParameterizedTest
    @MethodSource("parts")
    void slowPartIsWaitedFor(int part) {
        once(part, right().withChunkedDribbleDelay(10, 1_000));
        assertStored();
    }

    @ParameterizedTest
    @MethodSource("parts")
    void partThatIsTooSlowToBeginIsAskedForAgain(int part) {
        fetching.readTimeout(Duration.ofSeconds(1));
        once(part, right().withFixedDelay(5_000));
        assertStored();
    }

    @ParameterizedTest
    @MethodSource("parts")
    void partThatIsSlowForeverEndsInTime(int part) {
        fetching.deadline(Duration.ofSeconds(3));
        always(part, right().withChunkedDribbleDelay(100, 60_000));
        assertNothingStored(FailureClass.TRANSIENT);
    }

    @ParameterizedTest
    @MethodSource("partsAndFaults")
    void partThatBreaksOnceIsAskedForAgain(int part, Fault fault) {
        once(part, aResponse().withFault(fault));
        assertStored();
    }

    @ParameterizedTest
    @MethodSource("partsAndFaults")
    void partThatBreaksEveryTimeStoresNothing(int part, Fault fault) {
        always(part, aResponse().withFault(fault));
        web.stubFor(get(urlPathEqualTo(Fetching.PATH))
                .atPriority(1)
                .withHeader("Range", absent())
                .willReturn(aResponse().withFault(fault)));
        assertNothingStored(FailureClass.TRANSIENT);
    }

    @ParameterizedTest
    @MethodSource("partsAndBusy")
    void busySourceIsLeftAloneAsLongAsItWants(int part, int status) {
        once(part, aResponse().withStatus(status).withHeader("Retry-After", "3").withBody(PAGE));
        assertStored();
        assertThat(fetching.time().pauses()).containsExactly(Duration.ofSeconds(3));
    }

    @ParameterizedTest
    @MethodSource("parts")
    void partThatBreaksOffIsResumedOnTheConditionThatTheFileIsTheSame(int part) {
        once(part, right().withTransformerParameter(WireMockSource.CUT_AFTER, 4_000));
        assertStored();
        web.verify(getRequestedFor(urlPathEqualTo(Fetching.PATH))
                .withHeader("Range", matching("bytes=" + (part * Fetching.PART + 4_000) + "-.*"))
                .withHeader("If-Match", equalTo(ScriptedServer.eTag(FILE))));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void fileThatChangesOnTheWayIsFetchedAsItIsNow(int part) {
        web.stubFor(part(part).willReturn(aResponse().withStatus(412)));
        source.change(SourceCases.OTHER_FILE);
        assertThat(fetching.fetch(url()).bytes()).isEqualTo(SourceCases.OTHER_FILE.length);
        assertThat(fetching.stored()).isEqualTo(SourceCases.OTHER_FILE);
        assertThat(fetching.stores()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"0,403", "1,403", "2,403", "0,404", "1,404", "2,404", "0,410", "1,400"})
    void addressThatExpiresIsGone(int part, int status) {
        always(part, aResponse().withStatus(status).withBody("<Error><Code>AccessDenied</Code></Error>"));
        assertNothingStored(FailureClass.GONE);
    }

    @ParameterizedTest
    @MethodSource("parts")
    void redirectIsNotFollowed(int part) {
        for (String elsewhere : new String[] {
            "http://127.0.0.1:" + web.getPort() + "/elsewhere",
            "http://169.254.169.254/latest/meta-data/",
            "//example.org/"
        }) {
            web.resetRequests();
            always(part, aResponse().withStatus(302).withHeader("Location", elsewhere));
            assertNothingStored(FailureClass.CONFIGURATION);
            web.verify(0, anyRequestedFor(urlPathEqualTo("/elsewhere")));
        }
    }

    @ParameterizedTest
    @MethodSource("parts")
    void pageInPlaceOfAPartIsNotStored(int part) {
        web.stubFor(
                any(anyUrl()).atPriority(2).withHeader("Range", matching(".+")).willReturn(right()));
        web.stubFor(get(urlPathEqualTo(Fetching.PATH)).willReturn(aResponse().withBody(PAGE)));
        always(part, aResponse().withHeader("Content-Type", "text/html").withBody(PAGE));
        assertNothingStored(FailureClass.TRANSIENT);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void partOfAnotherFileMakesItStartOver(int part) {
        once(
                part,
                aResponse()
                        .withStatus(206)
                        .withHeader("ETag", "\"other\"")
                        .withHeader("Content-Range", range(part))
                        .withBody(new byte[Fetching.PART]));
        assertStored();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void wholeFileInPlaceOfAPartMakesItStartOver(int part) {
        once(part, aResponse().withStatus(200).withBody(FILE));
        assertStored();
    }

    @Test
    void sourceWithoutRangesIsFetchedInOneAnswer() {
        web.stubFor(get(urlPathEqualTo(Fetching.PATH))
                .atPriority(1)
                .willReturn(aResponse().withBody(FILE)));
        assertStored();
        web.verify(1, anyRequestedFor(anyUrl()));
    }
}
