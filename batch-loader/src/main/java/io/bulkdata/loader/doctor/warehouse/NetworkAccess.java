package io.bulkdata.loader.doctor.warehouse;

import io.bulkdata.loader.doctor.Ailment;
import io.bulkdata.loader.doctor.Check.Examination;
import io.bulkdata.redshift.warehouse.WarehouseSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/** Whether the warehouse's host has an address and takes connections. */
public final class NetworkAccess implements Examination {

    private static final int MOST_MILLIS = 10_000;

    private final WarehouseSettings warehouse;

    public NetworkAccess(WarehouseSettings warehouse) {
        this.warehouse = warehouse;
    }

    @Override
    public String examine() {
        InetSocketAddress named = warehouse.socket();
        InetSocketAddress found = new InetSocketAddress(named.getHostString(), named.getPort());
        if (found.isUnresolved()) {
            throw new Ailment(
                    "The name " + named.getHostString() + " has no address",
                    "Correct BULKDATA_WAREHOUSE_URL, or the DNS of the network this runs in");
        }
        try (Socket socket = new Socket()) {
            socket.connect(found, MOST_MILLIS);
            return found + " takes connections";
        } catch (IOException e) {
            throw new Ailment(
                    "No connection to " + found + ": " + e.getMessage(),
                    "See that the cluster is not paused, that its port is right, and that its security group lets this network in",
                    e);
        }
    }
}
