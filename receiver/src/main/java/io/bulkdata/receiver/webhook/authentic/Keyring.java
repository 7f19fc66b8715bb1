package io.bulkdata.receiver.webhook.authentic;

import java.util.List;
import java.util.Optional;

/** The credentials at hand. */
public interface Keyring {

    /**
     * Those to check with; the first are in force.
     *
     * @throws CredentialsUnavailableException when there are none yet
     */
    List<Credentials> known() throws CredentialsUnavailableException;

    /** Looks for a change after those known did not fit; empty when there is none, or it is too early to look again. */
    Optional<List<Credentials>> changed();
}
