package dev.breakglass.runtime;

import dev.breakglass.runtime.grant.Attempt;
import dev.breakglass.runtime.grant.Grant;
import dev.breakglass.runtime.grant.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How many prompts of one requester may fail or wait within a while before they have to wait themselves (MFA fatigue, MITRE
 * ATT&CK T1621).
 *
 * @param most at least 1
 * @param within at most a day
 */
record PromptLimit(int most, Duration within) {

    private static final Duration LONGEST = Duration.ofHours(24);

    PromptLimit {
        if (most < 1 || within.isNegative() || within.isZero() || within.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("prompts: at least 1 within more than nothing and at most " + LONGEST);
        }
    }

    /** Refuses a requester who has used them up. */
    void require(Turn turn, Attempt attempt, Optional<Grant> grant, String requester) {
        List<Instant> prompts = turn.ledger().prompts(requester, turn.now().minus(within));
        if (prompts.size() < most) {
            return;
        }
        Instant until = prompts.get(prompts.size() - most).plus(within);
        String why = prompts.size() + " prompts failed or wait, " + most + " within " + within + " are allowed; until "
                + until;
        throw grant.map(one -> turn.refuse(one, attempt, Refusal.LOCKED, requester, why))
                .orElseGet(() -> turn.refuseUnknown(attempt, Refusal.LOCKED, requester, why));
    }
}
