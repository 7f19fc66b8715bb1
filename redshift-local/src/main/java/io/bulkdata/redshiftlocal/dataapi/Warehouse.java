package io.bulkdata.redshiftlocal.dataapi;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;

/** The way into the warehouse: its own port, as any client of it. */
public final class Warehouse {

    private final IntSupplier port;
    private final BooleanSupplier available;
    private final Logins logins;
    private final DataApiSettings settings;

    /**
     * Leads to one warehouse.
     *
     * @param available whether clients are let in at the moment
     * @param logins for database users whose passwords nobody here knows
     */
    public Warehouse(IntSupplier port, BooleanSupplier available, Logins logins, DataApiSettings settings) {
        this.port = port;
        this.available = available;
        this.logins = logins;
        this.settings = settings;
    }

    /** @throws io.bulkdata.redshiftlocal.http.ApiFailure when the cluster is paused or on its way */
    void checkAvailable() {
        if (!available.getAsBoolean()) {
            throw Refusals.validation("Cluster " + settings.identifier() + " is not in the available state.");
        }
    }

    Connection connect(Target target) throws SQLException {
        Login login = login(target);
        Properties properties = new Properties();
        properties.setProperty("user", login.user());
        properties.setProperty("password", login.password());
        properties.setProperty("ApplicationName", "redshift-data-api");
        // With TLS only where it is required: nothing leaves this machine.
        properties.setProperty("sslmode", "allow");
        properties.setProperty("gssEncMode", "disable");
        // So that values are the text that the warehouse writes.
        properties.setProperty("binaryTransfer", "false");
        String database = URLEncoder.encode(target.database(), StandardCharsets.UTF_8);
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port.getAsInt() + "/" + database, properties);
    }

    /** The database user that a target stands for; null for one that only its secret tells. */
    String databaseUser(Target target) {
        if (target.secretArn() != null) {
            return null;
        }
        return target.databaseUser() == null ? settings.owner().user() : target.databaseUser();
    }

    private Login login(Target target) throws SQLException {
        if (target.secretArn() != null) {
            return settings.secrets().getOrDefault(target.secretArn(), settings.owner());
        }
        boolean owner = target.databaseUser() == null
                || target.databaseUser().equals(settings.owner().user());
        return owner ? settings.owner() : logins.login(target.databaseUser());
    }
}
