package dev.breakglass.runtime.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a path may say about a certificate. */
class SshTermsTest {

    private static SshTerms terms(String name, String value) {
        Map<String, String> settings = new HashMap<>(Map.of("principals", "oncall"));
        settings.put(name, value);
        return SshTerms.of(settings);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.0/8",
                "0.0.0.0/0",
                "192.0.2.7",
                "192.0.2.7/32",
                "192.0.2.128/25",
                "::/0",
                "2001:db8::/32",
                "2001:db8::1",
                "2001:db8:0:0:8000::/65",
                "2001:db8:0:1::/64"
            })
    void networksAreTaken(String network) {
        assertThat(terms("source-address", network).sourceAddresses()).containsExactly(network);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.1/8",
                "10.0.0.0/33",
                "10.0.0.0/08",
                "10.0.0.0/",
                "10.0.0/8",
                "010.0.0.0/8",
                "2001:db8::1/32",
                "2001:db8:0:0:8000::/64",
                "2001:db8::/129",
                "fe80::1%eth0",
                "bastion.example.org",
                "!10.0.0.0/8",
                "*"
            })
    void whatSshdWouldNotReadIsRefused(String network) {
        assertThatThrownBy(() -> terms("source-address", network))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("setting source-address: expected a network such as 10.0.0.0/8, found");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "principals|*|setting principals: expected a name",
                "principals|-x|setting principals: expected a name",
                "principals|a b|setting principals: expected a name",
                "principals|a,,b|setting principals: expected a name",
                "principals|a,a|setting principals: one of them stands there twice",
                "extensions|permit-everything|setting extensions: expected one of",
                "extensions|PERMIT-PTY|setting extensions: expected one of",
                "public-key|x|unknown setting \"public-key\""
            })
    void everythingElseIsRefusedForAReason(String name, String value, String why) {
        assertThatThrownBy(() -> terms(name, value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(why);
    }

    @Test
    void commandsOfSeveralLinesAreRefused() {
        assertThatThrownBy(() -> terms("force-command", "echo a\nrm b")).hasMessageContaining("control character");
        assertThatThrownBy(() -> terms("force-command", "x".repeat(1_025))).hasMessageContaining("found 1025");
    }

    @Test
    void aCertificateIsForSomebody() {
        assertThatThrownBy(() -> SshTerms.of(Map.of())).hasMessage("setting principals: must be given");
    }
}
