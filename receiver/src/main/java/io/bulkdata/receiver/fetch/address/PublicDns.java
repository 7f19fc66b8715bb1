package io.bulkdata.receiver.fetch.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import okhttp3.Dns;

/** Resolves names to public addresses: one address that is not refuses them all, so that a name cannot offer some of each. */
public final class PublicDns implements Dns {

    private final Dns dns;

    public PublicDns(Dns dns) {
        this.dns = dns;
    }

    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        List<InetAddress> addresses = dns.lookup(host);
        for (InetAddress address : addresses) {
            if (!PublicAddresses.contain(address)) {
                throw new RefusedAddressException(host, address);
            }
        }
        return addresses;
    }
}
