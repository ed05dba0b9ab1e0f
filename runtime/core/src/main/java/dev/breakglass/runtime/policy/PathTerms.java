package dev.breakglass.runtime.policy;

import dev.breakglass.runtime.decision.Obligation;
import java.time.Duration;
import java.util.List;

/**
 * What a path says about the life of a grant.
 *
 * @param actions everything that a session on this path may do, in order of name
 * @param redeemWithin how long a minted key may lie unused
 * @param obligations in the order: notify, after, idle, extend, observe, issue, redeem, review
 */
public record PathTerms(
        String path, String zone, List<String> actions, Duration redeemWithin, List<Obligation> obligations) {

    public PathTerms {
        actions = List.copyOf(actions);
        obligations = List.copyOf(obligations);
    }
}
