package io.bulkdata.receiver.webhook.aws;

import io.bulkdata.core.aws.AwsEnvironment;
import io.bulkdata.core.aws.OnFirstUse;
import io.bulkdata.core.settings.Settings;
import io.bulkdata.receiver.webhook.authentic.AuthenticitySettings;
import io.bulkdata.receiver.webhook.authentic.CredentialStore;
import io.bulkdata.receiver.webhook.authentic.CredentialText;
import io.bulkdata.receiver.webhook.authentic.Credentials;
import io.bulkdata.receiver.webhook.authentic.CredentialsUnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/** The credentials as a secret of Secrets Manager: the stage AWSCURRENT is in force, AWSPREVIOUS was before the last rotation. */
public final class SecretsManagerCredentials implements CredentialStore {

    private static final String CURRENT = "AWSCURRENT";
    private static final String PREVIOUS = "AWSPREVIOUS";

    /** Two calls and the queue after them must be over before API Gateway gives up, which it does after 29 seconds. */
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(SecretsManagerCredentials.class);

    private final AuthenticitySettings settings;
    private final Supplier<SecretsManagerClient> client;

    /** Its client is made when the credentials are first read. */
    public SecretsManagerCredentials(AuthenticitySettings settings, Settings environment) {
        this.settings = settings;
        this.client = new OnFirstUse<>(() -> new AwsEnvironment(environment)
                .configure(SecretsManagerClient.builder(), "SECRETS_MANAGER")
                .overrideConfiguration(limits -> limits.apiCallTimeout(CALL_TIMEOUT))
                .build());
    }

    @Override
    public List<Credentials> load() throws CredentialsUnavailableException {
        try {
            Credentials current = read(CURRENT);
            settings.checkInForce(current);
            return previous().map(before -> List.of(current, before)).orElse(List.of(current));
        } catch (SdkException e) {
            throw new CredentialsUnavailableException("Cannot read the secret " + settings.secretId(), e);
        }
    }

    private Optional<Credentials> previous() {
        try {
            return Optional.of(read(PREVIOUS));
        } catch (ResourceNotFoundException e) {
            // It was never rotated.
            return Optional.empty();
        } catch (CredentialsUnavailableException e) {
            LOG.warn("Only the newest credentials are accepted: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private Credentials read(String stage) throws CredentialsUnavailableException {
        String text = client.get()
                .getSecretValue(request -> request.secretId(settings.secretId()).versionStage(stage))
                .secretString();
        if (text == null) {
            throw unfit(stage, "it is not a text");
        }
        try {
            return CredentialText.parse(text);
        } catch (IllegalArgumentException e) {
            throw unfit(stage, e.getMessage());
        }
    }

    private CredentialsUnavailableException unfit(String stage, String why) {
        return new CredentialsUnavailableException(
                "The secret " + settings.secretId() + " (" + stage + ") is no credential for webhooks: " + why);
    }
}
