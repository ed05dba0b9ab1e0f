package dev.breakglass.runtime.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.breakglass.runtime.request.Presented;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WebAuthnVerifierTest {

    private static final String DIGEST = "sha256:of the request";

    private final SetClock clock = new SetClock();
    private final MemoryPasskeys passkeys = new MemoryPasskeys();
    private final TestAuthenticator anas = new TestAuthenticator();
    private final WebAuthnVerifier verifier = builder().build();

    private WebAuthnBuilder builder() {
        passkeys.register("ana", anas.id, anas.passkey(0));
        return WebAuthnVerifier.builder("example.org", "https://ops.example.org", passkeys)
                .clock(clock)
                .ticker(() -> 0);
    }

    private Presented answered() {
        return verifier.finish("ana", DIGEST, anas.answer(verifier.begin("ana", DIGEST)));
    }

    @Test
    void anAnswerToItsChallengeIsAFactorOfThisMoment() {
        assertThat(answered()).isEqualTo(new Presented("webauthn", SetClock.START));
    }

    @Test
    void aChallengeIsGoodForOneAnswerRightOrWrong() {
        WebAuthnAssertion right = anas.answer(verifier.begin("ana", DIGEST));
        verifier.finish("ana", DIGEST, right);
        Refused.as(IdentityRefusal.CHALLENGE, () -> verifier.finish("ana", DIGEST, right));

        WebAuthnChallenge second = verifier.begin("ana", DIGEST);
        Refused.as(IdentityRefusal.CHALLENGE, () -> verifier.finish("ana", DIGEST, right));
        Refused.as(IdentityRefusal.CHALLENGE, () -> verifier.finish("ana", DIGEST, anas.answer(second)));
    }

    @Test
    void aChallengeIsForOnePersonAndOneRequest() {
        WebAuthnChallenge anasOwn = verifier.begin("ana", DIGEST);
        passkeys.register("bo", anas.id, anas.passkey(0));

        Refused.as(IdentityRefusal.CHALLENGE, () -> verifier.finish("bo", DIGEST, anas.answer(anasOwn)));
        Refused.as(IdentityRefusal.CHALLENGE, () -> verifier.finish("ana", "another", anas.answer(anasOwn)));
        verifier.begin("ana", "another");
        Refused.as(IdentityRefusal.CHALLENGE, () -> verifier.finish("ana", "another", anas.answer(anasOwn)));
        assertThat(verifier.finish("ana", DIGEST, anas.answer(anasOwn)).kind()).isEqualTo("webauthn");
    }

    @Test
    void aLaterChallengeForTheSameTakesThePlaceOfTheEarlier() {
        WebAuthnChallenge first = verifier.begin("ana", DIGEST);
        verifier.begin("ana", DIGEST);

        Refused.as(IdentityRefusal.CHALLENGE, () -> verifier.finish("ana", DIGEST, anas.answer(first)));
    }

    @Test
    void aChallengeExpiresAndAClockThatGoesBackDoesNotBringItBack() {
        WebAuthnChallenge challenge = verifier.begin("ana", DIGEST);
        assertThat(challenge.expiresAt()).isEqualTo(SetClock.START.plusSeconds(120));
        clock.pass(Duration.ofMinutes(2));
        verifier.begin("bo", DIGEST);
        clock.set(SetClock.START);

        Refused.as(IdentityRefusal.CHALLENGE, () -> verifier.finish("ana", DIGEST, anas.answer(challenge)));
    }

    @Test
    void challengesAre256BitsAndNoTwoAreAlike() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            String challenge = verifier.begin("ana", DIGEST).challenge();
            assertThat(Bytes.ofBase64Url(challenge).length()).isEqualTo(32);
            seen.add(challenge);
        }
        assertThat(seen).hasSize(1_000);
    }

    @Test
    void whenTooManyAreOpenNoMoreAreGivenUntilSomeExpire() {
        WebAuthnVerifier small = builder().challenges(2).build();
        small.begin("ana", "1");
        small.begin("ana", "2");

        Refused.as(IdentityRefusal.FULL, () -> small.begin("bo", "1"));
        small.begin("ana", "2");
        clock.pass(Duration.ofMinutes(2));
        small.begin("bo", "1");
    }

    @Test
    void somebodyMustBeThereAndBeVerified() {
        anas.flags = TestAuthenticator.PRESENT;
        Refused.as(IdentityRefusal.NOT_VERIFIED, this::answered);
        anas.flags = TestAuthenticator.VERIFIED;
        Refused.as(IdentityRefusal.NOT_VERIFIED, this::answered);
        anas.flags = 0;
        Refused.as(IdentityRefusal.NOT_VERIFIED, this::answered);
    }

    @Test
    void anotherSiteOrAnotherSitesFrameIsRefused() {
        anas.origin = "https://ops.example.org.evil.example";
        Refused.as(IdentityRefusal.ORIGIN, this::answered);
        anas.origin = "http://ops.example.org";
        Refused.as(IdentityRefusal.ORIGIN, this::answered);
        anas.origin = "https://wiki.example.org";
        Refused.as(IdentityRefusal.ORIGIN, this::answered);
        anas.origin = "https://ops.example.org";
        anas.more = ",\"crossOrigin\":true";
        Refused.as(IdentityRefusal.ORIGIN, this::answered);
        anas.more = ",\"topOrigin\":\"https://evil.example\"";
        Refused.as(IdentityRefusal.ORIGIN, this::answered);
        anas.more = ",\"crossOrigin\":false,\"futureMember\":\"x\"";
        assertThat(answered().kind()).isEqualTo("webauthn");
        anas.site = "ops.example.org";
        Refused.as(IdentityRefusal.ORIGIN, this::answered);
    }

    @Test
    void whatTheBrowserSaysTwiceIsRefused() {
        anas.origin = "https://evil.example\",\"origin\":\"https://ops.example.org";
        Refused.as(IdentityRefusal.MALFORMED, this::answered);
        anas.origin = "https://ops.example.org";
        anas.more = ",\"type\":\"webauthn.get\"";
        Refused.as(IdentityRefusal.MALFORMED, this::answered);
    }

    @Test
    void aRegistrationIsNoAnswer() {
        anas.type = "webauthn.create";

        Refused.as(IdentityRefusal.MALFORMED, this::answered);
    }

    @Test
    void anotherPersonsPasskeyIsUnknownAndAnotherKeysSignatureIsWrong() {
        TestAuthenticator bos = new TestAuthenticator();

        WebAuthnChallenge first = verifier.begin("bo", DIGEST);
        Refused.as(IdentityRefusal.UNKNOWN_PASSKEY, () -> verifier.finish("bo", DIGEST, anas.answer(first)));
        WebAuthnChallenge second = verifier.begin("ana", DIGEST);
        Refused.as(IdentityRefusal.SIGNATURE, () -> verifier.finish("ana", DIGEST, bos.answer(second)));
    }

    @Test
    void aCounterThatDoesNotGoUpIsAClone() {
        anas.counter = 5;
        answered();
        assertThat(passkeys.find("ana", anas.id).orElseThrow().counter()).isEqualTo(5);
        Refused.as(IdentityRefusal.CLONED, this::answered);
        anas.counter = 4;
        Refused.as(IdentityRefusal.CLONED, this::answered);
        anas.counter = 0;
        Refused.as(IdentityRefusal.CLONED, this::answered);
        anas.counter = 6;
        assertThat(answered().kind()).isEqualTo("webauthn");
        assertThat(passkeys.find("ana", anas.id).orElseThrow().counter()).isEqualTo(6);
    }

    @Test
    void aCounterIsReadWithoutASign() {
        anas.counter = -2;
        answered();

        assertThat(passkeys.find("ana", anas.id).orElseThrow().counter()).isEqualTo(4_294_967_294L);
        anas.counter = 1;
        Refused.as(IdentityRefusal.CLONED, this::answered);
    }

    @Test
    void aPasskeyThatIsBackedUpThoughItCannotBeIsRefused() {
        anas.flags |= TestAuthenticator.BACKED_UP;
        Refused.as(IdentityRefusal.MALFORMED, this::answered);
        anas.flags |= TestAuthenticator.CAN_BE_BACKED_UP;
        assertThat(answered().kind()).isEqualTo("webauthn");
    }

    @Test
    void ofTwoAnswersWithOneCounterAtOnceOneIsAClone() {
        anas.counter = 5;
        passkeys.between = () -> passkeys.register("ana", anas.id, anas.passkey(5));

        Refused.as(IdentityRefusal.CLONED, this::answered);
    }

    @Test
    void aKeyOfAWeakAlgorithmIsRefused() {
        Bytes sha1 =
                Bytes.of(java.util.HexFormat.of().parseHex("a401030339fffe2058" + "04" + "01020304" + "2143010001"));
        passkeys.register("ana", anas.id, new Passkey(sha1, 0));
        Refused.as(IdentityRefusal.ALGORITHM, this::answered);
    }

    @Test
    void aStoredKeyThatCannotBeReadIsNotBlamedOnTheAssertion() {
        for (byte[] stored :
                List.of(new byte[] {7}, new byte[100], new byte[] {(byte) 0xA0}, new byte[] {(byte) 0xA5})) {
            passkeys.register("ana", anas.id, new Passkey(Bytes.of(stored), 0));
            Refused.as(IdentityRefusal.UNFIT_KEY, this::answered);
        }
    }

    @Test
    void aPasskeyHasAKeyAndACounterOf32Bits() {
        Bytes key = Bytes.of(new byte[4_096]);
        assertThat(new Passkey(key, 4_294_967_295L).counter()).isEqualTo(4_294_967_295L);
        assertThatIllegalArgumentException().isThrownBy(() -> new Passkey(key, 4_294_967_296L));
        assertThatIllegalArgumentException().isThrownBy(() -> new Passkey(key, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Passkey(Bytes.of(new byte[0]), 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Passkey(Bytes.of(new byte[4_097]), 0));
    }

    @Test
    void bytesThatAreNoAssertionAreRefused() {
        for (int length : new int[] {1, 36, 38, 100, 4_096}) {
            WebAuthnAssertion right = anas.answer(verifier.begin("ana", DIGEST));
            WebAuthnAssertion wrong = new WebAuthnAssertion(
                    right.id(), right.clientData(), Bytes.of(new byte[length]), right.signature());
            assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> verifier.finish("ana", DIGEST, wrong)))
                    .isInstanceOf(IdentityRefusedException.class);
        }
        WebAuthnAssertion right = anas.answer(verifier.begin("ana", DIGEST));
        Refused.as(
                IdentityRefusal.TOO_LARGE,
                () -> new WebAuthnAssertion(
                        right.id(), Bytes.of(new byte[8_193]), right.authenticatorData(), right.signature()));
        Refused.as(
                IdentityRefusal.TOO_LARGE,
                () -> new WebAuthnAssertion(
                        Bytes.of(new byte[0]), right.clientData(), right.authenticatorData(), right.signature()));
    }

    @Test
    void settingsOutsideTheirRangesAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> builder().life(Duration.ofSeconds(9)));
        assertThatIllegalArgumentException().isThrownBy(() -> builder().life(Duration.ofMinutes(11)));
        assertThatIllegalArgumentException().isThrownBy(() -> builder().challenges(0));
        assertThatIllegalArgumentException().isThrownBy(() -> builder().origin("https://example.org.evil.example"));
        assertThatIllegalArgumentException().isThrownBy(() -> builder().origin("https://evilexample.org"));
        assertThatIllegalArgumentException().isThrownBy(() -> builder().origin("http://ops.example.org"));
        assertThatIllegalArgumentException().isThrownBy(() -> builder().origin("https://ops.example.org/path"));
        assertThatIllegalArgumentException().isThrownBy(() -> verifier.begin("", DIGEST));
        assertThatIllegalArgumentException().isThrownBy(() -> verifier.begin("ana", ""));
    }
}
