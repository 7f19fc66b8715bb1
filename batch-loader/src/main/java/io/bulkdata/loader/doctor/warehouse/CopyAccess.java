package io.bulkdata.loader.doctor.warehouse;

import io.bulkdata.loader.doctor.Ailment;
import io.bulkdata.loader.doctor.Check.Examination;
import io.bulkdata.redshift.sql.Command;
import io.bulkdata.redshift.sql.Identifier;
import io.bulkdata.redshift.sql.S3Uri;
import io.bulkdata.redshift.sql.TemporaryTable;
import io.bulkdata.redshift.warehouse.CopySettings;
import io.bulkdata.redshift.warehouse.WarehouseException;

/** Whether the warehouse may read both buckets with its role: by a COPY that loads nothing. */
public final class CopyAccess implements Examination {

    private static final TemporaryTable TABLE = new TemporaryTable(new Identifier("bulkdata_doctor"));

    private final LoginAccess login;
    private final CopySettings copy;
    private final Probe probe;

    public CopyAccess(LoginAccess login, CopySettings copy, Probe probe) {
        this.login = login;
        this.copy = copy;
        this.probe = probe;
    }

    @Override
    public String examine() {
        try {
            S3Uri manifest = probe.put();
            login.in(session -> {
                session.execute(new Command.CreateProbe(TABLE));
                return session.execute(new Command.ProbeCopy(TABLE, manifest, copy.role(), copy.region()));
            });
            return "the warehouse may read both buckets";
        } catch (WarehouseException e) {
            throw new Ailment(
                    e.getMessage(),
                    "Attach the role of BULKDATA_COPY_ROLE to the cluster, let it read both buckets and decrypt with their"
                            + " key, and set BULKDATA_COPY_REGION if they are in another region",
                    e);
        } finally {
            probe.remove();
        }
    }
}
