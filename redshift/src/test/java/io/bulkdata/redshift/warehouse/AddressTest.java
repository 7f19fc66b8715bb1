package io.bulkdata.redshift.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {

    private static final String CLUSTER = "jdbc:redshift://c.abc.eu-central-1.redshift.amazonaws.com:5439/dev";

    @ParameterizedTest
    @ValueSource(strings = {"", "?ssl=true", "?ApplicationName=x", ";SSL=TRUE", "?ssl"})
    void theServerIsCheckedUnlessTheAddressSaysOtherwise(String properties) {
        Address address = Address.parse(CLUSTER + properties);

        assertThat(address.protection()).isEqualTo(Map.of("ssl", "true", "sslmode", "verify-full"));
        assertThat(address.weakness()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?sslmode=verify-full",
                "?SslMode=VERIFY-FULL&sslrootcert=/tmp/root.crt",
                "?ssl=false&sslmode=verify-full",
                ";AuthMech=verify-full"
            })
    void whatTheAddressSaysStays(String properties) {
        Address address = Address.parse(CLUSTER + properties);

        assertThat(address.protection()).isEmpty();
        assertThat(address.weakness()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?ssl=false",
                "?sslmode=verify-ca",
                "?sslmode=require",
                "?ssl=true&sslmode=disable",
                ";AuthMech=ALLOW",
                "?sslmode=verif%79-ca",
                "?sslfactory=com.amazon.redshift.ssl.NonValidatingFactory",
                "?sslmode=verify-full&SSLHostNameVerifier=x"
            })
    void whateverLetsOthersListenIsWeak(String properties) {
        assertThat(Address.parse(CLUSTER + properties).weakness()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "localhost:5439", "127.0.0.1:1", "127.1.2.3", "[::1]:5439", "LOCALHOST"})
    void nothingIsAskedOfTheLoopback(String host) {
        Address address = Address.parse("jdbc:redshift://" + host + "/dev?ssl=false");

        assertThat(address.protection()).isEmpty();
        assertThat(address.weakness()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost.example.org", "127.0.0.1.example.org", "localhost,example.org", "10.0.0.1"})
    void whatOnlyLooksLikeTheLoopbackIsNone(String host) {
        assertThat(Address.parse("jdbc:redshift://" + host + ":5439/dev?ssl=false")
                        .weakness())
                .contains("ssl=false");
    }

    @Test
    void aHostAmongThePropertiesCounts() {
        assertThat(Address.parse("jdbc:redshift://localhost/dev?ssl=false&Host=example.org")
                        .weakness())
                .isPresent();
    }

    @Test
    void hostAndPortAreFound() {
        assertThat(Address.parse(CLUSTER).socket())
                .isEqualTo(InetSocketAddress.createUnresolved("c.abc.eu-central-1.redshift.amazonaws.com", 5439));
        assertThat(Address.parse("jdbc:redshift://[::1]:1/dev").socket())
                .isEqualTo(InetSocketAddress.createUnresolved("::1", 1));
        assertThat(Address.parse("jdbc:redshift://one,two:7/dev").socket())
                .isEqualTo(InetSocketAddress.createUnresolved("one", 5439));
    }

    @Test
    void anAddressDoesNotSayWhoLogsIn() {
        assertThatThrownBy(() -> Address.parse(CLUSTER + "?user=a&PWD=Secret-1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("Secret-1");
        assertThat(Address.shown(CLUSTER + ";PWD=Secret-1")).isEqualTo(CLUSTER);
    }
}
