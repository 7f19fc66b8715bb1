package io.bulkdata.receiver.fetch.address;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** A host is not on the public internet; an IOException of the kind that HTTP clients pass on from a resolver. */
public final class RefusedAddressException extends UnknownHostException {

    private static final long serialVersionUID = 1L;

    RefusedAddressException(String host, InetAddress address) {
        super(host + " is at " + address.getHostAddress() + ", which is not a public address");
    }
}
