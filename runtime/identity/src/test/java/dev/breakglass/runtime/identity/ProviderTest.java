package dev.breakglass.runtime.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.runtime.request.Presented;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Logins with an OpenID provider that runs as a process of its own, over HTTP. */
class ProviderTest {

    private static final String CLIENT = "breakglass";
    private static final String NONCE = "n-0S6_WzA2Mj-n-0S6";

    private static Provider provider;

    private final SetClock clock = new SetClock();

    @BeforeAll
    static void start() throws Exception {
        provider = Provider.start(0, "first", SetClock.START);
    }

    @AfterAll
    static void stop() {
        provider.close();
    }

    private OidcVerifier verifier(Provider of) {
        return OidcVerifier.builder(of.issuer(), CLIENT)
                .fetchWithin(Duration.ofSeconds(60))
                .keysAt(of.keys())
                .clock(clock)
                .ticker(() -> 0)
                .build();
    }

    @Test
    void aLoginGivesThePersonTheirGroupsAndTheirFactorsOnce() throws Exception {
        OidcVerifier verifier = verifier(provider);
        Instant at = SetClock.START.minusSeconds(90);
        String token = provider.login(
                CLIENT,
                NONCE,
                Map.of(
                        "groups", List.of("sre", "incident-commanders"),
                        "amr", List.of("pwd", "otp"),
                        "acr", "phr",
                        "auth_time", at.getEpochSecond(),
                        "email", "ana@example.org"));

        VerifiedIdentity identity = verifier.verify(token, NONCE);

        assertThat(identity.person().id()).isEqualTo(provider.issuer() + "#24400320");
        assertThat(identity.person().groups()).containsExactly("incident-commanders", "sre");
        assertThat(identity.factors())
                .containsExactly(
                        new Presented("password", at), new Presented("totp", at), new Presented("webauthn", at));
        assertThat(identity.expiresAt()).isEqualTo(SetClock.START.plusSeconds(3_600));
        Refused.as(IdentityRefusal.REPLAYED, () -> verifier.verify(token, NONCE));
    }

    @Test
    void anotherLoginIsAnotherTokenAndOnePersonUnderTwoNamesIsOne() throws Exception {
        OidcVerifier verifier = verifier(provider);
        String first = provider.login(CLIENT, NONCE, Map.of("preferred_username", "ana"));
        String second = provider.login(CLIENT, NONCE, Map.of("preferred_username", "the other ana"));

        assertThat(verifier.verify(first, NONCE).person())
                .isEqualTo(verifier.verify(second, NONCE).person());
    }

    @Test
    void aTokenOfAnotherLoginOfAnotherClientOrInAnothersNameIsRefused() throws Exception {
        OidcVerifier verifier = verifier(provider);
        String otherLogin = provider.login(CLIENT, "n-of-another-login", Map.of());
        String otherClient = provider.login("wiki", NONCE, Map.of());
        String otherParty = provider.login(CLIENT, NONCE, Map.of("azp", "wiki"));
        String otherIssuer = provider.login(CLIENT, NONCE, Map.of("iss", "https://id.example.org"));

        Refused.as(IdentityRefusal.NONCE, () -> verifier.verify(otherLogin, NONCE));
        Refused.as(IdentityRefusal.AUDIENCE, () -> verifier.verify(otherClient, NONCE));
        Refused.as(IdentityRefusal.AUDIENCE, () -> verifier.verify(otherParty, NONCE));
        Refused.as(IdentityRefusal.ISSUER, () -> verifier.verify(otherIssuer, NONCE));
    }

    @Test
    void aTokenIsRefusedBeforeItsTimeAndAfterIt() throws Exception {
        OidcVerifier verifier = verifier(provider);
        String token = provider.login(CLIENT, NONCE, Map.of());
        clock.set(SetClock.START.minusSeconds(61));
        OidcVerifier early = verifier(provider);

        Refused.as(IdentityRefusal.NOT_YET, () -> early.verify(token, NONCE));
        clock.set(SetClock.START.plusSeconds(3_660));
        Refused.as(IdentityRefusal.EXPIRED, () -> verifier.verify(token, NONCE));
    }

    @Test
    void theSignatureOfARealTokenIsOverEveryPartOfIt() throws Exception {
        OidcVerifier verifier = verifier(provider);
        String[] parts = provider.login(CLIENT, NONCE, Map.of("groups", List.of("guests")))
                .split("\\.", -1);
        String[] others = provider.login(CLIENT, NONCE, Map.of("groups", List.of("admins")))
                .split("\\.", -1);

        Refused.as(
                IdentityRefusal.SIGNATURE, () -> verifier.verify(parts[0] + "." + others[1] + "." + parts[2], NONCE));
        Refused.as(
                IdentityRefusal.ALGORITHM,
                () -> verifier.verify(TokenText.part("{\"alg\":\"none\"}") + "." + parts[1] + ".", NONCE));
        assertThat(verifier.verify(String.join(".", parts), NONCE).person().groups())
                .containsExactly("guests");
    }

    @Test
    void aProviderThatCameBackWithOtherKeysIsBelievedAndItsOldTokensAreNot() throws Exception {
        Provider before = Provider.start(0, "old key", SetClock.START);
        OidcVerifier verifier = verifier(before);
        String spent;
        String kept;
        int port;
        try (before) {
            port = before.port();
            spent = before.login(CLIENT, NONCE, Map.of());
            kept = before.login(CLIENT, NONCE, Map.of());
            verifier.verify(spent, NONCE);
        }
        clock.pass(Duration.ofSeconds(30));
        String issuer = before.issuer();
        try (Provider after = Provider.start(port, "new key", clock.instant())) {
            assertThat(after.issuer()).isEqualTo(issuer);
            String fresh = after.login(CLIENT, NONCE, Map.of());

            assertThat(verifier.verify(fresh, NONCE).subject()).isEqualTo("24400320");
            Refused.as(IdentityRefusal.UNKNOWN_KEY, () -> verifier.verify(kept, NONCE));
            Refused.as(IdentityRefusal.UNKNOWN_KEY, () -> verifier.verify(spent, NONCE));
        }
    }

    @Test
    void aProviderThatChangesItsKeysIsBelievedAtOnceAndUnderTheOldIdOnceTheKeysAreOld() throws Exception {
        OidcVerifier verifier = verifier(provider);
        verifier.verify(provider.login(CLIENT, NONCE, Map.of()), NONCE);
        clock.pass(Duration.ofSeconds(10));
        provider.changeKey("second");
        verifier.verify(provider.login(CLIENT, NONCE, Map.of()), NONCE);
        provider.changeKey("second");
        String other = provider.login(CLIENT, NONCE, Map.of());

        Refused.as(IdentityRefusal.SIGNATURE, () -> verifier.verify(other, NONCE));
        clock.pass(Duration.ofMinutes(10));
        assertThat(verifier.verify(other, NONCE).subject()).isEqualTo("24400320");
    }

    @Test
    void keysOfAnotherProviderDoNotSignForThisOne() throws Exception {
        try (Provider evil = Provider.start(0, "theirs", SetClock.START)) {
            provider.changeKey("theirs");
            String forged = evil.login(CLIENT, NONCE, Map.of("iss", provider.issuer()));

            Refused.as(IdentityRefusal.SIGNATURE, () -> verifier(provider).verify(forged, NONCE));
        }
    }
}
