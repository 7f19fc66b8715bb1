package io.bulkdata.receiver.webhook.authentic;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Credentials read from a store when they are first wanted, and again when they are old or did not fit: seldom enough that
 * nobody who sends forgeries can run up the store's bill. Safe for several threads.
 */
public final class CachedKeyring implements Keyring {

    /** How long a secret that was taken back is still accepted at most, as long as the store can be read. */
    static final Duration FRESH = Duration.ofMinutes(5);

    /** The pause between two looks for a change. */
    static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);

    /** The pause after a failure while nothing is known at all: ControlShift comes again after 15 seconds. */
    static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(CachedKeyring.class);

    private final CredentialStore store;
    private final Clock clock;
    private List<Credentials> credentials;
    private CredentialsUnavailableException lastFailure;
    private Instant loadedAt = Instant.MIN;
    private Instant lookedAt = Instant.MIN;

    public CachedKeyring(CredentialStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public synchronized List<Credentials> known() throws CredentialsUnavailableException {
        if (credentials == null) {
            first();
        } else if (isOver(loadedAt, FRESH) && isOver(lookedAt, BETWEEN_LOOKS)) {
            again();
        }
        return credentials;
    }

    @Override
    public synchronized Optional<List<Credentials>> changed() {
        if (!isOver(lookedAt, BETWEEN_LOOKS)) {
            return Optional.empty();
        }
        List<Credentials> before = credentials;
        again();
        return Optional.ofNullable(credentials).filter(now -> !now.equals(before));
    }

    private void first() throws CredentialsUnavailableException {
        if (lastFailure != null && !isOver(lookedAt, BETWEEN_ATTEMPTS)) {
            throw new CredentialsUnavailableException(
                    lastFailure.getMessage() + "; tried less than " + BETWEEN_ATTEMPTS.toSeconds() + " s ago",
                    lastFailure);
        }
        try {
            load();
        } catch (CredentialsUnavailableException e) {
            lastFailure = e;
            throw e;
        }
    }

    private void again() {
        try {
            load();
        } catch (CredentialsUnavailableException e) {
            LOG.warn("Still checking webhooks with the credentials read at {}: {}", loadedAt, e.getMessage(), e);
        }
    }

    private void load() throws CredentialsUnavailableException {
        lookedAt = clock.instant();
        credentials = List.copyOf(store.load());
        loadedAt = lookedAt;
    }

    private boolean isOver(Instant start, Duration pause) {
        return !clock.instant().isBefore(start.plus(pause));
    }
}
