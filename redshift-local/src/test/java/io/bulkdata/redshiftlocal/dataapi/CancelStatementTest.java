package io.bulkdata.redshiftlocal.dataapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulkdata.redshiftlocal.Blocker;
import io.bulkdata.redshiftlocal.Rows;
import io.bulkdata.redshiftlocal.SharedWarehouse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.ResourceNotFoundException;
import software.amazon.awssdk.services.redshiftdata.model.StatementStatusString;
import software.amazon.awssdk.services.redshiftdata.model.StatusString;
import software.amazon.awssdk.services.redshiftdata.model.SubStatementData;
import software.amazon.awssdk.services.redshiftdata.model.ValidationException;

/**
 * Data API Reference, "CancelStatement":
 * https://docs.aws.amazon.com/redshift-data/latest/APIReference/API_CancelStatement.html
 */
class CancelStatementTest {

    private static SharedWarehouse warehouse;
    private static DataApiClient client;
    private static Blocker blocker;

    @BeforeAll
    static void connect() throws SQLException {
        warehouse = SharedWarehouse.forTest(CancelStatementTest.class);
        client = new DataApiClient(warehouse.server().apiEndpoint(), warehouse.database());
        blocker = new Blocker(warehouse.server(), warehouse.database());
    }

    @AfterAll
    static void disconnect() throws SQLException {
        blocker.close();
        client.close();
    }

    @Test
    void cancelReallyStopsTheQuery() throws SQLException {
        String id = client.submit(Blocker.QUERY);
        DescribeStatementResponse running = awaitRunning(id);

        assertThat(cancel(id)).isTrue();

        DescribeStatementResponse cancelled = client.end(id);
        assertThat(cancelled.status()).isEqualTo(StatusString.ABORTED);
        assertThat(cancelled.error()).isNull();
        assertThat(blocker.blocks(running.redshiftPid())).isFalse();
    }

    @Test
    void runningStatementIsStartedAndHasNoCountsYet() throws SQLException {
        String id = client.submit(Blocker.QUERY);

        DescribeStatementResponse running = awaitRunning(id);

        assertThat(running.status()).isEqualTo(StatusString.STARTED);
        assertThat(running.resultRows()).isEqualTo(-1);
        assertThat(running.resultSize()).isEqualTo(-1);
        assertThat(running.hasResultSet()).isFalse();
        assertThatThrownBy(() -> client.records(id)).isInstanceOf(ResourceNotFoundException.class);
        cancel(id);
    }

    @Test
    void cancelledBatchIsRolledBack() throws SQLException {
        client.run("CREATE TABLE cancelled (id int)");
        String id = client.submitBatch(
                List.of("INSERT INTO cancelled VALUES (1)", Blocker.QUERY, "SELECT 1"), request -> {});
        awaitRunning(id);

        cancel(id);

        DescribeStatementResponse batch = client.end(id);
        assertThat(batch.status()).isEqualTo(StatusString.ABORTED);
        assertThat(batch.subStatements())
                .extracting(SubStatementData::status)
                .containsExactly(
                        StatementStatusString.FINISHED, StatementStatusString.ABORTED, StatementStatusString.ABORTED);
        assertThat(client.rows("SELECT count(*) FROM cancelled")).containsExactly("0");
    }

    @Test
    void finishedStatementCannotBeCancelled() {
        String id = client.run("SELECT 1").id();

        assertThatThrownBy(() -> cancel(id))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("Could not cancel a query that is already in FINISHED state with ID: " + id);
    }

    @Test
    void cancelledStatementCannotBeCancelledAgain() throws SQLException {
        String id = client.submit(Blocker.QUERY);
        awaitRunning(id);
        cancel(id);

        assertThatThrownBy(() -> cancel(id)).hasMessageContaining("already in ABORTED state");
    }

    @Test
    void nobodysStatementCannotBeCancelled() {
        assertThatThrownBy(() -> cancel("00000000-0000-0000-0000-000000000000"))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void cancelWaitsForALockNoLonger() throws SQLException {
        client.run("CREATE TABLE locked (id int)");
        try (Connection other = warehouse.connect()) {
            Rows.run(other, "BEGIN", "LOCK locked");
            String id = client.submit("SELECT count(*) FROM locked");
            awaitRunning(id);

            assertThat(cancel(id)).isTrue();
            Rows.run(other, "ROLLBACK");
        }
        assertThat(client.rows("SELECT count(*) FROM locked")).containsExactly("0");
    }

    private static boolean cancel(String id) {
        return client.sdk().cancelStatement(request -> request.id(id)).status();
    }

    /** Until the warehouse works on it. */
    private static DescribeStatementResponse awaitRunning(String id) throws SQLException {
        DescribeStatementResponse started = Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> client.describe(id), statement -> statement.status() == StatusString.STARTED);
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> blocker.blocks(started.redshiftPid()));
        return started;
    }
}
