package io.bulkdata.receiver.webhook;

import io.bulkdata.core.export.Shown;
import io.bulkdata.receiver.webhook.Answer.Outcome;
import io.bulkdata.receiver.webhook.route.Destination;
import io.bulkdata.receiver.webhook.route.Destinations;
import io.bulkdata.receiver.webhook.route.WebhookRoutes;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What becomes of webhooks that announce no export: they are forwarded as they came where a route leads, and else skipped. */
final class OtherWebhooks {

    private static final Logger LOG = LoggerFactory.getLogger(OtherWebhooks.class);

    private final WebhookRoutes routes;
    private final Destinations destinations;

    OtherWebhooks(WebhookRoutes routes, Destinations destinations) {
        this.routes = routes;
        this.destinations = destinations;
    }

    /** @throws UnprocessableException when its destination can never take it */
    Answer receive(String type, byte[] body) throws UnprocessableException {
        Optional<Destination> destination = routes.destinationOf(type);
        return destination.isEmpty() ? Answer.of(Outcome.SKIPPED) : forward(destination.get(), type, body);
    }

    private Answer forward(Destination destination, String type, byte[] body) throws UnprocessableException {
        try {
            destinations.forward(destination, type, body);
        } catch (Destinations.UnavailableException e) {
            LOG.error("{}; the sender is asked to come again", e.getMessage(), e);
            return Answer.of(Outcome.UNAVAILABLE);
        } catch (Destinations.RefusedException e) {
            throw new UnprocessableException(e.getMessage());
        }
        LOG.info("Forwarded a webhook of type {} to {}", Shown.of(type), destination);
        return Answer.of(Outcome.FORWARDED);
    }
}
