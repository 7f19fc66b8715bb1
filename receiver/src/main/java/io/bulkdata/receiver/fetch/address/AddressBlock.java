package io.bulkdata.receiver.fetch.address;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** A block of addresses of one family, as in {@code 10.0.0.0/8}: those that begin with its first bits. */
record AddressBlock(InetAddress start, int bits) {

    /** @param text a literal address, a slash and how many of its bits count */
    static AddressBlock of(String text) {
        String[] parts = text.split("/", -1);
        try {
            return new AddressBlock(InetAddress.getByName(parts[0]), Integer.parseInt(parts[1]));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("Not a block of addresses: " + text, e);
        }
    }

    boolean contains(byte[] address) {
        byte[] first = start.getAddress();
        if (address.length != first.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> bit % 8;
            if ((address[bit / 8] & mask) != (first[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
