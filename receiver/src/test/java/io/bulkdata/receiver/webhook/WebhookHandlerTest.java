package io.bulkdata.receiver.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.bulkdata.core.export.ExportKind;
import io.bulkdata.core.export.TableName;
import io.bulkdata.core.settings.Settings;
import io.bulkdata.core.settings.SettingsException;
import io.bulkdata.receiver.CapturedLog;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole Lambda, Spring and container included, with a real queue. The tests share a queue and run one after the other. */
class WebhookHandlerTest {

    private static final String URL =
            "https://agra-data-exports-staging.s3.amazonaws.com/acme/full/signatures/20261120/signatures_20261120014346.csv";

    private static final Logger MARKED = CapturedLog.logger("marked.before.spring.starts");

    private static Surroundings surroundings;
    private static WebhookHandler handler;

    @BeforeAll
    static void start() {
        MARKED.setLevel(Level.TRACE);
        surroundings = new Surroundings();
        handler = surroundings.handler(Map.of("BULKDATA_WEBHOOK_PREVIOUS_SECRET", "older secret"));
    }

    private static ProxyAnswer answer(RestProxyEvent event) {
        return ProxyAnswer.of(handler, event);
    }

    private static void assertThatNothingIsQueued() {
        assertThat(surroundings.queued()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "full,signatures,false",
        "incremental,petitions,false",
        "full,signatures,true",
        "incremental,petitions,true"
    })
    void bodiesOfControlShiftAreProcessedAsTextAndAsBase64(String name, String table, boolean base64) {
        byte[] body = Webhooks.resource(name + ".json");
        RestProxyEvent event =
                new RestProxyEvent().header("X-ControlShift-Webhook-Signature", Webhooks.signatureOf(name));
        ProxyAnswer answer = answer(base64 ? event.base64(body) : event.text(new String(body, StandardCharsets.UTF_8)));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"status\":\"processed\"}");
        assertThat(answer.header("x-controlshift-processed")).isEqualTo("1");
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(surroundings.queued()).singleElement().satisfies(request -> {
            assertThat(request.table().value()).isEqualTo(table);
            assertThat(request.url().getQuery()).contains("X-Amz-Expires=21600&");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/json; charset=ISO-8859-1",
                "application/json;charset=utf-16",
                "text/plain",
                "application/x-www-form-urlencoded",
                "nonsense; charset=nonsense",
                ""
            })
    void contentTypeDoesNotChangeTheBytes(String contentType) {
        String body =
                "{\"type\":\"petition.updated\",\"data\":{\"title\":\"d\u00e9j\u00e0 vu & \u2603 \ud83d\ude00 =%41+\"}}\n";
        ProxyAnswer answer = answer(new RestProxyEvent()
                .header("Content-Type", contentType)
                .header(ProxyEvent.SIGNATURE_HEADER, Webhooks.sign(Webhooks.bytes(body)))
                .text(body));
        assertThat(answer.body()).isEqualTo("{\"status\":\"skipped\"}");
        assertThat(answer.header("x-controlshift-processed")).isEqualTo("1");
    }

    @Test
    void bytesThatAreNoTextKeepTheirSignature() {
        byte[] body = new byte[256];
        for (int i = 0; i < body.length; i++) {
            body[i] = (byte) i;
        }
        ProxyAnswer answer = answer(RestProxyEvent.signed(body));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"status\":\"rejected\",\"reason\":\"the body is not UTF-8\"}");
        assertThat(answer.header("x-controlshift-processed")).isEqualTo("1");
    }

    /** The later rooms know one object by its address: whoever replays a webhook has it fetched again, and no more. */
    @Test
    void replayedWebhookAsksForTheSameExport() {
        RestProxyEvent event = RestProxyEvent.signed(Webhooks.announcing(URL));
        for (int i = 0; i < 3; i++) {
            assertThat(answer(event).status()).isEqualTo(200);
        }
        assertThat(surroundings.queued())
                .hasSize(3)
                .extracting(request -> List.of(request.kind(), request.table(), request.url()))
                .containsOnly(List.of(ExportKind.FULL, new TableName("signatures"), URI.create(URL)));
    }

    @Test
    void everyByteCountsTheLastNewlineIncluded() {
        byte[] body = Webhooks.resource("full.json");
        String shorter = new String(body, 0, body.length - 1, StandardCharsets.UTF_8);
        ProxyAnswer answer = answer(new RestProxyEvent()
                .header(ProxyEvent.SIGNATURE_HEADER, Webhooks.signatureOf("full"))
                .text(shorter));
        assertThat(answer.status()).isEqualTo(401);
        assertThatNothingIsQueued();
    }

    @Test
    void forgedWebhookIsUnauthorized() {
        byte[] body = Webhooks.announcing(URL);
        ProxyAnswer answer = answer(new RestProxyEvent()
                .header(ProxyEvent.SIGNATURE_HEADER, Webhooks.sign(body, "guessed"))
                .base64(body));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).isEqualTo("{\"status\":\"unauthorized\"}");
        assertThat(answer.header("x-controlshift-processed")).isNull();
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThatNothingIsQueued();
    }

    @Test
    void webhookWithoutSignatureOrHeadersOrBodyIsUnauthorized() {
        assertThat(answer(new RestProxyEvent().base64(Webhooks.announcing(URL))).status())
                .isEqualTo(401);
        assertThat(answer(new RestProxyEvent().base64(Webhooks.announcing(URL)).withoutHeaders())
                        .status())
                .isEqualTo(401);
        assertThat(answer(new RestProxyEvent()).status()).isEqualTo(401);
        assertThatNothingIsQueued();
    }

    @Test
    void twoSignaturesAreNoSignature() {
        byte[] body = Webhooks.announcing(URL);
        RestProxyEvent event = RestProxyEvent.signed(body)
                .header(ProxyEvent.SIGNATURE_HEADER, Webhooks.sign(body), Webhooks.sign(body));
        assertThat(answer(event).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"****", "e30", "e3\n0="})
    void brokenBase64IsUnauthorized(String body) {
        assertThat(answer(RestProxyEvent.signed(Webhooks.bytes("{}")).base64(body + "!"))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void previousSecretStillSigns() {
        byte[] body = Webhooks.announcing(URL);
        ProxyAnswer answer = answer(new RestProxyEvent()
                .header(ProxyEvent.SIGNATURE_HEADER, Webhooks.sign(body, "older secret"))
                .base64(body));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(surroundings.queued()).hasSize(1);
    }

    @Test
    void singleValueHeadersAreEnough() {
        assertThat(answer(RestProxyEvent.signed(Webhooks.announcing(URL)).withoutMultiValueHeaders())
                        .status())
                .isEqualTo(200);
        assertThat(surroundings.queued()).hasSize(1);
    }

    @Test
    void hostNotAllowedIsRejectedByName() {
        ProxyAnswer answer =
                answer(RestProxyEvent.signed(Webhooks.announcing("https://evil.org/x.csv?X-Amz-Signature=5ecre7")));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("\"rejected\"").contains("evil.org").doesNotContain("5ecre7");
        assertThatNothingIsQueued();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "post"})
    void otherMethodsAreNotAllowed(String method) {
        ProxyAnswer answer =
                answer(RestProxyEvent.signed(Webhooks.announcing(URL)).method(method));
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo("POST");
        assertThat(answer.header("x-controlshift-processed")).isNull();
        assertThatNothingIsQueued();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/other",
                "/webhook/",
                "/webhook/more/still",
                "//webhook",
                "/webhooks",
                "/web%68ook",
                "/%zz",
                ""
            })
    void otherPathsAreNotFound(String path) {
        ProxyAnswer answer =
                answer(RestProxyEvent.signed(Webhooks.announcing(URL)).path(path, "/{proxy+}"));
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo("{\"status\":\"not_found\"}");
        assertThatNothingIsQueued();
    }

    @Test
    void eventWithoutAPathIsNotFound() {
        assertThat(answer(RestProxyEvent.signed(Webhooks.announcing(URL)).path(null, null))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void basePathOfACustomDomainDoesNotMatter() {
        assertThat(answer(RestProxyEvent.signed(Webhooks.bytes("{\"type\":\"email.open\"}"))
                                .path("/bulkdata/webhook", "/webhook"))
                        .body())
                .isEqualTo("{\"status\":\"skipped\"}");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void bodiesUpToTheLimitAreReadAndNotOneByteMore(boolean base64) {
        String frame = "{\"type\":\"email.open\",\"x\":\"\"}";
        String largest =
                frame.replace("\"\"}", "\"" + "x".repeat(WebhookServlet.LARGEST_BODY - frame.length()) + "\"}");
        assertThat(answer(event(largest, base64)).body()).isEqualTo("{\"status\":\"skipped\"}");
        assertThat(answer(event(largest + " ", base64)).status()).isEqualTo(413);
        assertThat(answer(event(largest.repeat(4), base64)).body()).isEqualTo("{\"status\":\"too_large\"}");
    }

    private static RestProxyEvent event(String body, boolean base64) {
        RestProxyEvent event = RestProxyEvent.signed(Webhooks.bytes(body));
        return base64 ? event : event.text(body);
    }

    @Test
    void multiByteTextCountsInBytes() {
        String body = "{\"type\":\"email.open\",\"x\":\"" + "\u2603".repeat(WebhookServlet.LARGEST_BODY / 2) + "\"}";
        assertThat(answer(event(body, false)).status()).isEqualTo(413);
    }

    @Test
    void whatApiGatewayAddsLaterIsIgnored() {
        RestProxyEvent event = RestProxyEvent.signed(Webhooks.announcing(URL))
                .with("somethingNew", "{\"a\":[1]}")
                .with("requestContext", "{\"identity\":{\"clientCert\":{\"serialNumber\":\"1\"},\"new\":1},\"new\":{}}")
                .with("multiValueQueryStringParameters", "{\"a\":[\"1\",null],\"%zz\":[\"&\"]}");
        assertThat(answer(event).status()).isEqualTo(200);
        assertThat(surroundings.queued()).hasSize(1);
    }

    @Test
    void severalHandlersInOneProcessKeepToTheirOwnSettings() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Surroundings> queues = List.of(new Surroundings(), new Surroundings(), new Surroundings());
            List<Callable<WebhookHandler>> starts = new ArrayList<>();
            for (int i = 0; i < queues.size(); i++) {
                Settings own = queues.get(i).settings(Map.of("BULKDATA_WEBHOOK_SECRET", "secret " + i));
                starts.add(() -> new WebhookHandler(own));
            }
            List<Future<WebhookHandler>> handlers = threads.invokeAll(starts);
            byte[] body = Webhooks.announcing(URL);
            for (int i = 0; i < queues.size(); i++) {
                RestProxyEvent event = new RestProxyEvent()
                        .header(ProxyEvent.SIGNATURE_HEADER, Webhooks.sign(body, "secret " + i))
                        .base64(body);
                for (int j = 0; j < queues.size(); j++) {
                    assertThat(ProxyAnswer.of(handlers.get(j).get(), event).status())
                            .isEqualTo(i == j ? 200 : 401);
                }
            }
            assertThat(queues).allSatisfy(queue -> assertThat(queue.queued()).hasSize(1));
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void oneHandlerServesManyAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<ProxyAnswer>> posts = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                byte[] body = Webhooks.announcing(URL + "?n=" + i);
                boolean forged = i % 4 == 0;
                posts.add(() -> answer(
                        forged
                                ? RestProxyEvent.signed(body).base64(Webhooks.announcing(URL))
                                : RestProxyEvent.signed(body)));
            }
            int accepted = 0;
            for (Future<ProxyAnswer> answer : threads.invokeAll(posts)) {
                accepted += answer.get().status() == 200 ? 1 : 0;
            }
            assertThat(accepted).isEqualTo(30);
            assertThat(surroundings.queued())
                    .extracting(request -> request.url().getQuery())
                    .doesNotHaveDuplicates()
                    .hasSize(30);
        } finally {
            threads.shutdownNow();
        }
    }

    /** It would reset every level when its first application starts. */
    @Test
    void springLeavesTheLoggingAsItWas() {
        assertThat(MARKED.getLevel()).isEqualTo(Level.TRACE);
    }

    @Test
    void wrongSettingsAreToldTogether() {
        assertThatThrownBy(() -> new WebhookHandler(new Settings(Map.of("BULKDATA_WEBHOOK_SECRETS", "x"))))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("BULKDATA_EXPORTS_QUEUE_URL is missing")
                .hasMessageContaining("BULKDATA_WEBHOOK_SECRET is missing")
                .hasMessageContaining("did you mean BULKDATA_WEBHOOK_SECRET?");
    }

    @Test
    void base64OfTheSameBytesIsTheSameWebhook() {
        byte[] body = Webhooks.resource("full.json");
        assertThat(Base64.getEncoder().encode(body)).isNotEqualTo(body);
        assertThat(answer(new RestProxyEvent()
                                .header(ProxyEvent.SIGNATURE_HEADER, Webhooks.signatureOf("full"))
                                .text(Base64.getEncoder().encodeToString(body)))
                        .status())
                .isEqualTo(401);
        assertThatNothingIsQueued();
    }
}
