package dev.breakglass.runtime.identity;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.HexFormat;

/** An authenticator with one ES256 passkey, and a browser around it that says what the test wants. */
public final class TestAuthenticator {

    static final int PRESENT = 0x01;
    static final int VERIFIED = 0x04;
    static final int CAN_BE_BACKED_UP = 0x08;
    static final int BACKED_UP = 0x10;

    public final Bytes id = Bytes.of(new byte[] {1, 2, 3, 4});
    private final ECKey key = Keys.ec("passkey", Curve.P_256);
    String site = "example.org";
    String origin = "https://ops.example.org";
    String type = "webauthn.get";
    String more = "";
    int flags = PRESENT | VERIFIED;
    int counter;

    public Passkey passkey(long stored) {
        ByteArrayOutputStream cose = new ByteArrayOutputStream();
        cose.writeBytes(HexFormat.of().parseHex("a5010203262001215820"));
        cose.writeBytes(key.getX().decode());
        cose.writeBytes(HexFormat.of().parseHex("225820"));
        cose.writeBytes(key.getY().decode());
        return new Passkey(Bytes.of(cose.toByteArray()), stored);
    }

    public WebAuthnAssertion answer(WebAuthnChallenge challenge) {
        return answer(challenge.challenge());
    }

    WebAuthnAssertion answer(String challenge) {
        byte[] client = ("{\"type\":\"" + type + "\",\"challenge\":\"" + challenge + "\",\"origin\":\"" + origin + "\""
                        + more + "}")
                .getBytes(StandardCharsets.UTF_8);
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            byte[] data = ByteBuffer.allocate(37)
                    .put(sha256.digest(site.getBytes(StandardCharsets.UTF_8)))
                    .put((byte) flags)
                    .putInt(counter)
                    .array();
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(key.toECPrivateKey());
            signature.update(data);
            signature.update(sha256.digest(client));
            return new WebAuthnAssertion(id, Bytes.of(client), Bytes.of(data), Bytes.of(signature.sign()));
        } catch (GeneralSecurityException | com.nimbusds.jose.JOSEException e) {
            throw new AssertionError(e);
        }
    }
}
