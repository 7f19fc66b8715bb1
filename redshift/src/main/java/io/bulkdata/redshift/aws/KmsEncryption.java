package io.bulkdata.redshift.aws;

import io.bulkdata.core.aws.AwsEnvironment;
import io.bulkdata.core.aws.OnFirstUse;
import io.bulkdata.core.settings.Secret;
import io.bulkdata.redshift.warehouse.EncryptionContext;
import io.bulkdata.redshift.warehouse.WarehouseException;
import java.util.Base64;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kms.KmsClient;

/** Encrypts a secret with KMS, so that it can stand in a setting. */
public final class KmsEncryption {

    private final Supplier<KmsClient> client;

    public KmsEncryption(AwsEnvironment aws) {
        this.client = new OnFirstUse<>(() -> AwsLogins.kms(aws));
    }

    /**
     * The secret as {@code BULKDATA_WAREHOUSE_PASSWORD_CIPHERTEXT} takes it.
     *
     * @param key id, ARN or alias
     * @throws WarehouseException when KMS refuses
     */
    public String encrypt(String key, EncryptionContext context, Secret secret) {
        try {
            return Base64.getEncoder()
                    .encodeToString(client.get()
                            .encrypt(request -> request.keyId(key)
                                    .encryptionContext(context.entries())
                                    .plaintext(SdkBytes.fromUtf8String(secret.reveal())))
                            .ciphertextBlob()
                            .asByteArray());
        } catch (SdkException e) {
            throw AwsRefusals.of("encrypt with the key " + key, e);
        }
    }
}
