package io.bulkdata.receiver.webhook;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.bulkdata.receiver.CapturedLog;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The webhook Lambda in front of a queue that fails or hangs. */
class WebhookQueueFaultsTest {

    private static final byte[] BODY = Webhooks.announcing(
            "https://agra-data-exports-staging.s3.amazonaws.com/acme/full/signatures/20261120/signatures_20261120014346.csv?X-Amz-Signature=5ecre7");

    private static final String IMPATIENT = "PT1S";

    @RegisterExtension
    private final WireMockExtension sqs = WireMockExtension.newInstance()
            .options(WireMockConfiguration.options().dynamicPort())
            .build();

    private ProxyAnswer answerWhenTheQueue(ResponseDefinitionBuilder answers) {
        sqs.stubFor(any(anyUrl()).willReturn(answers));
        WebhookHandler handler = new Surroundings()
                .handler(Map.of(
                        "AWS_ENDPOINT_URL_SQS",
                        sqs.baseUrl(),
                        "BULKDATA_EXPORTS_QUEUE_URL",
                        sqs.baseUrl() + "/000000000000/exports",
                        "BULKDATA_QUEUE_TIMEOUT",
                        IMPATIENT));
        return ProxyAnswer.of(handler, RestProxyEvent.signed(BODY));
    }

    private static void assertUnavailable(ProxyAnswer answer) {
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body()).isEqualTo("{\"status\":\"unavailable\"}");
        assertThat(answer.header("x-controlshift-processed")).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 500, 503})
    void errorOfTheQueueIsNeverA200(int status) {
        assertUnavailable(answerWhenTheQueue(aResponse().withStatus(status).withBody("{\"__type\":\"x\"}")));
    }

    @Test
    void queueThatHangsIsNeverA200() {
        assertUnavailable(answerWhenTheQueue(aResponse().withFixedDelay(20_000).withBody("{}")));
    }

    @Test
    void connectionThatBreaksIsNeverA200() {
        assertUnavailable(answerWhenTheQueue(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
    }

    @Test
    void acknowledgementOfAnotherMessageIsNeverA200() {
        assertUnavailable(answerWhenTheQueue(aResponse()
                .withBody("{\"MessageId\":\"1\",\"MD5OfMessageBody\":\"0123456789abcdef0123456789abcdef\"}")));
    }

    @Test
    void failureIsLoggedWithoutTheCredential() {
        try (CapturedLog log = new CapturedLog()) {
            answerWhenTheQueue(aResponse().withStatus(500));
            assertThat(log.text(Level.ERROR))
                    .contains("full export of signatures")
                    .doesNotContain("5ecre7");
        }
    }
}
