package dev.breakglass.runtime.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import dev.breakglass.runtime.request.Presented;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class TotpVerifierTest {

    private static final byte[] SEED = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
    private static final Duration STEP = Duration.ofSeconds(30);

    private final SetClock clock = new SetClock();
    private final TotpSecret secret = TotpSecret.of(SEED);

    /** One that was made long enough ago to take any code. */
    private TotpVerifier verifier(TotpBuilder builder) {
        clock.set(SetClock.START.minus(Duration.ofMinutes(5)));
        TotpVerifier made = builder.clock(clock).ticker(() -> 0).build();
        clock.set(SetClock.START);
        return made;
    }

    private TotpVerifier verifier() {
        return verifier(TotpVerifier.builder());
    }

    private String code(int stepsFromNow) {
        try {
            Instant moment = clock.instant().plus(STEP.multipliedBy(stepsFromNow));
            return new TimeBasedOneTimePasswordGenerator().generateOneTimePasswordString(secret.key(), moment);
        } catch (InvalidKeyException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void theStepBeforeThisOneAndTheNextAreTakenAndNoOther() {
        assertThat(verifier().verify("ana", secret, code(-1))).isEqualTo(new Presented("totp", clock.instant()));
        assertThat(verifier().verify("ana", secret, code(0))).isEqualTo(new Presented("totp", clock.instant()));
        assertThat(verifier().verify("ana", secret, code(1))).isEqualTo(new Presented("totp", clock.instant()));
        Refused.as(IdentityRefusal.WRONG_CODE, () -> verifier().verify("ana", secret, code(-2)));
        Refused.as(IdentityRefusal.WRONG_CODE, () -> verifier().verify("ana", secret, code(2)));
    }

    @Test
    void aCodeIsUsedOnceAndNoneBeforeItAfterwards() {
        TotpVerifier verifier = verifier();
        verifier.verify("ana", secret, code(0));

        Refused.as(IdentityRefusal.REPLAYED, () -> verifier.verify("ana", secret, code(0)));
        Refused.as(IdentityRefusal.REPLAYED, () -> verifier.verify("ana", secret, code(-1)));
        assertThat(verifier.verify("ana", secret, code(1)).kind()).isEqualTo("totp");
        clock.pass(STEP);
        Refused.as(IdentityRefusal.REPLAYED, () -> verifier.verify("ana", secret, code(0)));
        clock.pass(STEP);
        Refused.as(IdentityRefusal.REPLAYED, () -> verifier.verify("ana", secret, code(-1)));
        assertThat(verifier.verify("ana", secret, code(0)).at()).isEqualTo(clock.instant());
    }

    @Test
    void aCodeUsedByOnePersonSaysNothingOfAnother() {
        TotpVerifier verifier = verifier();
        verifier.verify("ana", secret, code(0));

        assertThat(verifier.verify("bo", secret, code(0)).kind()).isEqualTo("totp");
    }

    @Test
    void ofManyThreadsWithOneCodeOneComesThrough() throws Exception {
        TotpVerifier verifier = verifier();
        String code = code(0);
        int threads = 32;
        CountDownLatch go = new CountDownLatch(1);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Boolean>> answers = new ArrayList<>();
            Callable<Boolean> attempt = () -> {
                go.await();
                try {
                    verifier.verify("ana", secret, code);
                    return true;
                } catch (IdentityRefusedException e) {
                    assertThat(e.refusal()).isEqualTo(IdentityRefusal.REPLAYED);
                    return false;
                }
            };
            for (int i = 0; i < threads; i++) {
                answers.add(pool.submit(attempt));
            }
            go.countDown();
            int through = 0;
            for (Future<Boolean> answer : answers) {
                through += answer.get() ? 1 : 0;
            }
            assertThat(through).isEqualTo(1);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void aNewVerifierTakesNoCodeThatOneBeforeItCouldHaveTaken() {
        TotpVerifier before = verifier();
        before.verify("ana", secret, code(1));
        TotpVerifier after = TotpVerifier.builder().clock(clock).ticker(() -> 0).build();

        assertThat(Refused.as(IdentityRefusal.JUST_STARTED, () -> after.verify("ana", secret, code(1))))
                .contains("2026-11-21T09:01:00Z");
        Refused.as(IdentityRefusal.JUST_STARTED, () -> after.verify("ana", secret, code(0)));
        clock.pass(STEP);
        Refused.as(IdentityRefusal.JUST_STARTED, () -> after.verify("ana", secret, code(0)));
        assertThat(after.verify("ana", secret, code(1)).kind()).isEqualTo("totp");
    }

    @Test
    void aClockThatWentBackWhileNothingRanTakesNoOldCode() {
        verifier().verify("ana", secret, code(0));
        Instant last = clock.instant();
        clock.set(last.minus(Duration.ofHours(1)));
        TotpVerifier after = TotpVerifier.builder()
                .clock(clock)
                .ticker(() -> 0)
                .notBefore(last)
                .build();
        clock.set(last);

        Refused.as(IdentityRefusal.JUST_STARTED, () -> after.verify("ana", secret, code(0)));
    }

    @Test
    void aClockThatGoesBackMakesNoUsedOrOldCodeGood() {
        TotpVerifier verifier = verifier();
        String used = code(0);
        verifier.verify("ana", secret, used);
        clock.pass(Duration.ofHours(1));
        Refused.as(IdentityRefusal.WRONG_CODE, () -> verifier.verify("ana", secret, used));
        clock.set(SetClock.START);

        Refused.as(IdentityRefusal.WRONG_CODE, () -> verifier.verify("ana", secret, used));
    }

    @Test
    void fiveWrongCodesLockOnePersonForFiveMinutesAndTheRightOneWithThem() {
        TotpVerifier verifier = verifier();
        for (int i = 0; i < 5; i++) {
            Refused.as(IdentityRefusal.WRONG_CODE, () -> verifier.verify("ana", secret, "not a code"));
        }

        assertThat(Refused.as(IdentityRefusal.LOCKED, () -> verifier.verify("ana", secret, code(0))))
                .contains("2026-11-21T09:05:00Z");
        assertThat(verifier.verify("bo", secret, code(0)).kind()).isEqualTo("totp");
        clock.pass(Duration.ofMinutes(5).minusSeconds(1));
        Refused.as(IdentityRefusal.LOCKED, () -> verifier.verify("ana", secret, code(0)));
        clock.pass(Duration.ofSeconds(1));
        assertThat(verifier.verify("ana", secret, code(0)).kind()).isEqualTo("totp");
    }

    private void wrong(TotpVerifier verifier, int times) {
        for (int i = 0; i < times; i++) {
            Refused.as(IdentityRefusal.WRONG_CODE, () -> verifier.verify("ana", secret, "000"));
        }
    }

    @Test
    void everyFiveWrongCodesLockForTwiceAsLongUpToAnHour() {
        TotpVerifier verifier = verifier();
        for (long minutes : new long[] {5, 10, 20, 40, 60, 60, 60, 60, 60, 60}) {
            wrong(verifier, 5);
            clock.pass(Duration.ofMinutes(minutes).minusSeconds(1));
            Refused.as(IdentityRefusal.LOCKED, () -> verifier.verify("ana", secret, code(0)));
            clock.pass(Duration.ofSeconds(1));
        }
        verifier.verify("ana", secret, code(0));

        wrong(verifier, 5);
        clock.pass(Duration.ofMinutes(5));
        assertThat(verifier.verify("ana", secret, code(0)).kind()).isEqualTo("totp");
    }

    @Test
    void aLockOfMoreThanAnHourStaysAsLongAsItIs() {
        TotpVerifier verifier = verifier(TotpVerifier.builder().lock(Duration.ofDays(1)));
        for (int i = 0; i < 3; i++) {
            wrong(verifier, 5);
            clock.pass(Duration.ofDays(1).minusSeconds(1));
            Refused.as(IdentityRefusal.LOCKED, () -> verifier.verify("ana", secret, code(0)));
            clock.pass(Duration.ofSeconds(1));
        }
        assertThat(verifier.verify("ana", secret, code(0)).kind()).isEqualTo("totp");
    }

    @Test
    void whoGuessesSlowlyIsLockedOutAsWell() {
        TotpVerifier verifier = verifier();
        wrong(verifier, 4);
        clock.pass(Duration.ofDays(2).minusSeconds(1));
        wrong(verifier, 1);

        Refused.as(IdentityRefusal.LOCKED, () -> verifier.verify("ana", secret, code(0)));
    }

    @Test
    void wrongCodesAreForgottenAfterTwoDaysWithoutOne() {
        TotpVerifier verifier = verifier();
        wrong(verifier, 4);
        clock.pass(Duration.ofDays(2));
        wrong(verifier, 4);

        assertThat(verifier.verify("ana", secret, code(0)).kind()).isEqualTo("totp");
    }

    @Test
    void aCodeOfAnotherLengthIsWrong() {
        TotpVerifier verifier = verifier();
        Refused.as(IdentityRefusal.WRONG_CODE, () -> verifier.verify("ana", secret, ""));
        Refused.as(IdentityRefusal.WRONG_CODE, () -> verifier.verify("ana", secret, code(0).substring(1)));
        Refused.as(IdentityRefusal.WRONG_CODE, () -> verifier.verify("ana", secret, code(0) + "0"));
        Refused.as(IdentityRefusal.WRONG_CODE, () -> verifier.verify("ana", secret, " " + code(0)));
    }

    @Test
    void aRightCodeForgivesTheWrongOnesBeforeIt() {
        TotpVerifier verifier = verifier();
        for (int i = 0; i < 4; i++) {
            Refused.as(IdentityRefusal.WRONG_CODE, () -> verifier.verify("ana", secret, "000"));
        }
        verifier.verify("ana", secret, code(0));

        for (int i = 0; i < 5; i++) {
            Refused.as(IdentityRefusal.WRONG_CODE, () -> verifier.verify("ana", secret, "000"));
        }
        Refused.as(IdentityRefusal.LOCKED, () -> verifier.verify("ana", secret, code(1)));
    }

    @Test
    void whenNoMoreCanBeRememberedNobodyElseIsServedUntilSomebodyIsForgotten() {
        TotpVerifier verifier = verifier(TotpVerifier.builder().people(2));
        verifier.verify("ana", secret, code(0));
        Refused.as(IdentityRefusal.WRONG_CODE, () -> verifier.verify("bo", secret, "000000"));

        Refused.as(IdentityRefusal.FULL, () -> verifier.verify("cy", secret, code(0)));
        Refused.as(IdentityRefusal.REPLAYED, () -> verifier.verify("ana", secret, code(0)));
        clock.pass(Duration.ofMinutes(5));
        assertThat(verifier.verify("cy", secret, code(0)).kind()).isEqualTo("totp");
    }

    @Test
    void aSecretIsHiddenAndZeroedAndNoCodeIsMadeOfTheZeros() throws ReflectiveOperationException {
        TotpSecret mine = TotpSecret.of(SEED);
        var key = mine.key();

        assertThat(mine.toString() + key).doesNotContain("1234").doesNotContain("3132");
        assertThat(key.getEncoded()).isEqualTo(SEED);
        mine.close();
        assertThatIllegalStateException().isThrownBy(key::getEncoded).withMessageContaining("closed");
        Field bytes = TotpSecret.class.getDeclaredField("bytes");
        bytes.setAccessible(true);
        assertThat((byte[]) bytes.get(mine)).hasSize(SEED.length).containsOnly(0);
        assertThatIllegalStateException().isThrownBy(() -> verifier().verify("ana", mine, "000000"));
    }

    @Test
    void settingsOutsideTheirRangesAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> TotpSecret.of(new byte[15]));
        assertThatIllegalArgumentException().isThrownBy(() -> TotpSecret.of(new byte[129]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TotpVerifier.builder().digits(5));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TotpVerifier.builder().step(Duration.ofSeconds(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TotpVerifier.builder().lock(Duration.ZERO));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TotpVerifier.builder().people(0));
        assertThatIllegalArgumentException().isThrownBy(() -> verifier().verify("", secret, "000000"));
    }
}
