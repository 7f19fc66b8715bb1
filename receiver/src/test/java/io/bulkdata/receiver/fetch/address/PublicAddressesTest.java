package io.bulkdata.receiver.fetch.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import okhttp3.Dns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses that a name may resolve to and those it may not, at the resolver and at the socket. */
class PublicAddressesTest {

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The bytes as they are, where {@link InetAddress} would make IPv4 of a mapped address. */
    private static InetAddress address(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.254",
                "169.254.169.254",
                "169.254.170.2",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.0.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.9",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::127.0.0.1",
                "::8.8.8.8",
                "::ffff:10.0.0.1",
                "::ffff:0:10.0.0.1",
                "64:ff9b::127.0.0.1",
                "64:ff9b::169.254.169.254",
                "64:ff9b:1::8.8.8.8",
                "100::1",
                "2001::1",
                "2001:db8::1",
                "2001:10::1",
                "2002:7f00:1::",
                "2002:a9fe:a9fe::1",
                "2002:c0a8:1::1",
                "3fff::1",
                "5f00::1",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void addressThatIsNotPublicIsRefused(String literal) {
        assertThat(PublicAddresses.contain(address(literal))).isFalse();
        assertThatThrownBy(() -> new PublicDns(host -> List.of(address(literal))).lookup("example.org"))
                .isInstanceOf(RefusedAddressException.class)
                .hasMessageContaining("example.org is at ");
        assertThatThrownBy(() -> {
                    try (Socket socket = new PublicSockets().createSocket()) {
                        socket.connect(new InetSocketAddress(address(literal), 80), 1_000);
                    }
                })
                .isInstanceOf(RefusedAddressException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "52.216.8.1",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.1",
                "169.253.255.255",
                "172.15.255.255",
                "172.32.0.0",
                "192.0.1.0",
                "192.167.255.255",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "::ffff:8.8.8.8",
                "64:ff9b::8.8.8.8",
                "2002:808:808::1",
                "2600:1f18::1",
                "2a00:1450::1",
                "2001:4860::1"
            })
    void publicAddressIsAllowed(String literal) throws UnknownHostException {
        assertThat(PublicAddresses.contain(address(literal))).isTrue();
        assertThat(new PublicDns(host -> List.of(address(literal))).lookup("example.org"))
                .containsExactly(address(literal));
    }

    @Test
    void onePrivateAddressAmongPublicOnesRefusesAll() {
        Dns dns = new PublicDns(host -> List.of(address("1.1.1.1"), address("10.0.0.1"), address("8.8.8.8")));
        assertThatThrownBy(() -> dns.lookup("example.org"))
                .isInstanceOf(RefusedAddressException.class)
                .hasMessageContaining("10.0.0.1");
    }

    @Property
    void whatIsInAPrivateBlockIsNeverPublic(@ForAll("privateBlocks") String block, @ForAll long noise) {
        byte[] inside = noisy(AddressBlock.of(block), noise);
        assertThat(PublicAddresses.contain(address(inside))).isFalse();
    }

    @Property
    void privateIPv4IsPrivateHoweverItIsWrappedInIPv6(
            @ForAll("privateIPv4Blocks") String block, @ForAll("wrappings") String wrapping, @ForAll long noise) {
        byte[] inside = noisy(AddressBlock.of(block), noise);
        byte[] wrapped = address(wrapping).getAddress();
        System.arraycopy(inside, 0, wrapped, wrapping.startsWith("2002") ? 2 : 12, 4);
        assertThat(PublicAddresses.contain(address(wrapped))).isFalse();
    }

    @Property
    void blockContainsWhatSharesItsFirstBitsAndNothingElse(@ForAll("privateBlocks") String text, @ForAll long noise) {
        AddressBlock block = AddressBlock.of(text);
        byte[] inside = noisy(block, noise);
        assertThat(block.contains(inside)).isTrue();
        int bit = (int) Math.floorMod(noise, (long) block.bits());
        inside[bit / 8] ^= (byte) (0x80 >> bit % 8);
        assertThat(block.contains(inside)).isFalse();
    }

    /** An address of the block, its other bits from the noise. */
    private static byte[] noisy(AddressBlock block, long noise) {
        byte[] address = block.start().getAddress();
        for (int bit = block.bits(); bit < address.length * 8; bit++) {
            if ((noise >> bit % 64 & 1) == 1) {
                address[bit / 8] |= (byte) (0x80 >> bit % 8);
            }
        }
        return address;
    }

    @Provide
    Arbitrary<String> privateIPv4Blocks() {
        return Arbitraries.of(
                "0.0.0.0/8",
                "10.0.0.0/8",
                "100.64.0.0/10",
                "127.0.0.0/8",
                "169.254.0.0/16",
                "172.16.0.0/12",
                "192.168.0.0/16",
                "198.18.0.0/15",
                "224.0.0.0/4",
                "240.0.0.0/4");
    }

    @Provide
    Arbitrary<String> privateBlocks() {
        return Arbitraries.oneOf(
                privateIPv4Blocks(),
                Arbitraries.of("fc00::/7", "fe80::/10", "ff00::/8", "2001:db8::/32", "64:ff9b:1::/48", "100::/64"));
    }

    @Provide
    Arbitrary<String> wrappings() {
        return Arbitraries.of("::", "::ffff:0:0:0", "64:ff9b::", "2002::1");
    }

    @Test
    void nameThatResolvesToThisMachineMakesNoConnection() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout(200);
            assertThatThrownBy(() -> new PublicSockets().createSocket("127.0.0.1", server.getLocalPort()))
                    .isInstanceOf(RefusedAddressException.class);
            assertThatThrownBy(server::accept).isInstanceOf(java.net.SocketTimeoutException.class);
        }
    }
}
