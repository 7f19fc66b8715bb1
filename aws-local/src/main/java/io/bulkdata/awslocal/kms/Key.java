package io.bulkdata.awslocal.kms;

import io.bulkdata.awslocal.json.ServiceFault;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/** A symmetric key: AES-GCM, where the encryption context is the data that is authenticated beside. */
final class Key {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int KEY_BITS = 256;
    private static final int TAG_BITS = 128;
    private static final int NONCE_BYTES = 12;
    private static final int ID_BYTES = 16;

    private final UUID id = UUID.randomUUID();
    private final Instant createdAt;
    private final SecretKey secret;
    private final SecureRandom random = new SecureRandom();

    Key(Instant createdAt) {
        this.createdAt = createdAt;
        try {
            KeyGenerator generator = KeyGenerator.getInstance("AES");
            generator.init(KEY_BITS);
            secret = generator.generateKey();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK has no AES", e);
        }
    }

    String id() {
        return id.toString();
    }

    Instant createdAt() {
        return createdAt;
    }

    /** The id of the key that has made a ciphertext, if it can be one. */
    static String idIn(byte[] ciphertext) {
        if (ciphertext.length <= ID_BYTES + NONCE_BYTES) {
            throw invalidCiphertext();
        }
        ByteBuffer buffer = ByteBuffer.wrap(ciphertext);
        return new UUID(buffer.getLong(), buffer.getLong()).toString();
    }

    byte[] encrypt(byte[] plaintext, Map<String, String> context) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] encrypted = cipher(Cipher.ENCRYPT_MODE, nonce, context).doFinal(plaintext);
            return ByteBuffer.allocate(ID_BYTES + NONCE_BYTES + encrypted.length)
                    .putLong(id.getMostSignificantBits())
                    .putLong(id.getLeastSignificantBits())
                    .put(nonce)
                    .put(encrypted)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Cannot encrypt", e);
        }
    }

    /** @throws ServiceFault when it was not encrypted so, or with another context */
    byte[] decrypt(byte[] ciphertext, Map<String, String> context) {
        ByteBuffer buffer = ByteBuffer.wrap(ciphertext).position(ID_BYTES);
        byte[] nonce = new byte[NONCE_BYTES];
        buffer.get(nonce);
        byte[] encrypted = new byte[buffer.remaining()];
        buffer.get(encrypted);
        try {
            return cipher(Cipher.DECRYPT_MODE, nonce, context).doFinal(encrypted);
        } catch (AEADBadTagException e) {
            throw invalidCiphertext();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Cannot decrypt", e);
        }
    }

    static ServiceFault invalidCiphertext() {
        return new ServiceFault("InvalidCiphertextException", "");
    }

    private Cipher cipher(int mode, byte[] nonce, Map<String, String> context) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, secret, new GCMParameterSpec(TAG_BITS, nonce));
        new TreeMap<>(context).forEach((name, value) -> {
            cipher.updateAAD(measured(name));
            cipher.updateAAD(measured(value));
        });
        return cipher;
    }

    /** With its length, so that two contexts never look alike. */
    private static byte[] measured(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Integer.BYTES + bytes.length)
                .putInt(bytes.length)
                .put(bytes)
                .array();
    }
}
