package dev.breakglass.runtime.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The authentication ceremonies of the test vectors of Web Authentication Level 3. */
class WebAuthnVectorsTest {

    /** What the policy here says of each: some were made without user verification, some in another site's frame. */
    private static final Set<String> ACCEPTED = Set.of("none.ES256.long-credential-id", "packed.ES256");

    private static final Set<String> FRAMED = Set.of("none.ES256.crossOrigin", "none.ES256.topOrigin");

    private static final AssertionCheck STRICT = new AssertionCheck("example.org", Set.of("https://example.org"), true);
    private static final AssertionCheck PRESENCE_ALONE =
            new AssertionCheck("example.org", Set.of("https://example.org"), false);

    record Vector(String name, WebAuthnAssertion assertion, Passkey passkey, String challenge) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Vector> vectors() throws IOException {
        return Vectors.list(Vectors.read("webauthn/assertions.json").get("cases")).stream()
                .map(each -> new Vector(
                        each.get("name").stringValue(),
                        new WebAuthnAssertion(
                                bytes(each, "credentialId"),
                                bytes(each, "clientDataJSON"),
                                bytes(each, "authenticatorData"),
                                bytes(each, "signature")),
                        new Passkey(bytes(each, "publicKey"), 0),
                        bytes(each, "challenge").toString()));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void eachIsTakenOrRefusedAsItsFlagsAndItsFrameSay(Vector vector) {
        if (ACCEPTED.contains(vector.name)) {
            assertThat(STRICT.check(vector.assertion, vector.passkey, vector.challenge))
                    .isZero();
        } else {
            Refused.as(
                    FRAMED.contains(vector.name) ? IdentityRefusal.ORIGIN : IdentityRefusal.NOT_VERIFIED,
                    () -> STRICT.check(vector.assertion, vector.passkey, vector.challenge));
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void eachThatIsInNoFrameHasARightSignatureAndTheFlagsAloneSpeakAgainstIt(Vector vector) {
        if (!FRAMED.contains(vector.name)) {
            assertThat(PRESENCE_ALONE.check(vector.assertion, vector.passkey, vector.challenge))
                    .isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void aBitMoreOrLessAnywhereIsRefused(Vector vector) {
        if (FRAMED.contains(vector.name)) {
            return;
        }
        WebAuthnAssertion right = vector.assertion;
        for (int i = 0; i < right.signature().length(); i++) {
            WebAuthnAssertion wrong = new WebAuthnAssertion(
                    right.id(), right.clientData(), right.authenticatorData(), flipped(right.signature(), i));
            Refused.as(IdentityRefusal.SIGNATURE, () -> PRESENCE_ALONE.check(wrong, vector.passkey, vector.challenge));
        }
        for (int i = 0; i < right.authenticatorData().length(); i++) {
            WebAuthnAssertion wrong = new WebAuthnAssertion(
                    right.id(), right.clientData(), flipped(right.authenticatorData(), i), right.signature());
            assertRefused(wrong, vector);
        }
        for (int i = 0; i < right.clientData().length(); i++) {
            WebAuthnAssertion wrong = new WebAuthnAssertion(
                    right.id(), flipped(right.clientData(), i), right.authenticatorData(), right.signature());
            assertRefused(wrong, vector);
        }
    }

    private static void assertRefused(WebAuthnAssertion wrong, Vector vector) {
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> PRESENCE_ALONE.check(wrong, vector.passkey, vector.challenge)))
                .isInstanceOf(IdentityRefusedException.class);
    }

    private static Bytes flipped(Bytes bytes, int at) {
        byte[] copy = bytes.toArray();
        copy[at] ^= 1;
        return Bytes.of(copy);
    }

    private static Bytes bytes(JsonNode vector, String name) {
        byte[] bytes = HexFormat.of().parseHex(vector.get(name).stringValue());
        assertThat(Bytes.ofBase64Url(Base64.getUrlEncoder().encodeToString(bytes)))
                .isEqualTo(Bytes.of(bytes));
        return Bytes.of(bytes);
    }
}
