package io.bulkdata.redshiftlocal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.bulkdata.redshiftlocal.copy.S3Location;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What ends an UNLOAD before its time is told, and leaves no manifest. */
class UnloadFaultsTest {

    private static final String BUCKET = "unload-faults";
    private static final String FORGETFUL = "unload-forgotten";
    private static final String ENDLESS = "select generate_series(1, 2000000000), repeat(''x'', 1000)";

    private static SharedWarehouse warehouse;
    private Connection connection;

    @BeforeAll
    static void makeDatabase() throws SQLException {
        warehouse = SharedWarehouse.forTest(UnloadFaultsTest.class);
        warehouse.objects().forgetWhileWriting(FORGETFUL);
    }

    @BeforeEach
    void open() throws SQLException {
        connection = warehouse.connect();
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void unloadIsCancelled() throws Exception {
        try (Statement statement = connection.createStatement()) {
            CompletableFuture<Void> running = running(statement, unload(ENDLESS, FORGETFUL, "cancelled/"));
            awaitRunning("%generate_series(1, 2000000000)%");
            statement.cancel();
            assertThatThrownBy(running::join).rootCause().hasMessageContaining("canceling statement");
        }
        assertThat(keys(FORGETFUL, "cancelled/")).isEmpty();
        assertThat(Rows.of(
                        connection,
                        "SELECT status, error_message FROM sys_unload_history WHERE query_id = pg_last_unload_id()"))
                .containsExactly("aborted|canceling statement due to user request");
    }

    @Test
    void anErrorInTheMiddleOfTheRowsLeavesTheFullFilesButNoManifest() {
        String query = "select 1/(20 - i), repeat(''x'', 1000000) from generate_series(1, 40) as i";
        assertThatThrownBy(() -> Rows.run(connection, unload(query, "middle/") + " PARALLEL OFF MAXFILESIZE 5 MB"))
                .hasMessageContaining("division by zero");
        assertThat(keys("middle/")).containsExactly("middle/000", "middle/001", "middle/002");
    }

    @Test
    void aRefusalOfS3StopsTheQueryAndTheTransaction() throws SQLException {
        warehouse.objects().refuse(new S3Location(BUCKET, "refused/0001_part_00"));
        connection.setAutoCommit(false);
        Rows.run(connection, "CREATE TABLE undone (id integer)");
        String query = "select generate_series(1, 1000000000), repeat(''x'', 100)";
        assertThatThrownBy(() -> Rows.run(connection, unload(query, "refused/")))
                .hasMessageContaining("UNLOAD failed: Cannot write s3://unload-faults/refused/0001_part_00");
        assertThatThrownBy(() -> Rows.run(connection, "SELECT 1"))
                .hasMessageContaining("current transaction is aborted");
        connection.rollback();

        assertThat(Rows.value(connection, "SELECT to_regclass('undone') IS NULL"))
                .isEqualTo("t");
        assertThat(keys("refused/")).isEmpty();
        connection.commit();
    }

    @Test
    void aManifestThatCannotBeWrittenFailsTheUnload() throws SQLException {
        warehouse.objects().refuse(new S3Location(BUCKET, "nomanifest/manifest"));
        assertThatThrownBy(() -> Rows.run(connection, unload("select 1", "nomanifest/")))
                .hasMessageContaining("Cannot write s3://unload-faults/nomanifest/manifest");
        assertThat(keys("nomanifest/")).containsExactly("nomanifest/0000_part_00", "nomanifest/0001_part_00");
        assertThat(Rows.value(connection, "SELECT pg_last_unload_count()")).isEqualTo("0");
    }

    private static String unload(String query, String key) {
        return unload(query, BUCKET, key);
    }

    private static String unload(String query, String bucket, String key) {
        return "UNLOAD ('" + query + "') TO 's3://" + bucket + "/" + key + "' IAM_ROLE default MANIFEST";
    }

    private static List<String> keys(String prefix) {
        return keys(BUCKET, prefix);
    }

    private static List<String> keys(String bucket, String prefix) {
        return warehouse.objects().list(new S3Location(bucket, prefix)).stream()
                .map(S3Location::key)
                .toList();
    }

    private static CompletableFuture<Void> running(Statement statement, String sql) {
        return CompletableFuture.runAsync(() -> {
            try {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private void awaitRunning(String pattern) {
        await().until(() -> {
            try (Connection other = warehouse.connect()) {
                return Rows.value(other, activity(pattern)).equals("1");
            }
        });
    }

    private static String activity(String pattern) {
        return "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                + " AND pid <> pg_backend_pid() AND state <> 'idle' AND query LIKE '" + pattern + "'";
    }
}
