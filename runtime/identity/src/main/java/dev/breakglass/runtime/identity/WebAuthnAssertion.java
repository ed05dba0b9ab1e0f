package dev.breakglass.runtime.identity;

/**
 * What a browser answers a challenge with ({@code AuthenticatorAssertionResponse}, Web Authentication Level 3, section 5.2.2).
 * The lengths are checked when it is made, with an {@link IdentityRefusedException}.
 *
 * @param id the credential's id, 1 to 1,023 bytes
 * @param clientData {@code clientDataJSON}, at most 8,192 bytes
 * @param authenticatorData at most 4,096 bytes
 * @param signature at most 1,024 bytes
 */
public record WebAuthnAssertion(Bytes id, Bytes clientData, Bytes authenticatorData, Bytes signature) {

    private static final int ID_BYTES_MAX = 1_023;
    private static final int CLIENT_DATA_BYTES_MAX = 8_192;
    private static final int AUTHENTICATOR_DATA_BYTES_MAX = 4_096;
    private static final int SIGNATURE_BYTES_MAX = 1_024;

    public WebAuthnAssertion {
        atMost("id", id, ID_BYTES_MAX);
        atMost("clientDataJSON", clientData, CLIENT_DATA_BYTES_MAX);
        atMost("authenticatorData", authenticatorData, AUTHENTICATOR_DATA_BYTES_MAX);
        atMost("signature", signature, SIGNATURE_BYTES_MAX);
    }

    private static void atMost(String what, Bytes bytes, int most) {
        if (bytes.length() == 0 || bytes.length() > most) {
            throw new IdentityRefusedException(
                    IdentityRefusal.TOO_LARGE, what + ": 1 to " + most + " bytes, found " + bytes.length());
        }
    }
}
