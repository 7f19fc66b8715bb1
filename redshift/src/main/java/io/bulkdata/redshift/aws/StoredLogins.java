package io.bulkdata.redshift.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.bulkdata.core.settings.Secret;
import io.bulkdata.redshift.warehouse.Login;
import io.bulkdata.redshift.warehouse.Logins;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * Logins in Secrets Manager, in the form that it keeps databases' logins in: JSON with {@code username} and {@code password}. What
 * else is there ({@code host}, {@code port}, ...) is not looked at: where the warehouse is, settings say.
 */
final class StoredLogins implements Logins {

    private static final JsonMapper MAPPER = new JsonMapper();

    private final Supplier<SecretsManagerClient> client;
    private final String id;

    StoredLogins(Supplier<SecretsManagerClient> client, String id) {
        this.client = client;
        this.id = id;
    }

    @Override
    public Login current() {
        JsonNode secret = parsed(text());
        return new Login(member(secret, "username"), new Secret(member(secret, "password")));
    }

    private String text() {
        try {
            String text =
                    client.get().getSecretValue(request -> request.secretId(id)).secretString();
            return text == null ? "" : text;
        } catch (SdkException e) {
            throw AwsRefusals.of("read the secret " + id, e);
        }
    }

    private JsonNode parsed(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            // Its message quotes the secret, so it is not told on.
            throw AwsRefusals.wrong("The secret " + id + " is not JSON");
        }
    }

    private String member(JsonNode secret, String name) {
        String text = secret.path(name).asText("");
        if (text.isEmpty()) {
            throw AwsRefusals.wrong("The secret " + id + " has no " + name);
        }
        return text;
    }
}
