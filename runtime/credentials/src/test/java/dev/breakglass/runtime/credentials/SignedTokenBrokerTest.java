package dev.breakglass.runtime.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.breakglass.runtime.Credential;
import dev.breakglass.runtime.CredentialOrder;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the broker signs and revokes, as a verifier of Nimbus' takes it. */
class SignedTokenBrokerTest {

    private static final String ISSUER = "https://breakglass.example.org";
    private static final Map<String, String> SETTINGS =
            Map.of("audience", "https://ledger.example.org", "scope", "ledger:read ledger:freeze");

    @TempDir
    Path folder;

    private final SetClock clock = new SetClock();
    private final KeyPair key = p256();
    private SignedTokenBroker broker;

    static KeyPair p256() {
        return ec("secp256r1");
    }

    private static KeyPair ec(String curve) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(curve));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    @BeforeEach
    void open() throws Exception {
        broker = SignedTokenBroker.open(ISSUER, key, folder, clock.steady());
    }

    @AfterEach
    void close() throws Exception {
        broker.close();
    }

    private CredentialOrder order(String id, Map<String, String> settings) throws Exception {
        return Service.order(id, settings, Map.of(), clock.instant().plus(Duration.ofMinutes(30)));
    }

    private TokenVerifier verifier(String audience) throws Exception {
        return new TokenVerifier(ISSUER, audience, broker.keySet(), clock, broker::isRevoked);
    }

    private JWTClaimsSet verified(Credential made) throws Exception {
        return verifier("https://ledger.example.org").verify(made.part("token"));
    }

    private void assertRefused(Credential made, String why) {
        assertThatThrownBy(() -> verified(made)).hasMessageContaining(why);
    }

    @Test
    void aTokenSaysWhatThePathSays() throws Exception {
        CredentialOrder order = order("s-1-0", SETTINGS);
        Credential made = broker.issue(order);
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Instant until = order.expiresAt().truncatedTo(ChronoUnit.SECONDS);
        JWTClaimsSet claims = verified(made);
        assertThat(made.expiresAt()).isEqualTo(until);
        assertThat(claims.getSubject()).isEqualTo("ana");
        assertThat(claims.getJWTID()).isEqualTo("s-1-0");
        assertThat(claims.getIssueTime()).isEqualTo(Date.from(now));
        assertThat(claims.getNotBeforeTime()).isEqualTo(Date.from(now.minusSeconds(60)));
        assertThat(claims.getExpirationTime()).isEqualTo(Date.from(until));
        assertThat(claims.getStringClaim("scope")).isEqualTo("ledger:read ledger:freeze");
        assertThat(claims.getStringClaim("grant")).isEqualTo(order.grant().id().text());
        assertThat(claims.getStringClaim("session"))
                .isEqualTo(order.grant().session().orElseThrow().text());
        assertThat(claims.getStringClaim("zone")).isEqualTo("prod");
    }

    @Test
    void aTokenIsRefusedOnceItIsDestroyedAndAfterARestart() throws Exception {
        Credential first = broker.issue(order("s-1-0", SETTINGS));
        Credential second = broker.issue(order("s-1-1", SETTINGS));
        verified(first);
        broker.destroy(order("s-1-0", SETTINGS));
        assertRefused(first, "revoked");
        verified(second);
        broker.close();
        broker = SignedTokenBroker.open(ISSUER, key, folder, clock.steady());
        assertRefused(first, "revoked");
        verified(second);
        broker.destroy(order("s-1-0", SETTINGS));
        broker.destroy(order("s-9-0", SETTINGS));
        assertRefused(first, "revoked");
    }

    @Test
    void aTokenExpiresByItself() throws Exception {
        Credential made = broker.issue(order("s-1-0", SETTINGS));
        clock.pass(Duration.ofMinutes(30).minusSeconds(2));
        verified(made);
        clock.pass(Duration.ofSeconds(2));
        assertRefused(made, "Expired");
        assertThatThrownBy(() -> broker.issue(Service.order("s-1-1", SETTINGS, Map.of(), clock.instant())))
                .hasMessageContaining("the session ends at");
    }

    @Test
    void aTokenIsForItsAudienceAndFromItsIssuerAlone() throws Exception {
        Credential made = broker.issue(order("s-1-0", Map.of("audience", "a, b")));
        assertThat(verifier("a").verify(made.part("token")).getAudience()).containsExactly("a", "b");
        assertThat(verifier("b").verify(made.part("token")).getClaim("scope")).isNull();
        assertThatThrownBy(() -> verifier("c").verify(made.part("token"))).hasMessageContaining("aud");
        try (SignedTokenBroker other =
                SignedTokenBroker.open(ISSUER, p256(), folder.resolve("other"), clock.steady())) {
            assertRefused(other.issue(order("s-1-0", SETTINGS)), "no matching key");
        }
    }

    @Test
    void aKeyOfEd25519SignsToo() throws Exception {
        KeyPair pair = Tool.ed25519();
        try (SignedTokenBroker other = SignedTokenBroker.open(ISSUER, pair, folder.resolve("other"), clock.steady())) {
            SignedJWT token =
                    SignedJWT.parse(other.issue(order("s-1-0", SETTINGS)).part("token"));
            assertThat(token.getHeader().toString()).contains("\"alg\":\"EdDSA\"", "\"typ\":\"at+jwt\"");
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(pair.getPublic());
            signature.update(token.getSigningInput());
            assertThat(signature.verify(token.getSignature().decode())).isTrue();

            JWK published = JWKSet.parse(other.keySet()).getKeys().get(0);
            assertThat(published.isPrivate()).isFalse();
            assertThat(token.getHeader().getKeyID())
                    .isEqualTo(published.getKeyID())
                    .isEqualTo(published.computeThumbprint().toString());
        }
    }

    @Test
    void aKeyOfAnotherKindIsRefused() throws Exception {
        KeyPair rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        KeyPair mixed = new KeyPair(p256().getPublic(), key.getPrivate());
        for (KeyPair wrong : List.of(rsa, mixed, ec("secp384r1"))) {
            assertThatThrownBy(() -> SignedTokenBroker.open(ISSUER, wrong, folder.resolve("other"), clock.steady()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("the signing key");
        }
        assertThatThrownBy(() -> SignedTokenBroker.open("two words", key, folder.resolve("other"), clock.steady()))
                .hasMessageStartingWith("the issuer must be");
        assertThat(folder.resolve("other")).doesNotExist();
    }

    @Test
    void onlyThePublicHalfIsPublished() throws Exception {
        assertThat(broker.keySet()).contains("\"crv\":\"P-256\"").doesNotContain("\"d\"");
    }

    @Test
    void nothingIsMadeThatCouldNotBeDestroyed() throws Exception {
        broker.close();
        assertThatThrownBy(() -> broker.issue(order("s-1-0", SETTINGS))).hasMessage("the broker is closed");
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(Map.of(), "setting audience: must be given"),
                Arguments.of(Map.of("audience", " "), "must not be empty"),
                Arguments.of(Map.of("audience", "a b"), "expected printable ASCII"),
                Arguments.of(Map.of("audience", "ä"), "expected printable ASCII"),
                Arguments.of(Map.of("audience", "a".repeat(257)), "expected printable ASCII"),
                Arguments.of(Map.of("audience", "a".repeat(1_025)), "at most 1024 characters, found 1025"),
                Arguments.of(Map.of("audience", "a,".repeat(16) + "a"), "at most 16 of them, found 17"),
                Arguments.of(Map.of("audience", "a", "scope", "x  y"), "one blank between them"),
                Arguments.of(Map.of("audience", "a", "scope", "x\"y"), "one blank between them"),
                Arguments.of(
                        Map.of("audience", "a", "sub", "root"),
                        "unknown setting \"sub\", known are [audience, scope]"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void everyOtherSettingIsRefusedForAReason(Map<String, String> settings, String why) throws Exception {
        CredentialOrder order = order("s-1-0", settings);
        assertThatThrownBy(() -> broker.issue(order))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
        assertThatThrownBy(() -> broker.check(settings)).hasMessageContaining(why);
    }

    @Test
    void aWishIsRefused() throws Exception {
        CredentialOrder order = Service.order(
                "s-1-0", SETTINGS, Map.of("sub", "root"), clock.instant().plusSeconds(60));
        assertThatThrownBy(() -> broker.issue(order)).hasMessage("unknown wish \"sub\", known are []");
    }
}
