package io.bulkdata.redshift.warehouse;

import java.time.Clock;
import java.time.Duration;

/** The login that was got last, as long as it works. */
final class KeptLogin {

    /** A login that ends while it is being used would be refused; clocks differ, too. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private final Logins logins;
    private final Clock clock;
    private Login kept;

    KeptLogin(Logins logins, Clock clock) {
        this.logins = logins;
        this.clock = clock;
    }

    synchronized Login get() {
        if (kept == null || isOver(kept)) {
            kept = null;
            kept = logins.current();
        }
        return kept;
    }

    /** The login that is to be used instead of one that was refused; the same if nobody knows another. */
    synchronized Login insteadOf(Login refused) {
        if (kept != null && kept.looksLike(refused)) {
            kept = null;
        }
        return get();
    }

    private boolean isOver(Login login) {
        return login.until() != null && !clock.instant().plus(MARGIN).isBefore(login.until());
    }
}
