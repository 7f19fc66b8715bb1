package io.bulkdata.redshift.warehouse;

/** Whoever knows by which login the warehouse is entered. */
@FunctionalInterface
public interface Logins {

    /**
     * The login of this moment. Asked when a connection is opened and none is at hand, and again when one was refused.
     *
     * @throws WarehouseException when there is none to be had
     */
    Login current();
}
