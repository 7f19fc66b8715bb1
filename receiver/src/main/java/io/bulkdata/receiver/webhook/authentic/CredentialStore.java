package io.bulkdata.receiver.webhook.authentic;

import java.util.List;

/** Where the credentials are kept. */
public interface CredentialStore {

    /**
     * The credentials to accept: those in force, and after them those before the last change, if there were any.
     *
     * @throws CredentialsUnavailableException when those in force cannot be told
     */
    List<Credentials> load() throws CredentialsUnavailableException;
}
