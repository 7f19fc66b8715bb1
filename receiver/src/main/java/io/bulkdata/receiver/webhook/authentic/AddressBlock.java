package io.bulkdata.receiver.webhook.authentic;

import io.bulkdata.core.export.Shown;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The addresses that share their first bits, such as {@code 54.144.65.46} (one address) or {@code 2001:db8::/32}.
 *
 * @param prefix how many bits they share
 */
record AddressBlock(InetAddress first, int prefix) {

    private static final Pattern ENTRY = Pattern.compile("([^/]+)(?:/(\\d{1,3}))?");
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    /** @throws IllegalArgumentException when it is neither an address nor a block of them */
    static AddressBlock of(String entry) {
        Matcher matcher = ENTRY.matcher(entry);
        Optional<InetAddress> address = matcher.matches() ? address(matcher.group(1)) : Optional.empty();
        if (address.isEmpty()) {
            throw new IllegalArgumentException("not an address or a block of addresses: " + Shown.of(entry));
        }
        int longest = address.get().getAddress().length * Byte.SIZE;
        int prefix = matcher.group(2) == null ? longest : Integer.parseInt(matcher.group(2));
        if (prefix > longest) {
            throw new IllegalArgumentException("more bits than the address has: " + Shown.of(entry));
        }
        return new AddressBlock(address.get(), prefix);
    }

    /** The address that a text spells; empty for a name, which is never looked up. */
    static Optional<InetAddress> address(String text) {
        if (!IPV4.matcher(text).matches() && !IPV6.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    boolean contains(InetAddress address) {
        byte[] bits = address.getAddress();
        return bits.length == first.getAddress().length && leading(bits).equals(leading(first.getAddress()));
    }

    private BigInteger leading(byte[] bits) {
        return new BigInteger(1, bits).shiftRight(bits.length * Byte.SIZE - prefix);
    }

    @Override
    public String toString() {
        return first.getHostAddress() + "/" + prefix;
    }
}
