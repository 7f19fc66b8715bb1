package io.bulkdata.receiver.fetch.address;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tells addresses on the public internet from all others: a name that resolves to this machine, its network, its
 * neighbours' or the cloud's metadata service must not make the fetch read from there.
 */
final class PublicAddresses {

    // https://www.iana.org/assignments/iana-ipv4-special-registry, with multicast and what is reserved
    private static final List<AddressBlock> NOT_PUBLIC = blocks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/3",
            // https://www.iana.org/assignments/iana-ipv6-special-registry: inside of the one block that is given out
            "2001::/23",
            "2001:db8::/32",
            "3fff::/20");

    /** Everything else of IPv6 is private, local, multicast, mapped, compatible, or not given out. */
    private static final AddressBlock GIVEN_OUT = AddressBlock.of("2000::/3");

    private static final AddressBlock NAT64 = AddressBlock.of("64:ff9b::/96");
    private static final AddressBlock SIX_TO_FOUR = AddressBlock.of("2002::/16");

    private PublicAddresses() {}

    private static List<AddressBlock> blocks(String... texts) {
        return Stream.of(texts).map(AddressBlock::of).toList();
    }

    static boolean contain(InetAddress address) {
        return contain(address.getAddress());
    }

    private static boolean contain(byte[] address) {
        if (NAT64.contains(address)) {
            return contain(Arrays.copyOfRange(address, 12, 16));
        }
        if (SIX_TO_FOUR.contains(address) && !contain(Arrays.copyOfRange(address, 2, 6))) {
            return false;
        }
        return (address.length == 4 || GIVEN_OUT.contains(address))
                && NOT_PUBLIC.stream().noneMatch(block -> block.contains(address));
    }
}
