package dev.breakglass.runtime.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breakglass.runtime.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class Ed25519Test {

    @Test
    void theSignaturesOfTheRfcAreMadeAndVerified() {
        List<JsonObject> cases =
                Vectors.json("ed25519/rfc8032.json").array("cases").objects();
        assertThat(cases).hasSize(3);
        for (JsonObject row : cases) {
            LogSigner signer = LogSigner.fromSeed("n", Vectors.hex(row.text("sk")));
            assertThat(signer.verifierKey()).isEqualTo(new VerifierKey("n", Vectors.hex(row.text("pk"))));
            var pair = Ed25519.pair(Vectors.hex(row.text("sk")));
            assertThat(Ed25519.sign(pair.getPrivate(), Vectors.hex(row.text("msg"))))
                    .isEqualTo(Vectors.hex(row.text("sig")));
            assertThat(signer.verifierKey().verify(Vectors.hex(row.text("msg")), Vectors.hex(row.text("sig"))))
                    .isTrue();
        }
    }

    @Test
    void everyWycheproofSignatureIsAcceptedOrRejectedAsItSays() {
        int valid = 0;
        int invalid = 0;
        for (JsonObject group :
                Vectors.json("wycheproof/ed25519_test.json").array("testGroups").objects()) {
            VerifierKey key =
                    new VerifierKey("n", Vectors.hex(group.object("publicKey").text("pk")));
            for (JsonObject row : group.array("tests").objects()) {
                boolean isValid = row.text("result").equals("valid");
                assertThat(key.verify(Vectors.hex(row.text("msg")), Vectors.hex(row.text("sig"))))
                        .as(row.toString())
                        .isEqualTo(isValid);
                valid += isValid ? 1 : 0;
                invalid += isValid ? 0 : 1;
            }
        }
        assertThat(valid).isEqualTo(88);
        assertThat(invalid).isEqualTo(63);
    }

    @Test
    void theSignatureOfTheRfcForJoseIsMadeAndVerified() {
        JsonObject row = Vectors.json("ed25519/rfc8037.json");
        LogSigner signer = LogSigner.fromSeed("n", base64url(row.object("jwk").text("d")));
        assertThat(signer.verifierKey())
                .isEqualTo(new VerifierKey("n", base64url(row.object("jwk").text("x"))));
        byte[] input = row.text("signingInput").getBytes(StandardCharsets.US_ASCII);
        String jws = row.text("jws");
        byte[] signature = base64url(jws.substring(jws.lastIndexOf('.') + 1));
        assertThat(jws).startsWith(row.text("signingInput") + ".");
        assertThat(signer.verifierKey().verify(input, signature)).isTrue();
        assertThat(Ed25519.sign(
                        Ed25519.pair(base64url(row.object("jwk").text("d"))).getPrivate(), input))
                .isEqualTo(signature);
    }

    private static byte[] base64url(String text) {
        return Base64.getUrlDecoder().decode(text);
    }

    @Test
    void aSignatureWithAByteTooManyOrTooFewIsFalse() {
        LogSigner signer = LogSigner.generate("n");
        byte[] signature = signer.sign("m\n").signatures().get(0).signature();
        byte[] message = {'m', '\n'};
        assertThat(signer.verifierKey().verify(message, signature)).isTrue();
        for (int length : List.of(0, 63, 65, 128)) {
            assertThat(signer.verifierKey().verify(message, Arrays.copyOf(signature, length)))
                    .isFalse();
        }
    }

    @Test
    void bytesThatAreNoPointOfTheCurveAreNoKey() {
        byte[] raw = new byte[32];
        raw[0] = 2;
        assertThatThrownBy(() -> new VerifierKey("n", raw)).hasMessage("the key is not an Ed25519 public key");
    }
}
