package io.bulkdata.loader.doctor.warehouse;

import io.bulkdata.loader.doctor.Ailment;
import io.bulkdata.loader.doctor.Check.Examination;
import io.bulkdata.redshift.sql.Identifier;
import io.bulkdata.redshift.sql.Query;
import io.bulkdata.redshift.warehouse.Row;
import java.util.List;

/** Whether the schema of the tables is there, and its tables may be used. */
public final class SchemaAccess implements Examination {

    private static final String YES = "yes";

    private final LoginAccess login;
    private final Identifier schema;

    public SchemaAccess(LoginAccess login, Identifier schema) {
        this.login = login;
        this.schema = schema;
    }

    @Override
    public String examine() {
        List<Row> rights = login.in(session -> session.query(new Query.SchemaRights(schema)));
        String name = schema.value();
        if (rights.isEmpty()) {
            throw new Ailment(
                    "There is no schema " + name, "Create it, or correct BULKDATA_WAREHOUSE_SCHEMA or the database");
        }
        if (!rights.get(0).text(0).equals(YES)) {
            throw new Ailment(
                    "The user may not use the schema " + name,
                    "GRANT USAGE ON SCHEMA to the user, and SELECT, INSERT, UPDATE, DELETE on its tables");
        }
        return "the schema " + name + " may be used"
                + (rights.get(0).text(1).equals(YES) ? ", tables be made in it" : "");
    }
}
