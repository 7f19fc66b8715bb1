package io.bulkdata.redshiftlocal.dataapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulkdata.redshiftlocal.SharedWarehouse;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.ExecuteStatementRequest;
import software.amazon.awssdk.services.redshiftdata.model.ExecuteStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.StatusString;
import software.amazon.awssdk.services.redshiftdata.model.ValidationException;

/**
 * Management Guide, "Choosing database authentication credentials when calling the Amazon Redshift Data API", and Data API
 * Reference, "ExecuteStatement".
 */
class DataApiTargetTest {

    private static SharedWarehouse warehouse;
    private static DataApiClient client;

    @BeforeAll
    static void connect() throws SQLException {
        warehouse = SharedWarehouse.forTest(DataApiTargetTest.class);
        client = new DataApiClient(warehouse.server().apiEndpoint(), warehouse.database());
    }

    @AfterAll
    static void disconnect() {
        client.close();
    }

    @Test
    void unknownClusterHasNoEndpointInThisRegion() {
        assertRefused(
                request -> request.clusterIdentifier("elsewhere").database(warehouse.database()),
                "Redshift endpoint doesn't exist in this region.");
    }

    @Test
    void workgroupIsServedAsWell() {
        ExecuteStatementResponse answer = client.sdk()
                .executeStatement(request -> request.workgroupName(DataApiClient.CLUSTER)
                        .database(warehouse.database())
                        .sql("SELECT 1"));

        assertThat(answer.workgroupName()).isEqualTo(DataApiClient.CLUSTER);
        assertThat(answer.clusterIdentifier()).isNull();
        assertThat(client.end(answer.id()).status()).isEqualTo(StatusString.FINISHED);
    }

    @Test
    void clusterAndWorkgroupTogetherAreRefused() {
        assertRefused(
                request -> request.clusterIdentifier(DataApiClient.CLUSTER)
                        .workgroupName(DataApiClient.CLUSTER)
                        .database(warehouse.database()),
                "Exactly one of ClusterIdentifier and WorkgroupName");
    }

    @Test
    void neitherClusterNorWorkgroupIsRefused() {
        assertRefused(request -> request.database(warehouse.database()), "Exactly one of");
    }

    @Test
    void databaseIsRequired() {
        assertRefused(request -> request.clusterIdentifier(DataApiClient.CLUSTER), "Database");
    }

    @Test
    void databaseUserGoesWithClustersOnly() {
        assertRefused(
                request -> request.workgroupName(DataApiClient.CLUSTER)
                        .database(warehouse.database())
                        .dbUser("awsuser"),
                "DbUser is not allowed with WorkgroupName");
    }

    @Test
    void databaseUserAndSecretAreRefusedTogether() {
        assertRefused(
                request -> request.clusterIdentifier(DataApiClient.CLUSTER)
                        .database(warehouse.database())
                        .dbUser("awsuser")
                        .secretArn("s"),
                "DbUser is not allowed with SecretArn");
    }

    @Test
    void withoutSecretsInTheOptionsEverySecretIsTheOwners() {
        DescribeStatementResponse end = client.end(
                client.submit("SELECT current_user", request -> request.secretArn("arn:aws:secretsmanager:any")));

        assertThat(client.records(end.id()).get(0).get(0).stringValue()).isEqualTo(SharedWarehouse.USER);
        assertThat(end.secretArn()).isEqualTo("arn:aws:secretsmanager:any");
        assertThat(end.dbUser()).isNull();
    }

    @Test
    void statementRunsAsTheDatabaseUserWhoIsNamed() {
        client.run("CREATE USER reader PASSWORD 'Reader1234'");
        client.run("CREATE TABLE hidden (id int)");

        DescribeStatementResponse who =
                client.end(client.submit("SELECT current_user", request -> request.dbUser("reader")));
        DescribeStatementResponse hidden =
                client.end(client.submit("SELECT * FROM hidden", request -> request.dbUser("reader")));

        assertThat(client.records(who.id()).get(0).get(0).stringValue()).isEqualTo("reader");
        assertThat(who.dbUser()).isEqualTo("reader");
        assertThat(hidden.error()).startsWith("ERROR: permission denied for table hidden");
    }

    @Test
    void statementOfAUserWhoDoesNotExistFailsWhenItConnects() {
        DescribeStatementResponse end = client.end(client.submit("SELECT 1", request -> request.dbUser("nobody-here")));

        assertThat(end.status()).isEqualTo(StatusString.FAILED);
        assertThat(end.error()).startsWith("FATAL: password authentication failed for user \"IAM:nobody-here\"");
        assertThat(end.redshiftPid()).isZero();
    }

    @Test
    void statementInADatabaseThatDoesNotExistFailsWhenItConnects() {
        String id = client.sdk()
                .executeStatement(request -> request.clusterIdentifier(DataApiClient.CLUSTER)
                        .database("no such & database")
                        .sql("SELECT 1"))
                .id();

        assertThat(client.end(id).error()).startsWith("FATAL: database \"no such & database\" does not exist");
    }

    @Test
    void memberThatIsNotKnownIsRefusedInsteadOfIgnored() {
        String answer = RawApi.post(
                warehouse.server().apiEndpoint(),
                "ExecuteStatement",
                "{\"ClusterIdentifier\":\"redshift-local\",\"Database\":\"dev\",\"Sql\":\"SELECT 1\",\"Frobnicate\":1}");

        assertThat(answer)
                .contains("\"__type\":\"ValidationException\"")
                .contains("redshift-local does not support Frobnicate here");
    }

    @Test
    void operationThatIsNotKnownIsRefused() {
        assertThat(RawApi.post(warehouse.server().apiEndpoint(), "Frobnicate", "{}"))
                .startsWith("400 ")
                .contains("UnknownOperationException");
    }

    @Test
    void requestThatIsNoJsonIsRefused() {
        for (String body : List.of("{", "[]", "\"x\"")) {
            assertThat(RawApi.post(warehouse.server().apiEndpoint(), "ExecuteStatement", body))
                    .startsWith("400 ")
                    .contains("SerializationException");
        }
    }

    @Test
    void requestOfNoServiceIsNotFound() {
        assertThat(RawApi.get(warehouse.server().apiEndpoint())).startsWith("404 ");
    }

    @Test
    void requestThatIsTooLongIsRefused() {
        assertThat(RawApi.post(
                        warehouse.server().apiEndpoint(), "ExecuteStatement", "\"" + "x".repeat(17 * 1024 * 1024)))
                .startsWith("413 ");
    }

    private static void assertRefused(Consumer<ExecuteStatementRequest.Builder> target, String message) {
        assertThatThrownBy(() -> client.sdk().executeStatement(request -> target.accept(request.sql("SELECT 1"))))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining(message);
    }
}
