package io.bulkdata.redshiftlocal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulkdata.redshiftlocal.cluster.ClusterControl;
import io.bulkdata.redshiftlocal.cluster.ClusterFacts;
import io.bulkdata.redshiftlocal.cluster.ClusterLifecycle;
import io.bulkdata.redshiftlocal.cluster.TemporaryUsers;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.redshift.RedshiftClient;
import software.amazon.awssdk.services.redshift.model.RedshiftException;

/** Signature Version 4, as the SDK signs. */
class AccessKeysTest {

    private static final Map<String, String> KEYS = Map.of("AKIAKNOWN", "right");

    @Test
    void everybodyMayCallWhenNoKeyIsKnown() throws IOException {
        assertThat(clusters(Map.of(), key("AKIAANY", "any"))).isEqualTo(1);
        assertThat(clusters(Map.of(), AnonymousCredentialsProvider.create())).isEqualTo(1);
    }

    @Test
    void requestSignedWithAKnownKeyIsAnswered() throws IOException {
        assertThat(clusters(KEYS, key("AKIAKNOWN", "right"))).isEqualTo(1);
    }

    @Test
    void requestSignedWithAnotherSecretIsRefused() {
        assertRefused(key("AKIAKNOWN", "wrong"), "SignatureDoesNotMatch");
    }

    @Test
    void requestOfAnotherKeyIsRefused() {
        assertRefused(key("AKIAOTHER", "right"), "InvalidClientTokenId");
    }

    @Test
    void requestWithoutASignatureIsRefused() {
        assertRefused(AnonymousCredentialsProvider.create(), "MissingAuthenticationToken");
    }

    @Test
    void secretsAreNotPrinted() {
        assertThat(new AccessKeys(KEYS)).hasToString("AccessKeys[[AKIAKNOWN]]");
    }

    private static void assertRefused(AwsCredentialsProvider credentials, String code) {
        assertThatThrownBy(() -> clusters(KEYS, credentials)).isInstanceOfSatisfying(RedshiftException.class, e -> {
            assertThat(e.statusCode()).isEqualTo(403);
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
        });
    }

    private static int clusters(Map<String, String> keys, AwsCredentialsProvider credentials) throws IOException {
        try (ApiServer server = ApiServer.start(0, new AccessKeys(keys), List.of(control()));
                RedshiftClient client = RedshiftClient.builder()
                        .endpointOverride(server.endpoint())
                        .region(Region.EU_CENTRAL_1)
                        .credentialsProvider(credentials)
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .build()) {
            return client.describeClusters().clusters().size();
        }
    }

    private static ClusterControl control() {
        Clock clock = Clock.systemUTC();
        TemporaryUsers users = new TemporaryUsers(
                () -> {
                    throw new SQLException("there is no warehouse");
                },
                clock);
        ClusterFacts facts = new ClusterFacts("x", "1", "owner", "dev", () -> 1, Instant.EPOCH);
        return new ClusterControl(facts, new ClusterLifecycle(clock, 1), users, () -> {});
    }

    private static AwsCredentialsProvider key(String id, String secret) {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(id, secret));
    }
}
