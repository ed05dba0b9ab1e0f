package dev.breakglass.dsl.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {

    @Test
    void aNetworkIsItsLeadingBits() {
        assertThat(Network.of("10.1.2.3/8"))
                .isEqualTo(Network.of("10.0.0.0/8"))
                .isEqualTo(Network.of("::ffff:a00:0/104"));
        assertThat(Network.of("::/0")).contains(new Network(0, 0, 0));
        assertThat(Network.of("2001:db8::/64")).contains(new Network(0x2001_0DB8_0000_0000L, 0, 64));
        assertThat(Network.of("10.1.2.3").orElseThrow().isAddress()).isTrue();
    }

    /** What the JDK takes for a name would be looked up, and the meaning would hang on the machine that compiles. */
    @ParameterizedTest
    @ValueSource(
            strings = {".:a.de", ".:1", "a.de", "10.0.0.0/33", "::/129", "10.0.0.0/08", "10.0.0.0/", "/8", ":", "::1%lo"
            })
    void everythingElseIsNone(String text) {
        assertThat(Network.of(text)).isEmpty();
    }
}
