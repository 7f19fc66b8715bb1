package io.bulkdata.redshiftlocal.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.bulkdata.redshiftlocal.RedshiftLocal;
import io.bulkdata.redshiftlocal.Rows;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who is let in, on a server of its own. */
class RulesTest {

    private static RedshiftLocal warehouse;

    @BeforeAll
    static void start() throws IOException {
        warehouse = RedshiftLocal.builder().requireTls().connectionLimit(2).start();
    }

    @AfterAll
    static void stop() throws IOException {
        warehouse.close();
    }

    @Test
    void oneSessionTooManyIsToldSoAsByACluster() throws SQLException {
        try (Connection first = connect(warehouse.jdbcUrl())) {
            try (Connection second = connect(warehouse.jdbcUrl())) {
                assertThatThrownBy(() -> connect(warehouse.jdbcUrl()))
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("connection limit \"2\" exceeded for non-bootstrap users")
                        .extracting(e -> ((SQLException) e).getSQLState())
                        .isEqualTo("53300");
                assertThat(Rows.value(second, "SELECT 1")).isEqualTo("1");
            }
            await().ignoreExceptions()
                    .untilAsserted(() -> connect(warehouse.jdbcUrl()).close());
            assertThat(Rows.value(first, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void aSessionWithoutTlsIsRefusedWhereItIsRequired() {
        String url = "jdbc:redshift://localhost:" + warehouse.port() + "/dev?ssl=false";
        assertThatThrownBy(() -> connect(url))
                .hasMessageContaining("no pg_hba.conf entry")
                .hasMessageContaining("SSL off");
    }

    @Test
    void limitsThatNoClusterHasAreRefused() {
        assertThatThrownBy(() -> new Rules(false, 501)).hasMessageContaining("501");
        assertThatThrownBy(() -> new Rules(false, 0)).hasMessageContaining("0");
    }

    private static Connection connect(String url) throws SQLException {
        return DriverManager.getConnection(url, "awsuser", "Password1");
    }
}
