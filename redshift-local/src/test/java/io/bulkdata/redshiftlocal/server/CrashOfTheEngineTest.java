package io.bulkdata.redshiftlocal.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bulkdata.redshiftlocal.RedshiftLocal;
import io.bulkdata.redshiftlocal.Rows;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** PostgreSQL behind it, killed in one of its processes, after which it ends all others and starts anew. */
class CrashOfTheEngineTest {

    private static final int ROUNDS = 5;

    @Test
    void whatIsCommittedIsThereAfterwardsAndClientsAreServedAgain() throws Exception {
        try (RedshiftLocal warehouse = RedshiftLocal.builder().durable().start()) {
            try (Connection connection = connect(warehouse)) {
                Rows.run(connection, "CREATE TABLE kept (id integer)");
            }
            for (int round = 1; round <= ROUNDS; round++) {
                commitAndKill(warehouse, round);
                String wanted = Integer.toString(round);
                await().atMost(Duration.ofMinutes(1))
                        .ignoreException(SQLException.class)
                        .untilAsserted(() -> {
                            try (Connection connection = connect(warehouse)) {
                                assertThat(Rows.value(connection, "SELECT count(*) FROM kept"))
                                        .isEqualTo(wanted);
                            }
                        });
            }
        }
    }

    /** Before the session ends, and with it the process. */
    private static void commitAndKill(RedshiftLocal warehouse, int id) throws SQLException {
        try (Connection connection = connect(warehouse)) {
            long process = Long.parseLong(Rows.value(connection, "SELECT pg_backend_pid()"));
            Rows.run(connection, "INSERT INTO kept VALUES (" + id + ")");
            kill(process);
        }
    }

    private static void kill(long process) {
        ProcessHandle postgres = ProcessHandle.of(process).orElseThrow();
        assertThat(postgres.info().command()).get().asString().endsWith("postgres");
        assertThat(postgres.destroyForcibly()).isTrue();
    }

    private static Connection connect(RedshiftLocal warehouse) throws SQLException {
        return DriverManager.getConnection(warehouse.jdbcUrl(), warehouse.user(), warehouse.password());
    }
}
