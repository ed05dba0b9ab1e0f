package dev.breakglass.runtime.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.nimbusds.jose.jwk.RSAKey;
import dev.breakglass.runtime.request.Presented;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that the provider signed, and what they say. */
class OidcClaimsTest {

    private static final RSAKey KEY = Keys.rsa("one");
    private static final long SECOND = 1;

    private final SetClock clock = new SetClock();
    private final long now = SetClock.START.getEpochSecond();

    private OidcVerifierBuilder builder() {
        return OidcVerifier.builder(TokenText.ISSUER, TokenText.AUDIENCE)
                .keys(Keys.set(KEY))
                .clock(clock)
                .ticker(() -> 0);
    }

    private TokenText token() {
        return TokenText.at(SetClock.START);
    }

    private VerifiedIdentity taken(TokenText token) {
        return builder().build().verify(token.signed(KEY), TokenText.NONCE);
    }

    private String refused(IdentityRefusal reason, TokenText token) {
        return Refused.as(reason, () -> taken(token));
    }

    @Test
    void anotherIssuerIsRefusedHoweverAlike() {
        assertThat(refused(IdentityRefusal.ISSUER, token().claim("iss", TokenText.ISSUER + "/")))
                .contains("\"" + TokenText.ISSUER + "\"", "\"" + TokenText.ISSUER + "/\"");
        refused(IdentityRefusal.ISSUER, token().claim("iss", TokenText.ISSUER.toUpperCase(java.util.Locale.ROOT)));
        refused(IdentityRefusal.CLAIM, token().claim("iss", List.of(TokenText.ISSUER)));
        refused(IdentityRefusal.CLAIM, token().without("iss"));
    }

    @Test
    void theAudienceMustBeThisServiceAndWhoeverAskedForTheTokenAsWell() {
        String audience = TokenText.AUDIENCE;
        refused(IdentityRefusal.AUDIENCE, token().claim("aud", "other"));
        refused(IdentityRefusal.AUDIENCE, token().claim("aud", List.of()));
        refused(IdentityRefusal.AUDIENCE, token().claim("aud", List.of(audience, "other")));
        refused(
                IdentityRefusal.AUDIENCE,
                token().claim("aud", List.of(audience, "other")).claim("azp", "other"));
        refused(IdentityRefusal.AUDIENCE, token().claim("azp", "other"));
        refused(IdentityRefusal.AUDIENCE, token().without("aud"));
        refused(IdentityRefusal.CLAIM, token().claim("aud", Map.of(audience, true)));
        refused(IdentityRefusal.CLAIM, token().claim("aud", List.of(audience, 7)));
        refused(IdentityRefusal.TOO_LARGE, token().claim("aud", Collections.nCopies(65, audience)));
        taken(token().claim("aud", List.of(audience)));
        taken(token().claim("aud", List.of("other", audience)).claim("azp", audience));
    }

    @Test
    void anotherLoginsNonceOrNoneIsRefused() {
        assertThat(refused(IdentityRefusal.NONCE, token().claim("nonce", TokenText.NONCE + "x")))
                .doesNotContain(TokenText.NONCE);
        refused(IdentityRefusal.CLAIM, token().without("nonce"));
        refused(IdentityRefusal.CLAIM, token().claim("nonce", 7));
        assertThatIllegalArgumentException().isThrownBy(() -> builder().build().verify(token().signed(KEY), "guess"));
        assertThatIllegalArgumentException().isThrownBy(() -> builder().build().verify(token().signed(KEY), ""));
    }

    @Test
    void anExpiredTokenIsRefusedFromTheSecondOnThatTheLeewayEnds() {
        taken(token().claim("exp", now - 60 + SECOND));
        refused(IdentityRefusal.EXPIRED, token().claim("exp", now - 60));
        refused(IdentityRefusal.EXPIRED, token().claim("exp", 0));
        refused(IdentityRefusal.CLAIM, token().without("exp"));
        refused(IdentityRefusal.CLAIM, token().claim("exp", "" + (now + 300)));
        refused(IdentityRefusal.CLAIM, token().claim("exp", -1));
        refused(IdentityRefusal.CLAIM, token().claim("exp", 1e300));
        Refused.as(
                IdentityRefusal.EXPIRED,
                () -> builder()
                        .leeway(Duration.ZERO)
                        .build()
                        .verify(token().claim("exp", now).signed(KEY), TokenText.NONCE));
    }

    @Test
    void aTokenOfAMomentToComeIsRefused() {
        taken(token().claim("iat", now + 60));
        refused(IdentityRefusal.NOT_YET, token().claim("iat", now + 61));
        taken(token().claim("nbf", now + 60));
        refused(IdentityRefusal.NOT_YET, token().claim("nbf", now + 61));
        refused(IdentityRefusal.NOT_YET, token().claim("auth_time", now + 61));
        refused(IdentityRefusal.CLAIM, token().without("iat"));
        refused(IdentityRefusal.CLAIM, token().claim("nbf", "soon"));
    }

    @Test
    void aTokenThatWasIssuedLongAgoIsRefusedHoweverLateItExpires() {
        taken(token().claim("iat", now - 659).claim("exp", now + 86_400));
        assertThat(refused(
                        IdentityRefusal.TOO_OLD, token().claim("iat", now - 660).claim("exp", now + 86_400)))
                .contains("2026-11-21T08:49:00Z", "2026-11-21T09:00:00Z", "PT10M");
    }

    @Test
    void aTokenIsTakenOnceAndForgottenWhenItCouldNotBeTakenAnyway() {
        OidcVerifier verifier = builder().tokensRemembered(1).build();
        String first = token().claim("jti", "1").signed(KEY);
        String second = token().claim("jti", "2").claim("exp", now + 600).signed(KEY);
        verifier.verify(first, TokenText.NONCE);

        Refused.as(IdentityRefusal.REPLAYED, () -> verifier.verify(first, TokenText.NONCE));
        assertThat(Refused.as(IdentityRefusal.FULL, () -> verifier.verify(second, TokenText.NONCE)))
                .contains("1 that were accepted have not expired");
        clock.pass(Duration.ofSeconds(359));
        Refused.as(IdentityRefusal.REPLAYED, () -> verifier.verify(first, TokenText.NONCE));
        clock.pass(Duration.ofSeconds(1));
        Refused.as(IdentityRefusal.EXPIRED, () -> verifier.verify(first, TokenText.NONCE));
        verifier.verify(second, TokenText.NONCE);
        // Nothing that expired and was forgotten is good again when the wall clock jumps back.
        clock.set(SetClock.START);
        Refused.as(IdentityRefusal.EXPIRED, () -> verifier.verify(first, TokenText.NONCE));
    }

    @Test
    void aTokenWithoutAnIdIsTakenOnceWhateverItsSignature() {
        OidcVerifier verifier =
                builder().algorithms(Set.of(TokenAlgorithm.PS256)).build();
        TokenText token = token().without("jti").header("alg", "PS256");
        String once = token.signed(KEY);
        String again = token.signed(KEY);
        assertThat(again).isNotEqualTo(once);
        verifier.verify(once, TokenText.NONCE);

        Refused.as(IdentityRefusal.REPLAYED, () -> verifier.verify(again, TokenText.NONCE));
        verifier.verify(token.claim("sub", "another").signed(KEY), TokenText.NONCE);
    }

    @Test
    void aRefusedTokenIsNotSpent() {
        OidcVerifier verifier = builder().build();
        String token = token().signed(KEY);
        Refused.as(IdentityRefusal.NONCE, () -> verifier.verify(token, "of another login"));

        assertThat(verifier.verify(token, TokenText.NONCE).subject()).isEqualTo("24400320");
    }

    @Test
    void issuerAndSubjectAloneDecideWhoSomebodyIs() {
        VerifiedIdentity ana = taken(token().claim("email", "ana@example.org").claim("preferred_username", "ana"));
        VerifiedIdentity root = taken(token().claim("email", "root@example.org").claim("preferred_username", "root"));
        String elsewhere = "https://other.example.org";
        VerifiedIdentity other = OidcVerifier.builder(elsewhere, TokenText.AUDIENCE)
                .keys(Keys.set(KEY))
                .clock(clock)
                .build()
                .verify(token().claim("iss", elsewhere).signed(KEY), TokenText.NONCE);

        assertThat(ana.person().id()).isEqualTo("https://id.example.org/realm#24400320");
        assertThat(root.person().id()).isEqualTo(ana.person().id());
        assertThat(other.subject()).isEqualTo(ana.subject());
        assertThat(other.person().id()).isEqualTo("https://other.example.org#24400320");
        assertThat(taken(token().claim("sub", "A")).person().id())
                .isNotEqualTo(taken(token().claim("sub", "a")).person().id());
    }

    @Test
    void noIssuerAndSubjectHaveTheIdOfTwoOthers() {
        assertThat(VerifiedIdentity.personId("https://a.example", "b#c")).isEqualTo("https://a.example#b#c");
        assertThatIllegalArgumentException().isThrownBy(() -> VerifiedIdentity.personId("https://a.example#b", "c"));
        assertThatIllegalArgumentException().isThrownBy(() -> OidcVerifier.builder("https://a.example#b", "x"));
    }

    @Test
    void aSubjectThatIsNoneIsRefused() {
        refused(IdentityRefusal.CLAIM, token().without("sub"));
        refused(IdentityRefusal.CLAIM, token().claim("sub", 24400320));
        refused(IdentityRefusal.CLAIM, token().claim("sub", ""));
        refused(IdentityRefusal.CLAIM, token().claim("sub", "a\nb"));
        refused(IdentityRefusal.TOO_LARGE, token().claim("sub", "a".repeat(228)));
        taken(token().claim("sub", "a".repeat(227)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ren\u00E9", "rene\u0301", "ana\u200B", "\u0430na", "\u202Eana", "\uFF41na"})
    void aSubjectThatLooksLikeAnotherAndIsNoneIsRefused(String alike) {
        assertThat(refused(IdentityRefusal.CLAIM, token().claim("sub", alike))).contains("ASCII", "?");
    }

    @Test
    void groupsAreAnArrayOfStringsOrNone() {
        assertThat(taken(token().claim("groups", List.of("ops", "leads", "ops")))
                        .person()
                        .groups())
                .containsExactly("leads", "ops");
        assertThat(taken(token()).person().groups()).isEmpty();
        assertThat(taken(token().claim("groups", List.of())).person().groups()).isEmpty();
        refused(IdentityRefusal.CLAIM, token().claim("groups", "ops"));
        refused(IdentityRefusal.CLAIM, token().claim("groups", Map.of("ops", true)));
        refused(IdentityRefusal.CLAIM, token().claim("groups", List.of("ops", 7)));
        refused(IdentityRefusal.CLAIM, token().claim("groups", List.of(List.of("ops"))));
        refused(IdentityRefusal.CLAIM, token().claim("groups", Arrays.asList("ops", null)));
        refused(IdentityRefusal.CLAIM, token().claim("groups", null));
        refused(IdentityRefusal.TOO_LARGE, token().claim("groups", List.of("x".repeat(257))));
    }

    @Test
    void moreGroupsThanAPersonMayHaveAreRefusedAndNotCutOff() {
        List<String> groups =
                IntStream.range(0, 513).mapToObj(i -> "group " + i).toList();

        assertThat(refused(IdentityRefusal.TOO_LARGE, token().claim("groups", groups)))
                .contains("at most 512 values, found 513");
        assertThat(taken(token().claim("groups", groups.subList(0, 512)))
                        .person()
                        .groups())
                .hasSize(512);
    }

    @Test
    void groupsThatTheProviderKeepsElsewhereAreNotTakenForNone() {
        assertThat(refused(
                        IdentityRefusal.CLAIM,
                        token().claim("_claim_names", Map.of("groups", "src1"))
                                .claim("_claim_sources", Map.of("src1", Map.of("endpoint", "https://x.example")))))
                .contains("_claim_names");
        assertThat(refused(IdentityRefusal.CLAIM, token().claim("hasgroups", true)))
                .contains("hasgroups");
        taken(token().claim("hasgroups", false));
        assertThat(taken(token().claim("hasgroups", true).claim("groups", List.of("ops")))
                        .person()
                        .groups())
                .containsExactly("ops");
    }

    @Test
    void anotherClaimCanHaveTheGroups() {
        assertThat(builder()
                        .groupsClaim("roles")
                        .build()
                        .verify(
                                token().claim("roles", List.of("a"))
                                        .claim("groups", List.of("b"))
                                        .signed(KEY),
                                TokenText.NONCE)
                        .person()
                        .groups())
                .containsExactly("a");
    }

    @Test
    void factorsAreThoseThatTheProviderNamesDatedByItsAuthTime() {
        Instant at = SetClock.START.minusSeconds(400);
        VerifiedIdentity identity = taken(token().claim("amr", List.of("pwd", "otp", "mfa", "hwk", "PWD", "otp", "?"))
                .claim("acr", "phrh")
                .claim("auth_time", now - 400));

        assertThat(identity.factors())
                .containsExactly(
                        new Presented("password", at), new Presented("totp", at), new Presented("webauthn", at));
        assertThat(identity.acr()).contains("phrh");
        assertThat(identity.authenticatedAt()).contains(at);
    }

    @Test
    void withoutAuthTimeNoFactorCounts() {
        VerifiedIdentity identity =
                taken(token().claim("amr", List.of("webauthn")).claim("acr", "phr"));

        assertThat(identity.factors()).isEmpty();
        assertThat(identity.authenticatedAt()).isEmpty();
    }

    @Test
    void anAuthTimeThatRunsAheadIsNotTakenAtItsWord() {
        assertThat(taken(token().claim("amr", List.of("sc")).claim("auth_time", now + 60))
                        .factors())
                .containsExactly(new Presented("piv", SetClock.START));
    }

    @Test
    void numbersWithPartsOfASecondAreReadAndOtherClaimsMayHaveAny() {
        VerifiedIdentity identity = taken(token().claim("auth_time", now - 0.5)
                .claim("amr", List.of("push"))
                .claim("latitude", 52.37)
                .claim("big", 1.25e19));

        assertThat(identity.factors()).containsExactly(new Presented("push", SetClock.START.minusSeconds(1)));
    }

    @Test
    void aWordForFactorsThatIsNotOneIsRefused() {
        refused(IdentityRefusal.CLAIM, token().claim("amr", "pwd"));
        refused(IdentityRefusal.CLAIM, token().claim("amr", List.of(1)));
        refused(IdentityRefusal.CLAIM, token().claim("acr", 2));
        refused(IdentityRefusal.CLAIM, token().claim("auth_time", "yesterday"));
        refused(IdentityRefusal.TOO_LARGE, token().claim("amr", Collections.nCopies(65, "pwd")));
    }

    @Test
    void whatTheProvidersWordsMeanCanBeSaid() {
        FactorNames names =
                new FactorNames(Map.of("hwk", "webauthn"), Map.of("urn:example:gold", Set.of("password", "piv")));
        VerifiedIdentity identity = builder()
                .factorNames(names)
                .build()
                .verify(
                        token().claim("amr", List.of("pwd", "hwk"))
                                .claim("acr", "urn:example:gold")
                                .claim("auth_time", now)
                                .signed(KEY),
                        TokenText.NONCE);

        assertThat(identity.factors().stream().map(Presented::kind)).containsExactly("password", "piv", "webauthn");
        assertThatIllegalArgumentException().isThrownBy(() -> new FactorNames(Map.of("pwd", "pasword"), Map.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new FactorNames(Map.of(), Map.of("gold", Set.of("mfa"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://id.example.org",
                "http://127.0.0.1.example.org",
                "http://localhost.example.org",
                "ftp://id.example.org",
                "id.example.org",
                "https://user@id.example.org",
                "https://id.example.org#x",
                "https://id.example.org?x",
                "https:///x"
            })
    void anIssuerThatAnybodyOnTheWayCouldBeIsRefused(String issuer) {
        assertThatIllegalArgumentException().isThrownBy(() -> OidcVerifier.builder(issuer, "breakglass"));
    }

    @Test
    void settingsOutsideTheirRangesAreRefused() {
        OidcVerifierBuilder bare = OidcVerifier.builder("http://localhost:8080/a", "breakglass");
        assertThatIllegalStateException().isThrownBy(bare::build);
        assertThatIllegalArgumentException().isThrownBy(() -> bare.leeway(Duration.ofMinutes(6)));
        assertThatIllegalArgumentException().isThrownBy(() -> bare.leeway(Duration.ofSeconds(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> bare.tokenAge(Duration.ofDays(2)));
        assertThatIllegalArgumentException().isThrownBy(() -> bare.fetchWithin(Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> bare.tokenChars(10));
        assertThatIllegalArgumentException().isThrownBy(() -> bare.tokensRemembered(0));
        assertThatIllegalArgumentException().isThrownBy(() -> bare.algorithms(Set.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> bare.groupsClaim(""));
        assertThatIllegalArgumentException().isThrownBy(() -> bare.keysAt(URI.create("http://id.example.org/keys")));
        Refused.as(IdentityRefusal.MALFORMED, () -> bare.keys("no keys"));
        Refused.as(IdentityRefusal.KEYS_UNAVAILABLE, () -> bare.keys("{\"keys\":{}}"));
        Refused.as(
                IdentityRefusal.KEYS_UNAVAILABLE,
                () -> bare.keys(KEY.toJSONString().replace("{", "{\"keys\":[{") + "]}"));
        Refused.as(
                IdentityRefusal.KEYS_UNAVAILABLE,
                () -> bare.keys("{\"keys\":[" + KEY.toPublicJWK() + "," + KEY.toPublicJWK() + "]}"));
    }
}
