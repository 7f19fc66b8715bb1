package io.bulkdata.redshift.aws;

import io.bulkdata.core.settings.Secret;
import io.bulkdata.redshift.warehouse.Login;
import io.bulkdata.redshift.warehouse.LoginWay;
import io.bulkdata.redshift.warehouse.Logins;
import java.util.Base64;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.InvalidCiphertextException;

/** The login whose password KMS has encrypted. */
final class DecryptedLogins implements Logins {

    private final Supplier<KmsClient> client;
    private final LoginWay.Encrypted encrypted;

    DecryptedLogins(Supplier<KmsClient> client, LoginWay.Encrypted encrypted) {
        this.client = client;
        this.encrypted = encrypted;
    }

    @Override
    public Login current() {
        return new Login(encrypted.user(), new Secret(password()));
    }

    private String password() {
        SdkBytes ciphertext = SdkBytes.fromByteArray(Base64.getDecoder().decode(encrypted.ciphertext()));
        try {
            return client.get()
                    .decrypt(request -> request.ciphertextBlob(ciphertext)
                            .encryptionContext(encrypted.context().entries()))
                    .plaintext()
                    .asUtf8String();
        } catch (InvalidCiphertextException e) {
            throw AwsRefusals.of("decrypt the password, which was encrypted elsewhere or with another context", e);
        } catch (SdkException e) {
            throw AwsRefusals.of("decrypt the password", e);
        }
    }
}
