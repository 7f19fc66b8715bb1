package io.bulkdata.redshiftlocal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** PostgreSQL's own driver, in both protocols. */
class PgjdbcTest {

    private static final String COPY = "COPY t FROM 's3://pgjdbc/t.csv' IAM_ROLE default CSV";
    private static SharedWarehouse warehouse;

    @BeforeAll
    static void makeDatabase() throws SQLException {
        warehouse = SharedWarehouse.forTest(PgjdbcTest.class);
        warehouse.objects().put("pgjdbc", "t.csv", "1\n2\n");
        warehouse.objects().put("pgjdbc", "bad.csv", "1\nx\n");
    }

    @Test
    void scriptWithCopyInTheMiddleIsOneTransaction() throws SQLException {
        try (Connection connection = warehouse.connectPgjdbc("preferQueryMode=simple")) {
            Rows.run(connection, "CREATE TABLE simple (id integer)");
            Rows.run(
                    connection,
                    "BEGIN; INSERT INTO simple VALUES (9); " + COPY.replace(" t ", " simple ") + "; COMMIT");
            assertThat(Rows.value(connection, "SELECT count(*) FROM simple")).isEqualTo("3");

            assertThatThrownBy(() -> Rows.run(
                            connection,
                            "INSERT INTO simple VALUES (10); COPY simple FROM 's3://pgjdbc/bad.csv' IAM_ROLE default CSV;"
                                    + " SELECT 1"))
                    .hasMessageContaining("Load into table 'simple' failed");
            assertThat(Rows.value(connection, "SELECT count(*) FROM simple")).isEqualTo("3");
        }
    }

    @Test
    void refusedStatementRunsNothingOfItsScript() throws SQLException {
        try (Connection connection = warehouse.connectPgjdbc("preferQueryMode=simple")) {
            assertThatThrownBy(() -> Rows.run(connection, "CREATE TABLE never (id integer); COPY never FROM 'x'"))
                    .isInstanceOf(SQLException.class);
            assertThat(Rows.value(connection, "SELECT to_regclass('never') IS NULL"))
                    .isEqualTo("t");
        }
    }

    @Test
    void rowLimitedPortalsGiveAllRows() throws SQLException {
        try (Connection connection = warehouse.connectPgjdbc("defaultRowFetchSize=10")) {
            connection.setAutoCommit(false);
            assertThat(Rows.of(connection, "SELECT generate_series(1, 1000)")).hasSize(1000);
        }
    }

    @Test
    void longPipelinesDoNotBlock() throws SQLException {
        try (Connection connection = warehouse.connectPgjdbc("")) {
            Rows.run(connection, "CREATE TABLE piped (id integer, body varchar(max))");
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO piped VALUES (?, ?)")) {
                for (int i = 0; i < 3000; i++) {
                    insert.setInt(1, i);
                    insert.setString(2, "x".repeat(1 + i % 2000));
                    insert.addBatch();
                }
                assertThat(insert.executeBatch()).hasSize(3000);
            }
            connection.commit();
            assertThat(Rows.value(connection, "SELECT count(*), max(len(body)) FROM piped"))
                    .isEqualTo("3000|2000");
        }
    }

    @Test
    void errorInABatchSkipsTheRest() throws SQLException {
        try (Connection connection = warehouse.connectPgjdbc("")) {
            Rows.run(connection, "CREATE TABLE batched (id integer)");
            try (Statement statement = connection.createStatement()) {
                statement.addBatch("INSERT INTO batched VALUES (1)");
                statement.addBatch("INSERT INTO batched VALUES (1 / 0)");
                statement.addBatch("COPY batched FROM 's3://pgjdbc/t.csv' IAM_ROLE default CSV");
                assertThatThrownBy(statement::executeBatch)
                        .isInstanceOf(BatchUpdateException.class)
                        .hasMessageContaining("division by zero");
            }
            assertThat(Rows.value(connection, "SELECT count(*) FROM batched")).isEqualTo("0");
        }
    }

    @Test
    void placesOfErrorsAreThoseOfTheClientsText() throws SQLException {
        try (Connection connection = warehouse.connectPgjdbc("")) {
            assertThatThrownBy(() -> Rows.run(connection, "SELECT nvl(1, 2), sysdate, wrong"))
                    .hasMessageContaining("Position: 28");
        }
    }

    @Test
    void emptyStatementsAreAnswered() throws SQLException {
        for (String mode : new String[] {"simple", "extended"}) {
            try (Connection connection = warehouse.connectPgjdbc("preferQueryMode=" + mode);
                    Statement statement = connection.createStatement()) {
                statement.execute("");
                statement.execute(";;");
                statement.execute("-- nothing");
                try (ResultSet rows = statement.executeQuery("SELECT 1; ")) {
                    assertThat(rows.next()).isTrue();
                }
            }
        }
    }

    @Test
    void serverVersionIsTheRealOneForOtherDrivers() throws SQLException {
        try (Connection connection = warehouse.connectPgjdbc("sslmode=disable")) {
            assertThat(connection.getMetaData().getDatabaseMajorVersion()).isGreaterThan(8);
        }
    }
}
