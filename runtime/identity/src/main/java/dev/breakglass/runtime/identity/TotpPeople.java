package dev.breakglass.runtime.identity;

import java.time.Duration;
import java.time.Instant;

/** Who took which step last, and who guessed wrong how often. Guarded by whoever has it. */
final class TotpPeople {

    private final Remembered<String, Tries> tries;
    private final int peopleMax;
    private final Duration lock;
    private final Duration memory;

    TotpPeople(int peopleMax, Duration lock, Duration step) {
        this.tries = new Remembered<>(peopleMax);
        this.peopleMax = peopleMax;
        this.lock = lock;
        this.memory = TotpVerifier.memory(step).compareTo(lock) > 0 ? TotpVerifier.memory(step) : lock;
    }

    /** Refuses the locked, and everybody for whom there is no room, before a code is looked at. */
    void admit(String person, Instant now) {
        Tries so = of(person, now);
        if (so.failures >= TotpBuilder.FAILURES_MAX && now.isBefore(so.last.plus(lock))) {
            throw new IdentityRefusedException(
                    IdentityRefusal.LOCKED,
                    "code: " + so.failures + " were wrong, none is taken until " + so.last.plus(lock));
        }
        // Kept before it is known whether the code is right: what cannot be remembered must not be taken.
        keep(person, so.failures >= TotpBuilder.FAILURES_MAX ? so.with(0, so.last) : so, now);
    }

    void failed(String person, Instant now) {
        Tries so = of(person, now);
        keep(person, so.with(so.failures + 1, now), now);
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

    private void keep(String person, Tries so, Instant now) {
        if (!tries.put(person, so, now.plus(memory), now)) {
            throw new IdentityRefusedException(
                    IdentityRefusal.FULL, "code: " + peopleMax + " people tried lately, and no more can be remembered");
        }
    }

    /** @param last when they last guessed wrong, or took a code */
    private record Tries(long step, int failures, Instant last) {

        Tries with(int found, Instant at) {
            return new Tries(step, found, at);
        }
    }
}
