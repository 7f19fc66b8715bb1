package io.bulkdata.receiver.webhook.authentic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SenderListTest {

    @ParameterizedTest
    @ValueSource(strings = {"54.144.65.46", "54.208.56.53", "3.67.205.229", "18.195.87.158"})
    void controlShiftStandsForItsOwnFour(String address) {
        SenderList senders = SenderList.of("ControlShift");
        assertThat(senders.allows(address)).isTrue();
        assertThat(senders.blocks()).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.0/24,192.0.2.255,true",
        "192.0.2.0/24,192.0.3.0,false",
        "192.0.2.77/24,192.0.2.1,true",
        "192.0.2.128/25,192.0.2.127,false",
        "192.0.2.1/32,192.0.2.1,true",
        "192.0.2.1/32,192.0.2.2,false",
        "0.0.0.0/0,203.0.113.1,true",
        "0.0.0.0/0,2001:db8::1,false",
        "2001:db8::/32,2001:db8:ffff::1,true",
        "2001:db8::/32,2001:db9::1,false",
        "::/0,192.0.2.1,false",
        "2001:DB8::1,2001:db8:0:0:0:0:0:1,true",
        "10.0.0.0/8,010.1.2.3,true"
    })
    void blocksShareTheirFirstBits(String list, String address, boolean allowed) {
        assertThat(SenderList.of(list).allows(address)).isEqualTo(allowed);
    }

    @Test
    void addressesAndBlocksMayBeMixed() {
        SenderList senders = SenderList.of(" 192.0.2.1 , controlshift,2001:db8::/32,");
        assertThat(senders.allows("192.0.2.1")).isTrue();
        assertThat(senders.allows("54.144.65.46")).isTrue();
        assertThat(senders.allows("192.0.2.2")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "example.org", "1", "192.0.2", "192.0.2.1:443", "fe80::1%lo", "nonsense:"})
    void whatIsNoAddressIsLookedUpNowhereAndNotAllowed(String sender) {
        assertThat(SenderList.of("0.0.0.0/0,::/0").allows(sender)).isFalse();
        assertThat(SenderList.of("0.0.0.0/0,::/0").allows(null)).isFalse();
    }

    @Test
    void withoutAListEverybodyMay() {
        assertThat(SenderList.everybody().allows("203.0.113.1")).isTrue();
        assertThat(SenderList.everybody().allows(null)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.org",
                "192.0.2.0/33",
                "2001:db8::/129",
                "192.0.2.0/",
                "192.0.2.0/-1",
                "192.0.2.256",
                ",",
                "*"
            })
    void whatIsNoListIsRefused(String list) {
        assertThatThrownBy(() -> SenderList.of(list)).isInstanceOf(IllegalArgumentException.class);
    }
}
