package dev.breakglass.runtime.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that no provider signed, or not like this. */
class OidcForgeryTest {

    private static final RSAKey KEY = Keys.rsa("one");
    private static final RSAKey OTHER = Keys.rsa("one");

    private final SetClock clock = new SetClock();

    private OidcVerifier verifier(JWK... keys) {
        return builder(keys).build();
    }

    private OidcVerifierBuilder builder(JWK... keys) {
        return OidcVerifier.builder(TokenText.ISSUER, TokenText.AUDIENCE)
                .keys(Keys.set(keys))
                .clock(clock)
                .ticker(() -> 0);
    }

    private TokenText token() {
        return TokenText.at(clock.instant());
    }

    private String refused(IdentityRefusal reason, String token) {
        String message = Refused.as(reason, () -> verifier(KEY).verify(token, TokenText.NONCE));
        assertThat(message).doesNotContain(TokenText.NONCE);
        if (token.length() > 100) {
            assertThat(message)
                    .doesNotContain(token.substring(0, 100))
                    .doesNotContain(token.substring(token.length() - 40));
        }
        return message;
    }

    @Test
    void aTokenSignedByTheKeyThatItNamesIsTaken() {
        assertThat(verifier(KEY).verify(token().signed(KEY), TokenText.NONCE).subject())
                .isEqualTo("24400320");
    }

    @Test
    void anotherKeyOfTheSameIdIsRefused() {
        refused(IdentityRefusal.SIGNATURE, token().signed(OTHER));
    }

    @Test
    void aKidThatNamesAnotherKeyOfTheProviderIsRefused() {
        JWK two = Keys.rsa("two");

        Refused.as(
                IdentityRefusal.SIGNATURE,
                () -> verifier(KEY, two).verify(token().header("kid", "two").signed(KEY), TokenText.NONCE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "NONE", "nOnE", ""})
    void noAlgorithmAtAllIsRefused(String none) {
        refused(IdentityRefusal.ALGORITHM, token().header("alg", none).unsigned() + ".");
        refused(IdentityRefusal.ALGORITHM, token().header("alg", none).unsigned() + ".AAAA");
        refused(IdentityRefusal.SIGNATURE, token().unsigned() + ".");
        refused(IdentityRefusal.ALGORITHM, token().without("alg").unsigned() + ".");
    }

    @Test
    void thePublicKeyIsNoSecretOfAnHmac() throws JOSEException {
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + java.util.Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(KEY.toRSAPublicKey().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
        for (byte[] secret : List.of(
                pem.getBytes(StandardCharsets.US_ASCII),
                KEY.toRSAPublicKey().getEncoded(),
                KEY.getModulus().decode(),
                KEY.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8))) {
            OctetSequenceKey hmac = new OctetSequenceKey.Builder(secret).build();
            for (String algorithm : List.of("HS256", "HS384", "HS512")) {
                refused(
                        IdentityRefusal.ALGORITHM,
                        token().header("alg", algorithm).signed(hmac));
                refused(IdentityRefusal.SIGNATURE, token().signedAs(algorithm, hmac));
            }
        }
    }

    @Test
    void anAlgorithmThatDoesNotFitTheKeyIsRefused() {
        ECKey ec = Keys.ec("one", Curve.P_256);
        refused(IdentityRefusal.ALGORITHM, token().header("alg", "ES256").signed(ec));

        Refused.as(IdentityRefusal.ALGORITHM, () -> verifier(ec).verify(token().signed(KEY), TokenText.NONCE));
        JWK forPss = new RSAKey.Builder(KEY)
                .algorithm(com.nimbusds.jose.JWSAlgorithm.PS256)
                .build();
        Refused.as(IdentityRefusal.ALGORITHM, () -> verifier(forPss).verify(token().signed(KEY), TokenText.NONCE));
        Refused.as(
                IdentityRefusal.ALGORITHM,
                () -> builder(Keys.ec("one", Curve.P_384))
                        .algorithms(EnumSet.allOf(TokenAlgorithm.class))
                        .build()
                        .verify(token().header("alg", "ES256").signed(ec), TokenText.NONCE));
    }

    @Test
    void anAlgorithmThatIsNotAllowedIsRefusedAndAllowedItIsTaken() {
        String token = token().header("alg", "RS512").signed(KEY);

        assertThat(refused(IdentityRefusal.ALGORITHM, token)).contains("[RS256, PS256, ES256, EdDSA]", "\"RS512\"");
        assertThat(builder(KEY)
                        .algorithms(Set.of(TokenAlgorithm.RS512))
                        .build()
                        .verify(token, TokenText.NONCE)
                        .subject())
                .isEqualTo("24400320");
    }

    @Test
    void everyUsualAlgorithmIsTakenAndItsSignatureIsRefusedOverAnotherToken() {
        ECKey ec = Keys.ec("ec", Curve.P_256);
        KeyPair edwards = Keys.edwards();
        OidcVerifier verifier = verifier(KEY, ec, Keys.published("ed", edwards));

        assertTakenOnce(
                verifier, token().claim("jti", "a").header("alg", "PS256").signed(KEY));
        assertTakenOnce(
                verifier,
                token().claim("jti", "b")
                        .header("alg", "ES256")
                        .header("kid", "ec")
                        .signed(ec));
        String unsigned = token().claim("jti", "c")
                .header("alg", "EdDSA")
                .header("kid", "ed")
                .unsigned();
        byte[] signature = Keys.sign(edwards, unsigned.getBytes(StandardCharsets.US_ASCII));
        assertTakenOnce(verifier, unsigned + "." + TokenText.part(signature));

        byte[] longer = Arrays.copyOf(signature, 65);
        String again = unsigned + "." + TokenText.part(longer);
        Refused.as(IdentityRefusal.SIGNATURE, () -> verifier.verify(again, TokenText.NONCE));
        String another = token().header("alg", "EdDSA").header("kid", "ed").unsigned();
        Refused.as(
                IdentityRefusal.SIGNATURE,
                () -> verifier.verify(another + "." + TokenText.part(signature), TokenText.NONCE));
    }

    private static void assertTakenOnce(OidcVerifier verifier, String token) {
        assertThat(verifier.verify(token, TokenText.NONCE).subject()).isEqualTo("24400320");
        Refused.as(IdentityRefusal.REPLAYED, () -> verifier.verify(token, TokenText.NONCE));
    }

    @Test
    void aKeyThatTheTokenBringsIsNeverTaken() {
        refused(
                IdentityRefusal.HEADER,
                token().header("jwk", OTHER.toPublicJWK().toJSONObject()).signed(OTHER));
        refused(
                IdentityRefusal.HEADER,
                token().header("jku", "https://evil.example/keys").signed(OTHER));
        refused(
                IdentityRefusal.HEADER,
                token().header("x5u", "https://evil.example/cert").signed(OTHER));
        refused(IdentityRefusal.HEADER, token().header("x5c", List.of("AAAA")).signed(OTHER));
    }

    @Test
    void whatMustBeUnderstoodAndIsNotIsRefused() {
        refused(
                IdentityRefusal.HEADER,
                token().header("crit", List.of("exp")).header("exp", 1).signed(KEY));
        refused(IdentityRefusal.HEADER, token().header("b64", false).signed(KEY));
        refused(IdentityRefusal.HEADER, token().header("typ", "at+jwt").signed(KEY));
        refused(IdentityRefusal.HEADER, token().header("typ", 7).signed(KEY));
        refused(IdentityRefusal.HEADER, token().header("kid", Map.of("a", 1)).signed(KEY));
        refused(IdentityRefusal.HEADER, token().header("kid", "x".repeat(257)).signed(KEY));
        refused(IdentityRefusal.ENCRYPTED, token().header("cty", "JWT").signed(KEY));
        refused(IdentityRefusal.ENCRYPTED, token().unsigned() + ".a.b.c");
        assertThat(verifier(KEY)
                        .verify(token().header("typ", "jwt").signed(KEY), TokenText.NONCE)
                        .subject())
                .isEqualTo("24400320");
    }

    @Test
    void aKeyThatIsNotThereIsUnknownAndNoneIsGuessed() {
        assertThat(refused(
                        IdentityRefusal.UNKNOWN_KEY,
                        token().header("kid", "t\u0000wo\n").signed(KEY)))
                .contains("\"t?wo?\"");
        assertThat(verifier(KEY)
                        .verify(token().without("kid").signed(KEY), TokenText.NONCE)
                        .subject())
                .isEqualTo("24400320");
        assertThat(Refused.as(
                        IdentityRefusal.UNKNOWN_KEY,
                        () -> verifier(KEY, Keys.rsa("two"))
                                .verify(token().without("kid").signed(KEY), TokenText.NONCE)))
                .contains("2 of the provider's keys would fit");
    }

    @Test
    void aWeakKeyOfTheProviderIsRefused() {
        RSAKey weak = Keys.rsa("one", 1_024);

        assertThat(Refused.as(
                        IdentityRefusal.UNFIT_KEY, () -> verifier(weak).verify(token().signed(weak), TokenText.NONCE)))
                .contains("1024 bits");
    }

    @Test
    void everyTokenThatIsCutOffOrChangedByACharacterIsRefused() {
        OidcVerifier verifier = verifier(KEY);
        String token = token().signed(KEY);
        for (int i = 0; i < token.length(); i++) {
            String cut = token.substring(0, i);
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            String changed = cut + other + token.substring(i + 1);
            String grown = cut + "A" + token.substring(i);
            for (String wrong : List.of(cut, changed, grown)) {
                assertThat(org.assertj.core.api.Assertions.catchThrowable(
                                () -> verifier.verify(wrong, TokenText.NONCE)))
                        .as("at " + i)
                        .isInstanceOf(IdentityRefusedException.class);
            }
        }
        assertThat(verifier.verify(token, TokenText.NONCE).subject()).isEqualTo("24400320");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"RS256\",\"kid\":\"one\",\"alg\":\"RS256\"}",
                "{\"alg\":\"RS256\",\"kid\":\"one\"} {}",
                "[\"alg\"]",
                "null",
                "",
                "{",
                "{\"alg\":\"RS256\",\"kid\":\"one\",\"x\":[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]}"
            })
    void aHeaderThatIsNotOneJsonObjectWithUniqueKeysIsRefused(String header) {
        String payload = token().unsigned().split("\\.", -1)[1];

        refused(IdentityRefusal.MALFORMED, TokenText.signed(TokenText.part(header) + "." + payload, "RS256", KEY));
    }

    @Test
    void aPayloadWithAClaimTwiceOrInAnotherEncodingIsRefusedThoughSigned() {
        String header = token().unsigned().split("\\.", -1)[0];
        for (byte[] payload : List.of(
                "{\"iss\":\"a\",\"iss\":\"b\"}".getBytes(StandardCharsets.UTF_8),
                "{\"iss\":\"a\",\"x\":{\"y\":1,\"y\":2}}".getBytes(StandardCharsets.UTF_8),
                "{}".getBytes(StandardCharsets.UTF_16BE),
                new byte[] {'{', '"', (byte) 0xC0, (byte) 0x80, '"', ':', '1', '}'},
                new byte[0])) {
            refused(IdentityRefusal.MALFORMED, TokenText.signed(header + "." + TokenText.part(payload), "RS256", KEY));
        }
    }

    @Test
    void aTokenThatIsTooLongIsNotLookedAt() {
        refused(IdentityRefusal.TOO_LARGE, ".".repeat(65_537));
        refused(IdentityRefusal.MALFORMED, ".".repeat(65_536));
        Refused.as(
                IdentityRefusal.TOO_LARGE,
                () -> builder(KEY)
                        .tokenChars(1_024)
                        .build()
                        .verify(token().claim("x", "y".repeat(1_000)).signed(KEY), TokenText.NONCE));
    }
}
