package io.bulkdata.receiver.webhook;

import io.bulkdata.core.message.Json;
import java.util.Locale;

/**
 * What ControlShift is answered. Only a 2xx ends its retries, and too many others make it disable the endpoint; see
 * docs/receiver.md.
 *
 * @param reason why it was rejected; null for everything else
 */
record Answer(Outcome outcome, String reason) {

    /** The ends a webhook can have, each with its HTTP status. */
    enum Outcome {
        PROCESSED(200),
        SKIPPED(200),
        REJECTED(200),
        UNAUTHORIZED(401),
        NOT_FOUND(404),
        METHOD_NOT_ALLOWED(405),
        TOO_LARGE(413),
        UNAVAILABLE(503);

        private final int status;

        Outcome(int status) {
            this.status = status;
        }

        int status() {
            return status;
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
        return Json.write(new Body(outcome.name().toLowerCase(Locale.ROOT), reason));
    }
}
