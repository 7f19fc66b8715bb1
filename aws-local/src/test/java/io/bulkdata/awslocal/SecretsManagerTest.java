package io.bulkdata.awslocal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.InvalidParameterException;
import software.amazon.awssdk.services.secretsmanager.model.InvalidRequestException;
import software.amazon.awssdk.services.secretsmanager.model.PutSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;
import software.amazon.awssdk.services.secretsmanager.model.Tag;

@ExtendWith(SharedAws.class)
final class SecretsManagerTest {

    private static final String TOKEN = "0123456789abcdef0123456789abcdef";

    private final SecretsManagerClient secrets;
    private final String name = SharedAws.name("webhook/secret");

    SecretsManagerTest(AwsLocal aws) {
        this.secrets = aws.secretsManager();
    }

    @Test
    void secretIsFoundByNameByArnAndByArnWithoutItsLastLetters() {
        CreateSecretResponse created = create("first ✊");

        assertThat(created.arn())
                .matches("arn:aws:secretsmanager:us-east-1:000000000000:secret:" + name + "-[0-9A-Za-z]{6}");
        for (String id : new String[] {
            name, created.arn(), created.arn().substring(0, created.arn().length() - 7)
        }) {
            GetSecretValueResponse found = secrets.getSecretValue(get -> get.secretId(id));
            assertThat(found.secretString()).isEqualTo("first ✊");
            assertThat(found.secretBinary()).isNull();
            assertThat(found.arn()).isEqualTo(created.arn());
            assertThat(found.name()).isEqualTo(name);
            assertThat(found.versionId()).isEqualTo(created.versionId());
            assertThat(found.versionStages()).containsExactly("AWSCURRENT");
            assertThat(Duration.between(found.createdDate(), Instant.now()))
                    .isBetween(Duration.ofSeconds(-1), Duration.ofMinutes(3));
        }
    }

    @Test
    void newValueMovesTheStages() {
        CreateSecretResponse first = create("first");
        PutSecretValueResponse second =
                secrets.putSecretValue(put -> put.secretId(name).secretString("second"));

        assertThat(second.versionStages()).containsExactly("AWSCURRENT");
        assertThat(stage("AWSCURRENT").secretString()).isEqualTo("second");
        assertThat(stage("AWSPREVIOUS").secretString()).isEqualTo("first");
        assertThat(stage("AWSPREVIOUS").versionId()).isEqualTo(first.versionId());

        secrets.putSecretValue(put -> put.secretId(first.arn()).secretString("third"));
        assertThat(stage("AWSCURRENT").secretString()).isEqualTo("third");
        assertThat(stage("AWSPREVIOUS").secretString()).isEqualTo("second");
        assertThat(secrets.getSecretValue(get -> get.secretId(name).versionId(first.versionId()))
                        .versionStages())
                .isEmpty();
    }

    @Test
    void bytesComeBackAsBytes() {
        SdkBytes bytes = SdkBytes.fromByteArray(new byte[] {0, -1, 127, 10});
        secrets.createSecret(create -> create.name(name).secretBinary(bytes));

        GetSecretValueResponse found = secrets.getSecretValue(get -> get.secretId(name));
        assertThat(found.secretBinary()).isEqualTo(bytes);
        assertThat(found.secretString()).isNull();
    }

    @Test
    void whatIsNotThereIsNotFoundInTheWordsOfAws() {
        assertThatThrownBy(() -> secrets.getSecretValue(get -> get.secretId(name)))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("Secrets Manager can't find the specified secret.");
        assertThatThrownBy(
                        () -> secrets.putSecretValue(put -> put.secretId(name).secretString("x")))
                .isInstanceOf(ResourceNotFoundException.class);

        create("only one");
        assertThatThrownBy(() -> stage("AWSPREVIOUS"))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining(
                        "Secrets Manager can't find the specified secret value for staging label: AWSPREVIOUS");
        assertThatThrownBy(
                        () -> secrets.getSecretValue(get -> get.secretId(name).versionId(TOKEN)))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void sameRequestTwiceIsOneVersionAndAnotherValueIsRefused() {
        secrets.createSecret(create -> create.name(name).secretString("a").clientRequestToken(TOKEN));
        CreateSecretResponse again = secrets.createSecret(
                create -> create.name(name).secretString("a").clientRequestToken(TOKEN));
        assertThat(again.versionId()).isEqualTo(TOKEN);

        secrets.putSecretValue(put -> put.secretId(name).secretString("a").clientRequestToken(TOKEN));
        assertThatThrownBy(() -> stage("AWSPREVIOUS")).isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> secrets.putSecretValue(
                        put -> put.secretId(name).secretString("b").clientRequestToken(TOKEN)))
                .isInstanceOf(ResourceExistsException.class);
        assertThatThrownBy(() -> create("b")).isInstanceOf(ResourceExistsException.class);
    }

    @Test
    void deletedSecretIsRefusedUntilItsNameIsFree() {
        create("x");
        secrets.deleteSecret(delete -> delete.secretId(name).recoveryWindowInDays(7L));

        assertThatThrownBy(() -> secrets.getSecretValue(get -> get.secretId(name)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("marked for deletion");
        assertThatThrownBy(() -> create("y")).isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void secretDeletedForGoodIsGoneAtOnce() {
        create("x");
        assertThat(secrets.deleteSecret(delete -> delete.secretId(name).forceDeleteWithoutRecovery(true))
                        .deletionDate())
                .isBeforeOrEqualTo(Instant.now());

        assertThatThrownBy(() -> secrets.getSecretValue(get -> get.secretId(name)))
                .isInstanceOf(ResourceNotFoundException.class);
        create("y");
        assertThat(stage("AWSCURRENT").secretString()).isEqualTo("y");
    }

    @Test
    void whatIsNotSupportedIsRefusedAndNotIgnored() {
        assertThatThrownBy(() -> secrets.createSecret(create -> create.name(name)
                        .secretString("x")
                        .tags(Tag.builder().key("k").value("v").build())))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("aws-local does not support the member Tags");
        assertThatThrownBy(() -> secrets.createSecret(
                        create -> create.name(name).secretString("x").kmsKeyId("key")))
                .hasMessageContaining("KmsKeyId");
        assertThatThrownBy(() -> secrets.putSecretValue(
                        put -> put.secretId(name).secretString("x").versionStages("AWSPENDING")))
                .hasMessageContaining("VersionStages");
        assertThatThrownBy(() -> secrets.describeSecret(describe -> describe.secretId(name)))
                .isInstanceOfSatisfying(
                        SecretsManagerException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("UnknownOperationException"));
    }

    @Test
    void requestsAgainstTheRulesAreRefused() {
        assertThatThrownBy(() ->
                        secrets.createSecret(create -> create.name("a secret").secretString("x")))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> create("x".repeat(65_537))).isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> create("")).isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> secrets.createSecret(
                        create -> create.name(name).secretString("x").secretBinary(SdkBytes.fromUtf8String("x"))))
                .isInstanceOf(InvalidParameterException.class);
        create("x");
        assertThatThrownBy(() -> secrets.putSecretValue(put -> put.secretId(name)))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() ->
                        secrets.deleteSecret(delete -> delete.secretId(name).recoveryWindowInDays(31L)))
                .isInstanceOf(InvalidParameterException.class);
    }

    private CreateSecretResponse create(String value) {
        return secrets.createSecret(create -> create.name(name).secretString(value));
    }

    private GetSecretValueResponse stage(String stage) {
        return secrets.getSecretValue(get -> get.secretId(name).versionStage(stage));
    }
}
