package io.bulkdata.redshift.warehouse;

import com.amazon.redshift.Driver;
import com.amazon.redshift.RedshiftProperty;
import io.bulkdata.redshift.sql.Command;
import io.bulkdata.redshift.sql.SqlRenderer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Properties;

/**
 * Opens connections with Redshift's own driver, set up so that no failure can pass for a success. A login that is refused may have
 * been changed a moment ago, so another is asked for, once.
 */
final class JdbcConnector implements JdbcWarehouse.Connector {

    private static final String SECONDS_TO_CONNECT = "30";

    private final WarehouseSettings settings;
    private final KeptLogin login;

    JdbcConnector(WarehouseSettings settings, Logins logins, Clock clock) {
        this.settings = settings;
        this.login = new KeptLogin(logins, clock);
    }

    @Override
    public Connection open() throws SQLException {
        Login first = login.get();
        try {
            return open(first);
        } catch (SQLException e) {
            if (!WarehouseErrors.refusesLogin(e)) {
                throw e;
            }
            return openInstead(first, e);
        }
    }

    private Connection openInstead(Login refused, SQLException refusal) throws SQLException {
        Login other;
        try {
            other = login.insteadOf(refused);
        } catch (WarehouseException e) {
            e.addSuppressed(refusal);
            throw e;
        }
        if (other.looksLike(refused)) {
            throw refusal;
        }
        return open(other);
    }

    private Connection open(Login by) throws SQLException {
        Connection connection = new Driver().connect(settings.url(), properties(by));
        if (connection == null) {
            throw new SQLException("Redshift's driver does not know the address " + settings);
        }
        try (java.sql.Statement statement = connection.createStatement()) {
            statement.execute(SqlRenderer.render(new Command.UseUtc()));
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        return connection;
    }

    private Properties properties(Login by) {
        Properties properties = new Properties();
        properties.putAll(Address.parse(settings.url()).protection());
        properties.setProperty(RedshiftProperty.USER.getName(), by.user());
        properties.setProperty(
                RedshiftProperty.PASSWORD.getName(), by.password().reveal());
        properties.setProperty(RedshiftProperty.APPLICATION_NAME.getName(), "bulkdata");
        properties.setProperty(RedshiftProperty.CONNECT_TIMEOUT.getName(), SECONDS_TO_CONNECT);
        properties.setProperty(RedshiftProperty.TCP_KEEP_ALIVE.getName(), "true");
        // A COMMIT that the server answered by ROLLBACK would otherwise return as if all were well.
        properties.setProperty(RedshiftProperty.RAISE_EXCEPTION_ON_SILENT_ROLLBACK.getName(), "true");
        // The detail of an error may hold a row, and messages end in logs.
        properties.setProperty(RedshiftProperty.LOG_SERVER_ERROR_DETAIL.getName(), "false");
        return properties;
    }
}
