package dev.breakglass.runtime.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breakglass.runtime.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class Ed25519Test {

    @Test
    void theSignaturesOfTheRfcAreMadeAndVerified() {
        for (JsonObject row :
                Vectors.json("ed25519/rfc8032.json").array("cases").objects()) {
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
        int cases = 0;
        for (JsonObject group :
                Vectors.json("wycheproof/ed25519_test.json").array("testGroups").objects()) {
            VerifierKey key =
                    new VerifierKey("n", Vectors.hex(group.object("publicKey").text("pk")));
            for (JsonObject row : group.array("tests").objects()) {
                assertThat(key.verify(Vectors.hex(row.text("msg")), Vectors.hex(row.text("sig"))))
                        .as(row.toString())
                        .isEqualTo(row.text("result").equals("valid"));
                cases++;
            }
        }
        assertThat(cases).isEqualTo(151);
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
