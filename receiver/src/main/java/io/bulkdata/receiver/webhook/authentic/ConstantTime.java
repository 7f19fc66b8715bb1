package io.bulkdata.receiver.webhook.authentic;

import io.bulkdata.core.settings.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;

/** Compares a guess with a secret in a time that tells neither how much of it is right nor how long the secret is. */
final class ConstantTime {

    private ConstantTime() {}

    /** Whether they are the same; null is no guess. */
    static boolean equal(Secret secret, String guess) {
        boolean same = MessageDigest.isEqual(digest(secret.reveal()), digest(guess == null ? "" : guess));
        return same && guess != null;
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
