package io.bulkdata.redshiftlocal.server;

import io.bulkdata.redshiftlocal.protocol.Report;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** Counts the sessions of a server and says who may not have one. */
final class Admittance {

    private final Rules rules;
    private final Semaphore places;

    Admittance(Rules rules) {
        this.rules = rules;
        this.places = new Semaphore(rules.connectionLimit());
    }

    /** Takes a place, to be given back by {@link #leave}; when there is a reason not to, it is returned instead. */
    Optional<Report> enter(StartupParameters parameters, boolean secured) {
        if (rules.tlsRequired() && !secured) {
            return Optional.of(refusal("28000", parameters.withoutTls()));
        }
        if (!places.tryAcquire()) {
            return Optional.of(refusal(
                    "53300", "connection limit \"" + rules.connectionLimit() + "\" exceeded for non-bootstrap users"));
        }
        return Optional.empty();
    }

    void leave() {
        places.release();
    }

    private static Report refusal(String sqlState, String message) {
        return Report.of("FATAL", sqlState, message);
    }
}
