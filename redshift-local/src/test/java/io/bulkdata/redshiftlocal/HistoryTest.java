package io.bulkdata.redshiftlocal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the system tables tell of statements, from several sessions. */
class HistoryTest {

    private static final String OWN = " WHERE session_id = pg_backend_pid() AND query_text LIKE ";
    private static SharedWarehouse warehouse;

    @BeforeAll
    static void makeDatabase() throws SQLException {
        warehouse = SharedWarehouse.forTest(HistoryTest.class);
    }

    @Test
    void runningStatementIsSeenAndCanceledByAnotherSession() throws SQLException {
        try (Connection running = warehouse.connect();
                Connection watching = warehouse.connect();
                Statement statement = running.createStatement()) {
            CompletableFuture<Void> endless = CompletableFuture.runAsync(() -> {
                try {
                    statement.execute("SELECT count(*) AS endless FROM generate_series(1, 1000000000000)");
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            String inflight = "SELECT pid FROM stv_inflight WHERE text LIKE 'SELECT count(*) AS endless%'";
            await().until(() -> Rows.of(watching, inflight).size() == 1);
            Rows.value(watching, "SELECT pg_cancel_backend((" + inflight + "))");
            assertThatThrownBy(endless::join).hasRootCauseInstanceOf(SQLException.class);
            assertThat(Rows.of(watching, inflight)).isEmpty();
            assertThat(Rows.value(
                            watching,
                            "SELECT trim(status) FROM sys_query_history"
                                    + " WHERE query_text LIKE 'SELECT count(*) AS endless%'"))
                    .isEqualTo("canceled");
        }
    }

    @Test
    void otherUsersSeeTheirOwnStatementsOnly() throws SQLException {
        try (Connection owner = warehouse.connect()) {
            Rows.run(owner, "CREATE USER history_reader PASSWORD 'Password1'");
            Rows.value(owner, "SELECT 'of the owner'");
            Properties credentials = new Properties();
            credentials.setProperty("user", "history_reader");
            credentials.setProperty("password", "Password1");
            try (Connection reader = DriverManager.getConnection(
                    "jdbc:redshift://localhost:" + warehouse.server().port() + "/" + warehouse.database()
                            + "?ssl=false",
                    credentials)) {
                Rows.value(reader, "SELECT 'of the reader'");
                assertThat(Rows.of(
                                reader,
                                "SELECT DISTINCT trim(query_text) FROM sys_query_history"
                                        + " WHERE query_text LIKE 'SELECT ''of the %'"))
                        .containsExactly("SELECT 'of the reader'");
                assertThat(Rows.of(reader, "SELECT DISTINCT trim(user_name) FROM stv_sessions"))
                        .containsExactly("history_reader");
            }
            Rows.run(owner, "DROP USER history_reader");
        }
    }

    @Test
    void resultThatIsFetchedInPartsIsOneStatement() throws SQLException {
        try (Connection connection = warehouse.connectPgjdbc("")) {
            connection.setAutoCommit(false);
            try (PreparedStatement statement =
                    connection.prepareStatement("SELECT 'in parts', generate_series(1, 1000)")) {
                statement.setFetchSize(100);
                try (ResultSet rows = statement.executeQuery()) {
                    int count = 0;
                    while (rows.next()) {
                        count++;
                    }
                    assertThat(count).isEqualTo(1000);
                }
            }
            assertThat(Rows.of(
                            connection, "SELECT trim(status) FROM sys_query_history" + OWN + "'SELECT ''in parts''%'"))
                    .containsExactly("success");
            connection.rollback();
        }
    }

    @Test
    void statementsAfterAnErrorInAScriptWereNeverRun() throws SQLException {
        try (Connection connection = warehouse.connectPgjdbc("preferQueryMode=simple")) {
            assertThatThrownBy(() -> Rows.run(connection, "SELECT 'first one'; SELECT 1 / 0; SELECT 'never'"))
                    .hasMessageContaining("division by zero");
            assertThat(
                            Rows.of(
                                    connection,
                                    "SELECT trim(query_text), trim(status) FROM sys_query_history"
                                            + " WHERE session_id = pg_backend_pid() AND trim(query_text) IN"
                                            + " ('SELECT ''first one''', 'SELECT 1 / 0', 'SELECT ''never''') ORDER BY query_id"))
                    .containsExactly("SELECT 'first one'|success", "SELECT 1 / 0|failed");
        }
    }

    @Test
    void endOfASessionIsLogged() throws SQLException {
        String process;
        try (Connection gone = warehouse.connect()) {
            process = Rows.value(gone, "SELECT pg_backend_pid()");
        }
        try (Connection connection = warehouse.connect()) {
            await().untilAsserted(() -> assertThat(Rows.of(
                            connection,
                            "SELECT trim(event) FROM stl_connection_log WHERE pid = " + process
                                    + " AND event LIKE 'disconnecting%' AND duration > 0"))
                    .containsExactly("disconnecting session"));
        }
    }
}
