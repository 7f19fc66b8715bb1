package io.bulkdata.redshiftlocal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Transactions, locks and isolation through the Redshift driver. */
class TransactionTest {

    private static SharedWarehouse warehouse;
    private Connection one;
    private Connection two;

    @BeforeAll
    static void makeDatabase() throws SQLException {
        warehouse = SharedWarehouse.forTest(TransactionTest.class);
        warehouse.objects().put("transaction", "two.csv", "1\n2\n");
    }

    @BeforeEach
    void open() throws SQLException {
        one = warehouse.connect();
        two = warehouse.connect();
        Rows.run(one, "DROP TABLE IF EXISTS t", "CREATE TABLE t (id integer)", "INSERT INTO t VALUES (1)");
        one.setAutoCommit(false);
        two.setAutoCommit(false);
    }

    @AfterEach
    void close() throws SQLException {
        one.close();
        two.close();
    }

    @Test
    void truncateCommitsWhatWasBefore() throws SQLException {
        Rows.run(one, "CREATE TABLE other AS SELECT 1 AS id", "TRUNCATE t");
        one.rollback();

        assertThat(Rows.value(two, "SELECT count(*) FROM t")).isEqualTo("0");
        assertThat(Rows.value(two, "SELECT count(*) FROM other")).isEqualTo("1");
        two.rollback();
        Rows.run(one, "DROP TABLE other");
        one.commit();
    }

    @Test
    void readersSeeTheTableBeforeOrAfterALoad() throws SQLException {
        Rows.run(one, "DELETE FROM t", "COPY t FROM 's3://transaction/two.csv' IAM_ROLE default CSV");

        assertThat(Rows.value(two, "SELECT count(*) FROM t")).isEqualTo("1");
        one.commit();
        assertThat(Rows.value(two, "SELECT count(*) FROM t"))
                .as("the snapshot stays")
                .isEqualTo("1");
        two.commit();
        assertThat(Rows.value(two, "SELECT count(*) FROM t")).isEqualTo("2");
    }

    @Test
    void writersOfOneTableWaitForEachOther() throws Exception {
        Rows.run(one, "INSERT INTO t VALUES (2)");
        CompletableFuture<Void> second = inBackground("INSERT INTO t VALUES (3)");

        awaitLockWaiter();
        assertThat(second).isNotDone();
        one.commit();
        second.join();
        two.commit();

        assertThat(Rows.value(one, "SELECT count(*) FROM t")).isEqualTo("3");
    }

    @Test
    void changingWhatAnotherTransactionChangedIsAViolation() throws Exception {
        Rows.run(one, "DELETE FROM t");
        CompletableFuture<Void> second = inBackground("DELETE FROM t");
        awaitLockWaiter();
        one.commit();

        assertThatThrownBy(second::join)
                .rootCause()
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("XX000"))
                .hasMessageContaining("1023")
                .hasMessageMatching("(?s).*Serializable isolation violation on table - " + tableId("t")
                        + ", transactions forming the cycle are: [1-9][0-9]*, [1-9][0-9]* \\(pid:[1-9][0-9]*\\).*");
        two.rollback();
    }

    @Test
    void snapshotIsolationAllowsWriteSkew() throws SQLException {
        makeTwoTables(one);
        Rows.value(one, "SELECT count(*) FROM tab1");
        Rows.value(two, "SELECT count(*) FROM tab2");
        Rows.run(one, "INSERT INTO tab2 VALUES (1)");
        Rows.run(two, "INSERT INTO tab1 VALUES (1)");
        one.commit();
        two.commit();
        Rows.run(one, "DROP TABLE tab1, tab2");
        one.commit();
    }

    @Test
    void serializableIsolationDoesNot() throws SQLException {
        one.setAutoCommit(true);
        Rows.run(one, "CREATE DATABASE serial ISOLATION LEVEL SERIALIZABLE");
        try (Connection first = warehouse.connect("serial", "ApplicationName=test");
                Connection second = warehouse.connect("serial", "ApplicationName=test")) {
            first.setAutoCommit(false);
            second.setAutoCommit(false);
            makeTwoTables(first);
            Rows.value(first, "SELECT count(*) FROM tab1");
            Rows.value(second, "SELECT count(*) FROM tab2");
            Rows.run(first, "INSERT INTO tab2 VALUES (1)");
            first.commit();
            String written = tableId(first, "tab1");

            assertThatThrownBy(() -> {
                        Rows.run(second, "INSERT INTO tab1 VALUES (1)");
                        second.commit();
                    })
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("XX000"))
                    .hasMessageMatching("(?s).*1023.*Serializable isolation violation on table - " + written
                            + ", transactions forming the cycle are: [1-9][0-9]*, [1-9][0-9]* \\(pid:[1-9][0-9]*\\).*");
        }
    }

    @Test
    void lockingFirstAvoidsTheViolation() throws Exception {
        Rows.run(one, "LOCK t", "DELETE FROM t");
        CompletableFuture<Void> second = inBackground("LOCK t");
        awaitLockWaiter();
        one.commit();
        second.join();

        Rows.run(two, "INSERT INTO t VALUES (2)", "DELETE FROM t");
        two.commit();
        assertThat(Rows.value(one, "SELECT count(*) FROM t")).isEqualTo("0");
    }

    @Test
    void commitOfAFailedTransactionReturnsNormallyThoughNothingIsKept() throws SQLException {
        try (Connection trapped = warehouse.connect(warehouse.database(), "raiseExceptionOnSilentRollback=false")) {
            loseARow(trapped);
            trapped.commit();
            assertThat(Rows.value(trapped, "SELECT count(*) FROM t")).isEqualTo("1");
        }
    }

    @Test
    void theDriverCanBeToldToSayIt() throws SQLException {
        try (Connection warned = warehouse.connect(warehouse.database(), "raiseExceptionOnSilentRollback=true")) {
            loseARow(warned);
            assertThatThrownBy(warned::commit).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void lockAsFirstStatementSeesWhatWasCommittedDuringTheWait() throws Exception {
        Rows.run(one, "LOCK t", "INSERT INTO t VALUES (2)");
        CompletableFuture<Void> second = inBackground("LOCK TABLE t");
        awaitLockWaiter();
        one.commit();
        second.join();

        assertThat(Rows.value(two, "SELECT count(*) FROM t")).isEqualTo("2");
        Rows.run(two, "DELETE FROM t");
        two.commit();
        assertThat(Rows.value(one, "SELECT count(*) FROM t")).isEqualTo("0");
    }

    @Test
    void failedTransactionRefusesAllButItsEnd() throws SQLException {
        assertThatThrownBy(() -> Rows.run(one, "COPY t FROM 's3://transaction/two.csv' CSV"))
                .hasMessageContaining("IAM_ROLE");
        assertThatThrownBy(() -> Rows.run(one, "SELECT 1"))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("25P02"));
        one.rollback();
        assertThat(Rows.value(one, "SELECT 1")).isEqualTo("1");
    }

    @Test
    void isolationLevelsAreAllTheSame() throws SQLException {
        one.rollback();
        one.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
        assertThat(Rows.value(one, "SHOW transaction_isolation")).isEqualTo("repeatable read");
    }

    private static void loseARow(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        Rows.run(connection, "INSERT INTO t VALUES (2)");
        assertThatThrownBy(() -> Rows.run(connection, "INSERT INTO nowhere VALUES (2)"))
                .isInstanceOf(SQLException.class);
    }

    private static void makeTwoTables(Connection connection) throws SQLException {
        connection.rollback();
        Rows.run(connection, "CREATE TABLE tab1 (a integer)", "CREATE TABLE tab2 (a integer)");
        connection.commit();
    }

    private String tableId(String table) throws SQLException {
        return tableId(one, table);
    }

    private static String tableId(Connection connection, String table) throws SQLException {
        return Rows.value(connection, "SELECT oid FROM pg_class WHERE relname = '" + table + "'");
    }

    private CompletableFuture<Void> inBackground(String sql) {
        return CompletableFuture.runAsync(() -> {
            try {
                Rows.run(two, sql);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static void awaitLockWaiter() throws SQLException {
        try (Connection watcher = warehouse.connect()) {
            await().until(() -> Rows.value(
                            watcher,
                            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                                    + " AND wait_event_type = 'Lock'")
                    .equals("1"));
        }
    }
}
