package dev.breakglass.runtime.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {

    @Test
    void bothSpellingsOfAnIpv4AddressAreOne() {
        assertThat(IpAddress.of("10.1.2.3"))
                .isEqualTo(IpAddress.of("::ffff:10.1.2.3"))
                .contains(new IpAddress(0, 0xFFFF_0A01_0203L));
        assertThat(IpAddress.of("2001:DB8:0:0::1")).isEqualTo(IpAddress.of("2001:db8::1"));
    }

    /** What the JDK takes for a name would be looked up, and whoever answers would decide. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                ".:a.de",
                ".:1",
                "..:",
                "a.de",
                "localhost",
                "",
                " ",
                "10.1.2",
                "10.1.2.03",
                "256.1.1.1",
                "1.2.3.4.5",
                "10.1.2.3/8",
                "fe80::1%eth0",
                "::g",
                ":",
                ":::",
                "1:2:3:4:5:6:7:8:9",
                "[::1]",
                "12345::1"
            })
    void everythingElseIsNoAddressAndIsLookedUpNowhere(String text) {
        assertThat(IpAddress.of(text)).isEmpty();
    }
}
