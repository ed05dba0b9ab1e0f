package dev.breakglass.runtime.identity;

import java.time.Duration;
import java.time.Instant;

/**
 * Who took which step last, and who guessed wrong how often since. Guarded by whoever has it.
 *
 * <p>Every five wrong codes lock a person out, each time for twice as long: were it always five minutes, whoever goes on for a
 * year would come through more likely than not. It ends at an hour, because whoever guesses locks the right person out as well.
 */
final class TotpPeople {

    /** Longer than the longest lock, so that none is forgotten with it. */
    private static final Duration FAILURES_MEMORY = TotpBuilder.LOCK_MAX.multipliedBy(2);

    private static final Duration DOUBLED_MAX = Duration.ofHours(1);

    /** 2^6 of the shortest lock are more than an hour. */
    private static final int DOUBLINGS_MAX = 6;

    private final Remembered<String, Tries> tries;
    private final int peopleMax;
    private final Duration lock;
    private final Duration lockMax;
    private final Duration memory;

    TotpPeople(int peopleMax, Duration lock, Duration step) {
        this.tries = new Remembered<>(peopleMax);
        this.peopleMax = peopleMax;
        this.lock = lock;
        this.lockMax = lock.compareTo(DOUBLED_MAX) > 0 ? lock : DOUBLED_MAX;
        this.memory = TotpVerifier.memory(step);
    }

    /** Refuses the locked, and everybody for whom there is no room, before a code is looked at. */
    void admit(String person, Instant now) {
        Tries so = of(person, now);
        Instant opens = so.last.plus(lock(so.failures));
        if (now.isBefore(opens)) {
            throw new IdentityRefusedException(
                    IdentityRefusal.LOCKED, "code: " + so.failures + " were wrong, none is taken until " + opens);
        }
        // Kept before it is known whether the code is right: what cannot be remembered must not be taken.
        keep(person, so, now);
    }

    void failed(String person, Instant now) {
        Tries so = of(person, now);
        keep(person, new Tries(so.step, so.failures + 1, now), now);
    }

    void passed(String person, long step, Instant now) {
        Tries so = of(person, now);
        if (step <= so.step) {
            throw new IdentityRefusedException(
                    IdentityRefusal.REPLAYED, "code: this one or a later one was used already, and each is good once");
        }
        keep(person, new Tries(step, 0, now), now);
    }

    private Tries of(String person, Instant now) {
        return tries.get(person, now).orElse(new Tries(-1, 0, now));
    }

    /** Nothing, unless it is time for a lock. */
    private Duration lock(int failures) {
        if (failures == 0 || failures % TotpBuilder.FAILURES_MAX != 0) {
            return Duration.ZERO;
        }
        int doublings = Math.min(failures / TotpBuilder.FAILURES_MAX - 1, DOUBLINGS_MAX);
        Duration longer = lock.multipliedBy(1L << doublings);
        return longer.compareTo(lockMax) < 0 ? longer : lockMax;
    }

    private void keep(String person, Tries so, Instant now) {
        Instant until = now.plus(so.failures == 0 ? memory : FAILURES_MEMORY);
        if (!tries.put(person, so, until, now)) {
            throw new IdentityRefusedException(
                    IdentityRefusal.FULL, "code: " + peopleMax + " people tried lately, and no more can be remembered");
        }
    }

    /** @param last when they last guessed wrong, or took a code */
    private record Tries(long step, int failures, Instant last) {}
}
