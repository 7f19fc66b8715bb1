package io.bulkdata.receiver.webhook.authentic;

import io.bulkdata.core.settings.Secret;
import java.util.List;
import java.util.stream.Stream;

/** Keeps signing secrets that can be changed, or cannot be read, and counts how often it was asked. */
final class TurningStore implements CredentialStore {

    private volatile List<Credentials> credentials;
    private volatile boolean away;
    private int loads;

    TurningStore(String... secrets) {
        turn(secrets);
    }

    void turn(String... secrets) {
        credentials = Stream.of(secrets)
                .map(secret -> new Credentials(new Secret(secret), null, null))
                .toList();
    }

    void goAway() {
        away = true;
    }

    void comeBack() {
        away = false;
    }

    synchronized int loads() {
        return loads;
    }

    @Override
    public synchronized List<Credentials> load() throws CredentialsUnavailableException {
        loads++;
        if (away) {
            throw new CredentialsUnavailableException("The store is away");
        }
        return credentials;
    }
}
