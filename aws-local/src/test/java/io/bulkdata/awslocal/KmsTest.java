package io.bulkdata.awslocal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.AlreadyExistsException;
import software.amazon.awssdk.services.kms.model.DecryptResponse;
import software.amazon.awssdk.services.kms.model.EncryptResponse;
import software.amazon.awssdk.services.kms.model.IncorrectKeyException;
import software.amazon.awssdk.services.kms.model.InvalidCiphertextException;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.KmsException;
import software.amazon.awssdk.services.kms.model.NotFoundException;

@ExtendWith(SharedAws.class)
final class KmsTest {

    private static final Map<String, String> CONTEXT = Map.of("for", "warehouse", "of", "✊");

    private final KmsClient kms;
    private final KeyMetadata key;

    KmsTest(AwsLocal aws) {
        this.kms = aws.kms();
        this.key = kms.createKey().keyMetadata();
    }

    @Test
    void whatWasEncryptedComesBackWithTheSameContext() {
        EncryptResponse encrypted = encrypt(key.keyId(), "Password ✊", CONTEXT);

        DecryptResponse decrypted = decrypt(encrypted.ciphertextBlob(), CONTEXT);

        assertThat(decrypted.plaintext().asUtf8String()).isEqualTo("Password ✊");
        assertThat(decrypted.keyId()).isEqualTo(key.arn()).isEqualTo(encrypted.keyId());
        assertThat(encrypted.ciphertextBlob().asString(StandardCharsets.ISO_8859_1))
                .doesNotContain("Password");
        assertThat(encrypt(key.keyId(), "Password ✊", CONTEXT).ciphertextBlob())
                .isNotEqualTo(encrypted.ciphertextBlob());
    }

    @Test
    void anotherContextDoesNotDecrypt() {
        SdkBytes ciphertext = encrypt(key.keyId(), "x", CONTEXT).ciphertextBlob();

        for (Map<String, String> other :
                List.<Map<String, String>>of(Map.of(), Map.of("for", "warehouse"), Map.of("for", "x", "of", "✊"))) {
            assertThatThrownBy(() -> decrypt(ciphertext, other)).isInstanceOf(InvalidCiphertextException.class);
        }
    }

    @Test
    void whatWasNotEncryptedHereIsNoCiphertext() {
        byte[] changed = encrypt(key.keyId(), "x", Map.of()).ciphertextBlob().asByteArray();
        changed[changed.length - 1] ^= 1;

        assertThatThrownBy(() -> decrypt(SdkBytes.fromByteArray(changed), Map.of()))
                .isInstanceOf(InvalidCiphertextException.class);
        assertThatThrownBy(() -> decrypt(SdkBytes.fromUtf8String("short"), Map.of()))
                .isInstanceOf(InvalidCiphertextException.class);
        assertThatThrownBy(() -> decrypt(SdkBytes.fromByteArray(new byte[100]), Map.of()))
                .isInstanceOf(InvalidCiphertextException.class);
    }

    @Test
    void keyGoesByItsAliasAndByArns() {
        String alias = "alias/" + SharedAws.name("warehouse");
        kms.createAlias(create -> create.aliasName(alias).targetKeyId(key.keyId()));

        for (String name : new String[] {alias, key.arn(), key.arn().replaceFirst("key/.*", alias)}) {
            assertThat(encrypt(name, "x", Map.of()).keyId()).isEqualTo(key.arn());
        }
        assertThatThrownBy(
                        () -> kms.createAlias(create -> create.aliasName(alias).targetKeyId(key.keyId())))
                .isInstanceOf(AlreadyExistsException.class);
        assertThatThrownBy(() -> encrypt("alias/nobody", "x", Map.of())).isInstanceOf(NotFoundException.class);
    }

    @Test
    void anotherKeyThanTheCallerNamesDoesNotDecrypt() {
        String other = kms.createKey().keyMetadata().keyId();
        SdkBytes ciphertext = encrypt(key.keyId(), "x", Map.of()).ciphertextBlob();

        assertThatThrownBy(() -> kms.decrypt(
                        request -> request.ciphertextBlob(ciphertext).keyId(other)))
                .isInstanceOf(IncorrectKeyException.class);
    }

    @Test
    void whatIsNotSupportedIsRefusedAndNotIgnored() {
        assertThatThrownBy(() -> kms.createKey(create -> create.multiRegion(true)))
                .hasMessageContaining("aws-local does not support the member MultiRegion");
        assertThatThrownBy(() -> kms.encrypt(request -> request.keyId(key.keyId())
                        .plaintext(SdkBytes.fromUtf8String("x"))
                        .dryRun(true)))
                .hasMessageContaining("DryRun");
        assertThatThrownBy(() -> encrypt(key.keyId(), "x".repeat(4097), Map.of()))
                .isInstanceOf(KmsException.class);
        assertThatThrownBy(() -> kms.describeKey(describe -> describe.keyId(key.keyId())))
                .isInstanceOfSatisfying(
                        KmsException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("UnknownOperationException"));
    }

    private EncryptResponse encrypt(String name, String plaintext, Map<String, String> context) {
        return kms.encrypt(request -> request.keyId(name)
                .plaintext(SdkBytes.fromUtf8String(plaintext))
                .encryptionContext(context));
    }

    private DecryptResponse decrypt(SdkBytes ciphertext, Map<String, String> context) {
        return kms.decrypt(request -> request.ciphertextBlob(ciphertext).encryptionContext(context));
    }
}
