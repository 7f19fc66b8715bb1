package io.bulkdata.loader.doctor.warehouse;

import io.bulkdata.loader.doctor.Ailment;
import io.bulkdata.loader.doctor.Check.Examination;
import io.bulkdata.redshift.warehouse.WarehouseAwayException;
import io.bulkdata.redshift.warehouse.WarehouseException;

/** Whether the warehouse gets as far as asking who is there: it answers, and its certificate is trusted where that is asked for. */
public final class TlsAccess implements Examination {

    private final LoginAccess login;

    public TlsAccess(LoginAccess login) {
        this.login = login;
    }

    @Override
    public String examine() {
        try {
            login.as();
        } catch (WarehouseAwayException e) {
            throw new Ailment(
                    e.getMessage(),
                    "See that BULKDATA_WAREHOUSE_URL has the name that is in the server's certificate, and that Java trusts"
                            + " who has signed it (sslrootcert or ssltruststorepath)",
                    e);
        } catch (WarehouseException e) {
            return "the server is who it says; the rest is a matter of the login";
        }
        return "the server is who it says";
    }
}
