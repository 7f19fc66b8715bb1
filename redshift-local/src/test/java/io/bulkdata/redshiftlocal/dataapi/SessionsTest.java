package io.bulkdata.redshiftlocal.dataapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulkdata.redshiftlocal.Blocker;
import io.bulkdata.redshiftlocal.SharedWarehouse;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.ExecuteStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.StatusString;
import software.amazon.awssdk.services.redshiftdata.model.ValidationException;

/** Data API Reference, "ExecuteStatement": SessionId and SessionKeepAliveSeconds. */
class SessionsTest {

    private static SharedWarehouse warehouse;
    private static DataApiClient client;
    private static Blocker blocker;

    @BeforeAll
    static void connect() throws SQLException {
        warehouse = SharedWarehouse.forTest(SessionsTest.class);
        client = new DataApiClient(warehouse.server().apiEndpoint(), warehouse.database());
        blocker = new Blocker(warehouse.server(), warehouse.database());
    }

    @AfterAll
    static void disconnect() throws SQLException {
        blocker.close();
        client.close();
    }

    @Test
    void temporaryTablesLiveOnInTheSession() {
        String session = open("CREATE TEMP TABLE kept (id int)");

        finish(inSession(session, "INSERT INTO kept VALUES (7)"));
        DescribeStatementResponse query = finish(inSession(session, "SELECT id FROM kept"));

        assertThat(client.records(query.id()).get(0).get(0).longValue()).isEqualTo(7);
        assertThat(query.sessionId()).isEqualTo(session);
        assertThat(query.database()).isEqualTo(warehouse.database());
    }

    @Test
    void allStatementsOfASessionRunInTheSameProcess() {
        String session = open("SELECT 1");

        long first = finish(inSession(session, "SELECT 1")).redshiftPid();
        long second = finish(inSession(session, "SELECT 2")).redshiftPid();

        assertThat(first).isEqualTo(second);
    }

    @Test
    void withoutKeepAliveThereIsNoSession() {
        client.run("CREATE TEMP TABLE gone (id int)");

        DescribeStatementResponse next = client.end(client.submit("SELECT * FROM gone"));

        assertThat(next.status()).isEqualTo(StatusString.FAILED);
        assertThat(next.sessionId()).isNull();
    }

    @Test
    void transactionSpansTheStatementsOfASession() {
        client.run("CREATE TABLE spanned (id int)");
        String session = open("BEGIN");

        finish(inSession(session, "INSERT INTO spanned VALUES (1)"));
        assertThat(client.rows("SELECT count(*) FROM spanned")).containsExactly("0");
        finish(inSession(session, "COMMIT"));

        assertThat(client.rows("SELECT count(*) FROM spanned")).containsExactly("1");
    }

    @Test
    void failedTransactionStaysFailedUntilItsRollback() {
        String session = open("BEGIN");
        client.end(inSession(session, "SELECT 1 / 0"));

        DescribeStatementResponse next = client.end(inSession(session, "SELECT 1"));
        finish(inSession(session, "ROLLBACK"));

        assertThat(next.error()).startsWith("ERROR: current transaction is aborted");
        assertThat(finish(inSession(session, "SELECT 1")).resultRows()).isEqualTo(1);
    }

    @Test
    void batchRunsInASessionToo() {
        String session = open("CREATE TEMP TABLE collected (id int)");

        String batch = client.sdk()
                .batchExecuteStatement(request -> request.sessionId(session)
                        .sqls("INSERT INTO collected VALUES (1)", "INSERT INTO collected VALUES (2)"))
                .id();
        finish(batch);

        assertThat(client.records(finish(inSession(session, "SELECT count(*) FROM collected"))
                                .id())
                        .get(0)
                        .get(0)
                        .longValue())
                .isEqualTo(2);
    }

    @Test
    void sessionRunsOneStatementAtATime() {
        String session = open("SELECT 1");
        String running = inSession(session, Blocker.QUERY);

        assertThatThrownBy(() -> inSession(session, "SELECT 1"))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("Session is not available");

        client.sdk().cancelStatement(request -> request.id(running));
        assertThat(client.end(running).status()).isEqualTo(StatusString.ABORTED);
        assertThat(finish(inSession(session, "SELECT 1")).resultRows()).isEqualTo(1);
    }

    @Test
    void sessionOfNobodyIsInvalid() {
        String nobody = "00000000-0000-0000-0000-000000000000";

        assertThatThrownBy(() -> inSession(nobody, "SELECT 1"))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("Session with Id: " + nobody + " is invalid");
    }

    @Test
    void sessionKnowsItsDatabaseSoNoOtherMayBeNamed() {
        String session = open("SELECT 1");

        assertThatThrownBy(() -> client.sdk()
                        .executeStatement(request -> request.sessionId(session)
                                .database(warehouse.database())
                                .sql("SELECT 1")))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("Database is not allowed with SessionId");
    }

    @Test
    void keepAliveIsADayAtMost() {
        assertThatThrownBy(() -> client.submit("SELECT 1", request -> request.sessionKeepAliveSeconds(86_401)))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("86400");
    }

    @Test
    void keepAliveOfZeroOpensNoSession() {
        ExecuteStatementResponse answer = client.sdk()
                .executeStatement(request -> request.clusterIdentifier(DataApiClient.CLUSTER)
                        .database(warehouse.database())
                        .sessionKeepAliveSeconds(0)
                        .sql("SELECT 1"));

        assertThat(answer.sessionId()).isNull();
    }

    @Test
    void settingsOfASessionAreItsOwn() {
        String session = open("SET search_path TO pg_catalog");

        String id = finish(inSession(session, "SHOW search_path")).id();

        assertThat(client.records(id).get(0).get(0).stringValue()).isEqualTo("pg_catalog");
        assertThat(client.rows("SHOW search_path")).isNotEqualTo(List.of("pg_catalog"));
    }

    private static String open(String sql) {
        ExecuteStatementResponse answer = client.sdk()
                .executeStatement(request -> request.clusterIdentifier(DataApiClient.CLUSTER)
                        .database(warehouse.database())
                        .sessionKeepAliveSeconds(600)
                        .sql(sql));
        finish(answer.id());
        return answer.sessionId();
    }

    private static String inSession(String session, String sql) {
        return client.sdk()
                .executeStatement(request -> request.sessionId(session).sql(sql))
                .id();
    }

    private static DescribeStatementResponse finish(String id) {
        DescribeStatementResponse end = client.end(id);
        assertThat(end.error()).isNull();
        assertThat(end.status()).isEqualTo(StatusString.FINISHED);
        return end;
    }
}
