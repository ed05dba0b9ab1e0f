package dev.breakglass.runtime.policy;

import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.decision.Outcome;
import dev.breakglass.runtime.policy.Rules.ApprovalRule;
import dev.breakglass.runtime.policy.Rules.Controls;
import dev.breakglass.runtime.policy.Rules.PathRule;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A path as it is walked: its rule, its terms, and the answer that it gives when nothing stands in the way. */
final class Route {

    /** The shortest TTL, then the fewest actions, then the name. */
    static final Comparator<Route> NARROWEST = Comparator.comparingLong((Route route) -> route.controls.ttl())
            .thenComparing(route -> route.terms.actions().size())
            .thenComparing(Route::name);

    /** The narrowest when the request says how long. */
    static final Comparator<Route> NARROWEST_OF_ONE_TTL = Comparator.comparing(
                    (Route route) -> route.terms.actions().size())
            .thenComparing(Route::name);

    /** More rules than this are seated person by person. */
    private static final int RULES_BY_SETS_MAX = 4;

    final PathRule rule;
    final Controls controls;
    final PathTerms terms;
    final boolean seated;
    final Decision permit;

    Route(PathRule rule, PathTerms terms, String policy) {
        this.rule = rule;
        this.controls = rule.controls();
        this.terms = terms;
        this.seated = controls.approvals().size() > RULES_BY_SETS_MAX
                || controls.approvals().stream().anyMatch(approval -> approval.after() != ApprovalRule.FIRST);
        this.permit = permit(Duration.ofNanos(controls.ttl()), policy);
    }

    String name() {
        return terms.path();
    }

    Decision permit(Duration ttl, String policy) {
        return new Decision(
                Outcome.PERMIT, Optional.of(name()), Optional.of(ttl), List.of(), terms.obligations(), policy);
    }
}
