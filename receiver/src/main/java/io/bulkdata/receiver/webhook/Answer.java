package io.bulkdata.receiver.webhook;

import io.bulkdata.core.message.Json;
import io.bulkdata.receiver.telemetry.ReceiverMetrics.Event;
import java.util.Locale;
import java.util.Optional;

/**
 * What ControlShift is answered. Only a 2xx ends its retries, and too many others make it disable the endpoint; see
 * docs/receiver.md.
 *
 * @param reason why it was rejected; null for everything else
 */
record Answer(Outcome outcome, String reason) {

    /** The ends a webhook can have, each with its HTTP status. */
    enum Outcome {
        PROCESSED(200, Event.ACCEPTED),
        /** Handed on to somebody else, which is all the same to the sender. */
        FORWARDED(200, Event.FORWARDED),
        SKIPPED(200, Event.SKIPPED),
        REJECTED(200, Event.REJECTED),
        UNAUTHORIZED(401, Event.FORGED),
        NOT_FOUND(404, null),
        METHOD_NOT_ALLOWED(405, null),
        TOO_LARGE(413, null),
        UNAVAILABLE(503, Event.UNAVAILABLE);

        private final int status;
        private final Event event;

        Outcome(int status, Event event) {
            this.status = status;
            this.event = event;
        }

        int status() {
            return status;
        }

        /** What it counts as; empty for requests that are no webhooks. */
        Optional<Event> event() {
            return Optional.ofNullable(event);
        }
    }

    private record Body(String status, String reason) {}

    static Answer of(Outcome outcome) {
        return new Answer(outcome, null);
    }

    static Answer rejected(String reason) {
        return new Answer(Outcome.REJECTED, reason);
    }

    /** Whether ControlShift shall take the webhook for delivered. */
    boolean delivered() {
        return outcome.status() == 200;
    }

    /** {@code {"status":"processed"}} and the like. */
    String json() {
        Outcome told = outcome == Outcome.FORWARDED ? Outcome.PROCESSED : outcome;
        String status = told.name().toLowerCase(Locale.ROOT);
        // To find out how a record is written makes the cold start longer.
        return reason == null ? "{\"status\":\"" + status + "\"}" : Json.write(new Body(status, reason));
    }
}
