package io.bulkdata.bench.loader;

import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;

/**
 * The password of the warehouse as the incumbent keeps it: encrypted by KMS with the context of its module.
 *
 * @param client who decrypts it
 */
record IncumbentPassword(KmsClient client, SdkBytes ciphertext) {

    private static final Map<String, String> CONTEXT =
            Map.of("module", "AWSLambdaRedshiftLoader", "region", "us-east-1");

    static IncumbentPassword encrypted(KmsClient owner, KmsClient client, String password) {
        String key = owner.createKey().keyMetadata().keyId();
        return new IncumbentPassword(
                client,
                owner.encrypt(request -> request.keyId(key)
                                .encryptionContext(CONTEXT)
                                .plaintext(SdkBytes.fromUtf8String(password)))
                        .ciphertextBlob());
    }

    String decrypt() {
        return client.decrypt(request -> request.ciphertextBlob(ciphertext).encryptionContext(CONTEXT))
                .plaintext()
                .asUtf8String();
    }

    /** Shows nothing of it. */
    @Override
    public String toString() {
        return "***";
    }
}
