package io.bulkdata.loader.doctor.warehouse;

import io.bulkdata.loader.doctor.Ailment;
import io.bulkdata.loader.doctor.Check.Examination;
import io.bulkdata.redshift.sql.Query;
import io.bulkdata.redshift.warehouse.JdbcWarehouse;
import io.bulkdata.redshift.warehouse.Logins;
import io.bulkdata.redshift.warehouse.Warehouse;
import io.bulkdata.redshift.warehouse.WarehouseException;
import io.bulkdata.redshift.warehouse.WarehouseSettings;

/** Whether there is a login and the warehouse takes it. */
public final class LoginAccess implements Examination {

    private final WarehouseSettings settings;
    private final Logins logins;

    public LoginAccess(WarehouseSettings settings, Logins logins) {
        this.settings = settings;
        this.logins = logins;
    }

    @Override
    public String examine() {
        try {
            return "logged in as " + as();
        } catch (WarehouseException e) {
            throw new Ailment(
                    e.getMessage(),
                    "Correct the user, the password or the database of the settings; the user must be there, and may"
                            + " connect",
                    e);
        }
    }

    /** Gets a login, of which nothing but the user is told. */
    public String secret() {
        try {
            return "there is a login of " + logins.current().user();
        } catch (WarehouseException e) {
            throw new Ailment(
                    e.getMessage(),
                    "See that the settings name it, and that the role may read the secret, decrypt with the key, or ask"
                            + " for credentials",
                    e);
        }
    }

    /** Who is logged in. */
    String as() {
        return in(session -> session.query(new Query.CurrentUser()).get(0).text(0));
    }

    /** Does something on a connection of its own. */
    <T> T in(Warehouse.Work<T> work) {
        try (JdbcWarehouse warehouse = new JdbcWarehouse(settings, logins)) {
            return warehouse.transaction(work);
        }
    }
}
