package io.bulkdata.receiver.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.bulkdata.core.message.ExportRequest;
import io.bulkdata.core.message.ExportRequest.S3Object;
import io.bulkdata.core.message.Json;
import io.bulkdata.core.message.Notice;
import io.bulkdata.core.message.Quarantined;
import io.bulkdata.receiver.CapturedLog;
import io.bulkdata.receiver.webhook.HostileCase.End;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever is sent, the whole Lambda gives the answer of the contract, stores what it must and nothing else, and tells no
 * secret. The cases share queues and run one after the other.
 */
class HostileWebhooksTest {

    /** In the address of every export, in every token and password. */
    private static final String SECRET_PART = "5ecre7";

    private static final Path PAGE = Path.of("..", "docs", "receiver.md");
    private static final String BEGIN = "<!-- hostile webhooks: begin -->";
    private static final String END = "<!-- hostile webhooks: end -->";
    private static final Map<Map<String, String>, WebhookHandler> HANDLERS = new HashMap<>();

    private static Surroundings surroundings;

    @BeforeAll
    static void start() {
        surroundings = Surroundings.inOneQueue();
    }

    static List<HostileCase> cases() {
        return Stream.of(
                        HostileBodies.cases(),
                        HostileData.cases(),
                        HostileAddresses.cases(),
                        HostileClaims.cases(),
                        HostileRequests.cases())
                .flatMap(stream -> stream)
                .toList();
    }

    private static WebhookHandler handler(HostileCase tried) {
        return HANDLERS.computeIfAbsent(tried.settings(), surroundings::handler);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void answerIsThatOfTheContractAndNothingElseHappens(HostileCase tried) {
        WebhookHandler handler = handler(tried);
        try (CapturedLog log = new CapturedLog();
                CapturedLog others = CapturedLog.ofOthers()) {
            if (tried.end() == End.THROWN_OUT) {
                assertThatItIsThrownOut(handler, tried);
            } else {
                assertThatTheAnswerFits(ProxyAnswer.of(handler, Webhooks.bytes(tried.event())), tried);
            }
            assertThatOnlyTheRightThingsAreStored(tried);
            assertThatTheLogTellsNoSecret(log, others);
        } catch (AssertionError | RuntimeException e) {
            // What it has left behind must not fail the next case as well.
            Surroundings.messages(surroundings.exportsQueueUrl());
            throw e;
        }
    }

    private static void assertThatItIsThrownOut(WebhookHandler handler, HostileCase tried) {
        assertThatThrownBy(() -> ProxyAnswer.of(handler, Webhooks.bytes(tried.event())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .hasMessageContaining(tried.because())
                .hasMessageNotContaining(SECRET_PART);
    }

    private static void assertThatTheAnswerFits(ProxyAnswer answer, HostileCase tried) {
        assertThat(answer.status()).isEqualTo(tried.end().status());
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.header("x-controlshift-processed")).isEqualTo(answer.status() == 200 ? "1" : null);
        assertThat(answer.header("Allow")).isEqualTo(answer.status() == 405 ? "POST" : null);
        boolean asksForPassword = tried.settings().containsKey("BULKDATA_WEBHOOK_USER");
        assertThat(answer.header("WWW-Authenticate"))
                .isEqualTo(
                        answer.status() == 401 && asksForPassword
                                ? "Basic realm=\"webhook\", charset=\"UTF-8\""
                                : null);
        String status = tried.end().name().toLowerCase(Locale.ROOT);
        if (tried.end() == End.REJECTED) {
            assertThat(answer.body())
                    .startsWith("{\"status\":\"rejected\",\"reason\":\"")
                    .contains(tried.because())
                    .doesNotContain(SECRET_PART)
                    .hasSizeLessThan(400);
        } else {
            assertThat(answer.body()).isEqualTo("{\"status\":\"" + status + "\"}");
        }
    }

    private static void assertThatOnlyTheRightThingsAreStored(HostileCase tried) {
        List<String> stored = Surroundings.messages(surroundings.exportsQueueUrl());
        switch (tried.end()) {
            case PROCESSED ->
                assertThat(stored).singleElement().satisfies(message -> {
                    S3Object source = Json.read(message, ExportRequest.class).source();
                    assertThat(source == null ? null : source.key()).isEqualTo(tried.key());
                });
            case REJECTED -> assertThatItIsKeptAndAnnounced(stored, tried);
            default -> assertThat(stored).isEmpty();
        }
    }

    /** The quarantine's message is there before the answer is; the topic delivers when it likes. */
    private static void assertThatItIsKeptAndAnnounced(List<String> stored, HostileCase tried) {
        List<String> all = new ArrayList<>(stored);
        await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(5)).until(() -> {
            all.addAll(all.size() < 2 ? Surroundings.messages(surroundings.exportsQueueUrl()) : List.of());
            return all.size() >= 2;
        });
        assertThat(all).hasSize(2);
        Quarantined kept = Json.read(all.get(0), Quarantined.class);
        Notice notice = Json.read(all.get(1), Notice.class);
        assertThat(kept.body()).isEqualTo(bodyOf(tried));
        assertThat(notice).isEqualTo(kept.notice());
        assertThat(notice.next()).isNotBlank();
        assertThat(notice.toString()).doesNotContain(SECRET_PART).doesNotContain(Webhooks.SECRET);
    }

    /** In base64. */
    private static String bodyOf(HostileCase tried) {
        try {
            JsonNode event = new JsonMapper().readTree(tried.event());
            String body = event.path("body").asText("");
            return event.path("isBase64Encoded").asBoolean()
                    ? body
                    : Base64.getEncoder().encodeToString(body.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assertThatTheLogTellsNoSecret(CapturedLog log, CapturedLog others) {
        assertThat(log.text() + others.text()).doesNotContain(SECRET_PART).doesNotContain(Webhooks.SECRET);
        assertThat(log.messages())
                .allSatisfy(message -> assertThat(message)
                        .hasSizeLessThan(2_000)
                        .doesNotContainPattern("[\\p{Cntrl}\\u0085\\u2028\\u2029\\u200b\\u202e\\p{Cs}]"));
        assertThat(others.messages()).isEmpty();
    }

    @Test
    void everyCaseHasANameOfItsOwn() {
        assertThat(cases())
                .extracting(HostileCase::name)
                .doesNotHaveDuplicates()
                .hasSizeGreaterThanOrEqualTo(140);
    }

    @Test
    void everyCaseHasALineInTheDocsAndEveryLineACase() throws IOException {
        String page = Files.readString(PAGE);
        assertThat(page).contains(BEGIN).contains(END);
        List<String> lines = page.substring(page.indexOf(BEGIN), page.indexOf(END))
                .lines()
                .filter(line -> line.startsWith("| ") && line.contains(": "))
                .toList();
        assertThat(lines)
                .containsExactlyElementsOf(cases().stream()
                        .map(tried -> "| " + tried.name() + " | " + tried.end().shown() + " |")
                        .toList());
    }
}
