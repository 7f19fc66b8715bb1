package io.bulkdata.receiver.webhook.authentic;

import io.bulkdata.core.settings.Secret;
import io.bulkdata.core.settings.SettingsReader;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a request must bring to be let in.
 *
 * @param secret signs the webhooks; null when it is in the store, or nothing is signed
 * @param previousSecret still accepted while the secret is being changed; null when it is not
 * @param secretId what the credentials are called in Secrets Manager; null when they are settings
 * @param signed whether webhooks must be signed
 * @param token the last segment of the path; null when none is asked for, or it is in the store
 * @param user of basic authentication; null when none is asked for
 * @param password goes with the user; null when none is asked for, or it is in the store
 */
public record AuthenticitySettings(
        Secret secret,
        Secret previousSecret,
        String secretId,
        boolean signed,
        Secret token,
        String user,
        Secret password,
        SenderList senders) {

    private static final Logger LOG = LoggerFactory.getLogger(AuthenticitySettings.class);

    public AuthenticitySettings {
        Objects.requireNonNull(senders, "senders");
        refuseIf(
                !signed && (secret != null || previousSecret != null || secretId != null),
                "BULKDATA_WEBHOOK_SIGNATURE is off and there is a secret all the same: leave one of them out");
        refuseIf(
                secretId != null && (secret != null || previousSecret != null || token != null || password != null),
                "BULKDATA_WEBHOOK_SECRET_ID stands for the secrets, the token and the password: leave those out");
        refuseIf(
                secretId == null && (user == null) != (password == null),
                "BULKDATA_WEBHOOK_USER and BULKDATA_WEBHOOK_PASSWORD belong together");
        refuseIf(
                user != null && user.indexOf(':') >= 0,
                "BULKDATA_WEBHOOK_USER has a colon, which basic authentication cannot carry");
    }

    private static void refuseIf(boolean wrong, String problem) {
        if (wrong) {
            throw new IllegalArgumentException(problem);
        }
    }

    public static AuthenticitySettings read(SettingsReader reader) {
        boolean signed = reader.optional("BULKDATA_WEBHOOK_SIGNATURE", true, AuthenticitySettings::isSigned);
        String secretId = reader.optional("BULKDATA_WEBHOOK_SECRET_ID", null);
        boolean secretIsASetting = signed && secretId == null;
        String name = "BULKDATA_WEBHOOK_SECRET";
        return new AuthenticitySettings(
                secretIsASetting ? reader.requiredSecret(name) : reader.optionalSecret(name),
                reader.optionalSecret("BULKDATA_WEBHOOK_PREVIOUS_SECRET"),
                secretId,
                signed,
                reader.optional("BULKDATA_WEBHOOK_TOKEN", null, AuthenticitySettings::token),
                reader.optional("BULKDATA_WEBHOOK_USER", null),
                reader.optionalSecret("BULKDATA_WEBHOOK_PASSWORD"),
                reader.optional("BULKDATA_WEBHOOK_SENDERS", SenderList.everybody(), SenderList::of));
    }

    private static boolean isSigned(String text) {
        if (!text.equals("off")) {
            throw new IllegalArgumentException("only \"off\" can be said; leave it out to have signatures checked");
        }
        return false;
    }

    private static Secret token(String text) {
        return new Credentials(null, new Secret(text), null).token();
    }

    /** Whether requests must carry a user and a password. */
    public boolean asksForPassword() {
        return user != null;
    }

    /** The credentials that are settings. */
    public List<Credentials> credentials() {
        Credentials now = new Credentials(secret, token, password);
        return previousSecret == null ? List.of(now) : List.of(now, new Credentials(previousSecret, token, password));
    }

    /**
     * Passes only credentials that fit the other settings.
     *
     * @throws CredentialsUnavailableException when a password is asked for and not there, or there and not asked for
     */
    public void checkInForce(Credentials inForce) throws CredentialsUnavailableException {
        if (asksForPassword() != (inForce.password() != null)) {
            throw new CredentialsUnavailableException("The secret " + secretId
                    + (asksForPassword()
                            ? " has no password, and BULKDATA_WEBHOOK_USER asks for one"
                            : " has a password, and no BULKDATA_WEBHOOK_USER that goes with it"));
        }
    }

    /** Writes a warning when webhooks need no signature: it must not go unnoticed. */
    public void warnOfMissingSignature() {
        if (!signed) {
            LOG.warn(
                    "Webhooks are not checked for a signature (BULKDATA_WEBHOOK_SIGNATURE=off): {}",
                    token == null && user == null
                            ? "anybody who knows the address can have exports loaded"
                            : "whoever learns the token or the password can have exports loaded");
        }
    }
}
