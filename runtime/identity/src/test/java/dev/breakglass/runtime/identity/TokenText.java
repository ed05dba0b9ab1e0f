package dev.breakglass.runtime.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** An ID token to be, as a provider or a forger would write it, member by member. */
final class TokenText {

    static final String ISSUER = "https://id.example.org/realm";
    static final String AUDIENCE = "breakglass";
    static final String NONCE = "n-0S6_WzA2Mj-n-0S6";

    private static final JsonMapper JSON = new JsonMapper();

    private final Map<String, Object> header = new LinkedHashMap<>();
    private final Map<String, Object> claims = new LinkedHashMap<>();

    /** One that a verifier of the usual settings would take at that moment. */
    static TokenText at(Instant now) {
        TokenText token = new TokenText();
        return token.header("alg", "RS256")
                .header("kid", "one")
                .claim("iss", ISSUER)
                .claim("sub", "24400320")
                .claim("aud", AUDIENCE)
                .claim("exp", now.getEpochSecond() + 300)
                .claim("iat", now.getEpochSecond())
                .claim("nonce", NONCE)
                .claim("jti", "id of this token");
    }

    TokenText header(String name, Object value) {
        header.put(name, value);
        return this;
    }

    TokenText claim(String name, Object value) {
        claims.put(name, value);
        return this;
    }

    TokenText without(String name) {
        header.remove(name);
        claims.remove(name);
        return this;
    }

    String signed(JWK key) {
        return signedAs((String) header.get("alg"), key);
    }

    /** With this algorithm, whatever the header says. */
    String signedAs(String algorithm, JWK key) {
        return signed(unsigned(), algorithm, key);
    }

    static String signed(String unsigned, String algorithm, JWK key) {
        try {
            return unsigned
                    + "."
                    + Keys.signer(key)
                            .sign(
                                    new JWSHeader(JWSAlgorithm.parse(algorithm)),
                                    unsigned.getBytes(StandardCharsets.US_ASCII));
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    /** Header and payload. */
    String unsigned() {
        return part(JSON.writeValueAsString(header)) + "." + part(JSON.writeValueAsString(claims));
    }

    static String part(String text) {
        return part(text.getBytes(StandardCharsets.UTF_8));
    }

    static String part(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
