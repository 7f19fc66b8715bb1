package io.bulkdata.receiver.webhook;

import com.amazonaws.serverless.proxy.RequestReader;
import com.amazonaws.serverless.proxy.model.AwsProxyRequest;
import io.bulkdata.receiver.telemetry.ReceiverMetrics;
import io.bulkdata.receiver.webhook.Answer.Outcome;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one servlet behind the container: POST {@value #PATH}, with or without a token below it, and nothing else. */
final class WebhookServlet extends HttpServlet {

    static final String PATH = "/webhook";

    /** ControlShift's webhooks are a few hundred bytes; an SQS message has at most this many. */
    static final int LARGEST_BODY = 256 * 1024;

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(WebhookServlet.class);

    private final transient ReceiveWebhook receiveWebhook;
    private final boolean asksForPassword;
    private final transient ReceiverMetrics metrics;

    /** @param asksForPassword whether requests must carry a user and a password */
    WebhookServlet(ReceiveWebhook receiveWebhook, boolean asksForPassword, ReceiverMetrics metrics) {
        this.receiveWebhook = receiveWebhook;
        this.asksForPassword = asksForPassword;
        this.metrics = metrics;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ProxyEvent event =
                new ProxyEvent((AwsProxyRequest) request.getAttribute(RequestReader.API_GATEWAY_EVENT_PROPERTY));
        Answer answer = answer(event);
        answer.outcome().event().ifPresent(metrics::count);
        write(answer, response);
    }

    private Answer answer(ProxyEvent event) {
        if (!event.isFor(PATH) && event.segmentBelow(PATH).isEmpty()) {
            return Answer.of(Outcome.NOT_FOUND);
        }
        if (!event.isPost()) {
            return Answer.of(Outcome.METHOD_NOT_ALLOWED);
        }
        if (event.leastBodyBytes() > LARGEST_BODY) {
            return Answer.of(Outcome.TOO_LARGE);
        }
        return event.body().map(body -> receive(body, event)).orElseGet(() -> Answer.of(Outcome.UNAUTHORIZED));
    }

    private Answer receive(byte[] body, ProxyEvent event) {
        if (body.length > LARGEST_BODY) {
            return Answer.of(Outcome.TOO_LARGE);
        }
        try {
            return receiveWebhook.receive(body, event.claim(PATH));
        } catch (RuntimeException e) {
            // The top level: whatever it is, the webhook is not stored, so the sender must keep it.
            LOG.error("A webhook failed for a reason nobody thought of", e);
            return Answer.of(Outcome.UNAVAILABLE);
        }
    }

    private void write(Answer answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.outcome().status());
        response.setContentType("application/json");
        if (answer.delivered()) {
            response.setHeader("x-controlshift-processed", "1");
        }
        if (answer.outcome() == Outcome.METHOD_NOT_ALLOWED) {
            response.setHeader("Allow", "POST");
        }
        if (answer.outcome() == Outcome.UNAUTHORIZED && asksForPassword) {
            response.setHeader("WWW-Authenticate", "Basic realm=\"webhook\", charset=\"UTF-8\"");
        }
        response.getOutputStream().write(answer.json().getBytes(StandardCharsets.UTF_8));
    }
}
