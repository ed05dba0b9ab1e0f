package dev.breakglass.runtime.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which keys of requesters are signed, and that every other is refused for a reason. */
class SshPublicKeyTest {

    private static final byte[] POINT = new byte[32];
    private static final BigInteger E = BigInteger.valueOf(65_537);

    private static String line(String type, SshBytes blob) {
        return type + " " + Base64.getEncoder().encodeToString(blob.toBytes());
    }

    private static SshBytes ed25519() {
        return new SshBytes().string("ssh-ed25519").string(POINT);
    }

    private static String rsa(BigInteger exponent, BigInteger modulus) {
        return line(
                "ssh-rsa",
                new SshBytes().string("ssh-rsa").string(exponent.toByteArray()).string(modulus.toByteArray()));
    }

    /** Odd, and of so many bits. */
    private static BigInteger modulus(int bits) {
        return BigInteger.ONE.shiftLeft(bits - 1).add(BigInteger.ONE);
    }

    private static byte[] p256() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        ECPublicKey key = (ECPublicKey) generator.generateKeyPair().getPublic();
        byte[] encoded = key.getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - 65, encoded.length);
    }

    private static SshBytes ecdsa(String type, String curve, byte[] point) {
        return new SshBytes().string(type).string(curve).string(point);
    }

    @Test
    void keysOnSecurityKeysAreSigned() throws Exception {
        String ed = "sk-ssh-ed25519@openssh.com";
        String ec = "sk-ecdsa-sha2-nistp256@openssh.com";
        assertThat(SshPublicKey.parse(
                                line(ed, new SshBytes().string(ed).string(POINT).string("ssh:")))
                        .type())
                .isEqualTo(SshKeyType.SK_ED25519);
        assertThat(SshPublicKey.parse(line(ec, ecdsa(ec, "nistp256", p256()).string("ssh:ops")) + " ana")
                        .type())
                .isEqualTo(SshKeyType.SK_ECDSA);
    }

    @Test
    void whatFollowsTheTypeIsKeptAsItIs() {
        SshPublicKey key = SshPublicKey.parse(line("ssh-ed25519", ed25519()) + " ana@laptop with words");
        assertThat(key.fields()).isEqualTo(new SshBytes().string(POINT).toBytes());
    }

    static Stream<Arguments> wrong() throws Exception {
        byte[] point = p256();
        byte[] elsewhere = point.clone();
        elsewhere[40] ^= 1;
        byte[] compressed = Arrays.copyOf(point, 33);
        compressed[0] = 2;
        String ec = "ecdsa-sha2-nistp256";
        String sk = "sk-ssh-ed25519@openssh.com";
        String good = line("ssh-ed25519", ed25519());
        return Stream.of(
                Arguments.of("no words", "hello", "expected one line"),
                Arguments.of("two lines", good + "\n" + good, "expected one line"),
                Arguments.of(
                        "DSA", line("ssh-dss", new SshBytes().string("ssh-dss")), "not signed, those are: ssh-ed25519"),
                Arguments.of("options", "command=\"x\" " + good, "not signed"),
                Arguments.of("certificate", line("ssh-ed25519-cert-v01@openssh.com", ed25519()), "not signed"),
                Arguments.of("private", "-----BEGIN OPENSSH PRIVATE KEY-----", "not signed"),
                Arguments.of("other type", line("ssh-rsa", ed25519()), "holds another type"),
                Arguments.of("base64", "ssh-ed25519 AAA*", "base64 is broken"),
                Arguments.of("padding", good.replaceAll("=+$", "") + "====", "base64 is broken"),
                Arguments.of(
                        "short",
                        line("ssh-ed25519", new SshBytes().string("ssh-ed25519").uint32(32)),
                        "cut short"),
                Arguments.of(
                        "huge length",
                        line("ssh-ed25519", new SshBytes().string("ssh-ed25519").uint32(-1)),
                        "cut short"),
                Arguments.of("nothing", "ssh-ed25519 AAAA", "cut short"),
                Arguments.of("after", line("ssh-ed25519", ed25519().oneByte(0)), "1 bytes after its end"),
                Arguments.of(
                        "31 bytes",
                        line("ssh-ed25519", new SshBytes().string("ssh-ed25519").string(new byte[31])),
                        "has 32 bytes, found 31"),
                Arguments.of("RSA 1024", rsa(E, modulus(1_024)), "2048 to 8192 bits, found 1024"),
                Arguments.of("RSA 2047", rsa(E, modulus(2_047)), "found 2047"),
                Arguments.of("RSA huge", rsa(E, modulus(8_200)), "found 8200"),
                Arguments.of("RSA e 3", rsa(BigInteger.valueOf(3), modulus(2_048)), "weak"),
                Arguments.of("RSA e even", rsa(E.add(BigInteger.ONE), modulus(2_048)), "weak"),
                Arguments.of("RSA even", rsa(E, modulus(2_048).subtract(BigInteger.ONE)), "weak"),
                Arguments.of("RSA negative", rsa(E, modulus(2_048).negate()), "not above zero"),
                Arguments.of(
                        "RSA empty",
                        line(
                                "ssh-rsa",
                                new SshBytes().string("ssh-rsa").string("").string("")),
                        "zero"),
                Arguments.of(
                        "RSA zeros",
                        line(
                                "ssh-rsa",
                                new SshBytes()
                                        .string("ssh-rsa")
                                        .string(new byte[] {0, 1, 0, 1})
                                        .string("x")),
                        "needless zeros"),
                Arguments.of("curve", line(ec, ecdsa(ec, "nistp384", point)), "not of the curve nistp256"),
                Arguments.of("off the curve", line(ec, ecdsa(ec, "nistp256", elsewhere)), "no point"),
                Arguments.of("compressed", line(ec, ecdsa(ec, "nistp256", compressed)), "no point"),
                Arguments.of("zero", line(ec, ecdsa(ec, "nistp256", new byte[65])), "no point"),
                Arguments.of(
                        "web site's key",
                        line(sk, new SshBytes().string(sk).string(POINT).string("https://example.org")),
                        "something else than SSH"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrong")
    void everyOtherIsRefusedForAReason(String what, String line, String why) {
        assertThatThrownBy(() -> SshPublicKey.parse(line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why)
                .hasMessageNotContaining(Base64.getEncoder().encodeToString(POINT))
                .satisfies(e -> assertThat(String.valueOf(e.getMessage()).getBytes(StandardCharsets.UTF_8).length)
                        .isLessThan(400));
    }
}
