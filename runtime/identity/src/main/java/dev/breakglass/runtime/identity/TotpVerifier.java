package dev.breakglass.runtime.identity;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import dev.breakglass.runtime.grant.GrantLimits;
import dev.breakglass.runtime.grant.SteadyClock;
import dev.breakglass.runtime.request.Presented;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Checks time-based codes (TOTP, RFC 6238) as a step-up. A code of the step before, of this one or of the next is taken, each
 * once, and none that is older than the last one taken. After {@value TotpBuilder#FAILURES_MAX} wrong codes in a row a person is
 * locked out for a while, and for longer after as many more. Safe for any thread.
 *
 * <p>Nothing is stored: a new verifier knows of no wrong codes, and takes no code that one before it could have taken, so for
 * up to two steps it takes none. Of several verifiers at one time each takes a code once, so a person's codes belong to one
 * of them.
 */
public final class TotpVerifier {

    private final TimeBasedOneTimePasswordGenerator generator;
    private final SteadyClock clock;
    private final long stepSeconds;
    private final int digits;
    private final TotpPeople people;
    private final long stepFloor;

    TotpVerifier(TotpBuilder builder) {
        this.generator = new TimeBasedOneTimePasswordGenerator(builder.step, builder.digits, builder.algorithm.mac());
        this.clock = new SteadyClock(builder.wall, builder.ticker, builder.floor());
        this.stepSeconds = builder.step.toSeconds();
        this.digits = builder.digits;
        this.people = new TotpPeople(builder.peopleMax, builder.lock, builder.step);
        this.stepFloor = step(clock.now()) + 1;
    }

    /** A verifier with the usual settings: SHA-1, six digits, 30 s, as authenticator apps have them. */
    public static TotpBuilder builder() {
        return new TotpBuilder();
    }

    /**
     * Takes the code of a person, once.
     *
     * @param person the id by which the person is told from every other
     * @param code the digits as they were typed
     * @return the factor, presented now
     * @throws IdentityRefusedException if the code is wrong or was used, or the person is locked out
     */
    public Presented verify(String person, TotpSecret secret, String code) {
        GrantLimits.STANDARD.id("person", person);
        synchronized (people) {
            Instant now = clock.now();
            people.admit(person, now);
            Optional<Long> step = matching(secret, code, step(now));
            if (step.isEmpty()) {
                people.failed(person, now);
                throw new IdentityRefusedException(
                        IdentityRefusal.WRONG_CODE, "code: not one of this moment, before or after");
            }
            if (step.get() <= stepFloor) {
                throw new IdentityRefusedException(
                        IdentityRefusal.JUST_STARTED,
                        "code: it may have been used before the verifier was made; good are those from "
                                + Instant.ofEpochSecond((stepFloor + 1) * stepSeconds) + " on");
            }
            people.passed(person, step.get(), now);
            return new Presented("totp", now);
        }
    }

    /** All are compared, and each in full, so that the time it takes says nothing of any digit. */
    private Optional<Long> matching(TotpSecret secret, String code, long now) {
        Optional<Long> found = Optional.empty();
        if (code.length() != digits) {
            return found;
        }
        byte[] typed = code.getBytes(StandardCharsets.UTF_8);
        for (long step = now - 1; step <= now + 1; step++) {
            if (MessageDigest.isEqual(typed, code(secret, step))) {
                found = Optional.of(step);
            }
        }
        return found;
    }

    byte[] code(TotpSecret secret, long step) {
        try {
            return generator
                    .generateOneTimePasswordString(secret.key(), Instant.ofEpochSecond(step * stepSeconds), Locale.ROOT)
                    .getBytes(StandardCharsets.UTF_8);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("an HMAC takes any key", e);
        }
    }

    private long step(Instant moment) {
        return moment.getEpochSecond() / stepSeconds;
    }

    /** How long a code that was taken could be taken again if nobody knew. */
    static Duration memory(Duration step) {
        return step.multipliedBy(3);
    }
}
