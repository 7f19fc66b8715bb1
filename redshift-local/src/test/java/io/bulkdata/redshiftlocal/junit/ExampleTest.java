package io.bulkdata.redshiftlocal.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulkdata.redshiftlocal.RedshiftLocal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The example of the documentation. */
@ExtendWith(RedshiftLocalExtension.class)
class ExampleTest {

    @Test
    void countsTheDays(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT datediff(day, '2026-11-01', '2026-11-21')")) {
            rows.next();
            assertThat(rows.getInt(1)).isEqualTo(20);
        }
    }

    @Test
    void theDatabaseIsThisClassesOwn(TestDatabase database, RedshiftLocal warehouse) throws SQLException {
        assertThat(database.name()).startsWith("exampletest_");
        assertThat(database.jdbcUrl()).contains(":" + warehouse.port() + "/" + database.name());
        try (Connection connection = database.connect()) {
            assertThat(connection.getCatalog()).isEqualTo(database.name());
        }
    }

    @Test
    void aConnectionIsTheTestsOwn(Connection connection) throws SQLException {
        assertThat(connection.getAutoCommit()).isTrue();
        connection.setAutoCommit(false);
    }
}
