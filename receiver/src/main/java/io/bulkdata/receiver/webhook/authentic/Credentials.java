package io.bulkdata.receiver.webhook.authentic;

import io.bulkdata.core.settings.Secret;
import java.util.regex.Pattern;

/**
 * What the sender must know; each is null when it is not asked for.
 *
 * @param secret signs the webhooks
 * @param token is the last segment of the path
 * @param password goes with the user of basic authentication
 */
public record Credentials(Secret secret, Secret token, Secret password) {

    /** Characters that nothing on the way encodes or decodes, and too many of them to be guessed. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~-]{16,200}");

    /** @throws IllegalArgumentException when one is empty, or the token is not fit for a path */
    public Credentials {
        if (isEmpty(secret) || isEmpty(password)) {
            throw new IllegalArgumentException("the secret or the password is empty");
        }
        if (token != null && !TOKEN.matcher(token.reveal()).matches()) {
            throw new IllegalArgumentException("the token is not 16 to 200 of the characters A-Z a-z 0-9 . _ ~ -");
        }
    }

    private static boolean isEmpty(Secret secret) {
        return secret != null && secret.reveal().isEmpty();
    }
}
