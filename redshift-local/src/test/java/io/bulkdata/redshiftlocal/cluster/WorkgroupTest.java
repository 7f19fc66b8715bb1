package io.bulkdata.redshiftlocal.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulkdata.redshiftlocal.ApiOptions;
import io.bulkdata.redshiftlocal.RedshiftLocal;
import io.bulkdata.redshiftlocal.Rows;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.redshiftserverless.RedshiftServerlessClient;
import software.amazon.awssdk.services.redshiftserverless.model.GetCredentialsResponse;
import software.amazon.awssdk.services.redshiftserverless.model.RedshiftServerlessException;
import software.amazon.awssdk.services.redshiftserverless.model.ResourceNotFoundException;
import software.amazon.awssdk.services.redshiftserverless.model.ValidationException;

/** https://docs.aws.amazon.com/redshift-serverless/latest/APIReference/API_GetCredentials.html */
class WorkgroupTest {

    private static final String NAME = "my-workgroup";

    private static RedshiftLocal server;
    private static RedshiftServerlessClient client;

    @BeforeAll
    static void start() throws IOException {
        server = RedshiftLocal.builder()
                .api(ApiOptions.defaults().withClusterIdentifier(NAME))
                .start();
        client = RedshiftServerlessClient.builder()
                .endpointOverride(server.apiEndpoint())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIATEST", "secret")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    @AfterAll
    static void stop() throws IOException {
        client.close();
        server.close();
    }

    @Test
    void credentialsLetInForAWhile() throws SQLException {
        GetCredentialsResponse made = client.getCredentials(
                request -> request.workgroupName(NAME).dbName("dev").durationSeconds(1800));

        assertThat(made.expiration()).isAfter(Instant.now().plusSeconds(900));
        assertThat(made.nextRefreshTime()).isNotNull();
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl(), made.dbUser(), made.dbPassword())) {
            assertThat(Rows.value(connection, "SELECT current_user")).isEqualTo("awsuser");
        }
    }

    @Test
    void whatIsNotKnownIsRefused() {
        assertThatThrownBy(() -> client.getCredentials(request -> request.workgroupName("other")))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> client.getCredentials(
                        request -> request.workgroupName(NAME).durationSeconds(60)))
                .isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> client.getCredentials(request -> request.customDomainName("x.example")))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("customDomainName");
        assertThatThrownBy(() -> client.listWorkgroups(request -> {}))
                .isInstanceOfSatisfying(
                        RedshiftServerlessException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("UnknownOperationException"));
    }
}
