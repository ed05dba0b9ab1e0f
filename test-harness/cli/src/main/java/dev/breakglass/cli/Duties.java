package dev.breakglass.cli;

import dev.breakglass.runtime.decision.Durations;
import dev.breakglass.runtime.decision.Obligation;
import java.util.stream.Collectors;

/** An obligation in words. */
final class Duties {

    private Duties() {}

    static String text(Obligation obligation) {
        if (obligation instanceof Obligation.Notify notify) {
            return "notify " + notify.target();
        } else if (obligation instanceof Obligation.After after) {
            return "after the end: " + after.step() + " " + after.argument();
        } else if (obligation instanceof Obligation.Idle idle) {
            return "end the session after " + Durations.text(idle.after()) + " without a use";
        } else if (obligation instanceof Obligation.Extend extend) {
            return "let the session grow by " + Durations.text(extend.by()) + times(extend.times()) + " with "
                    + extend.with().stream()
                            .map(assent -> assent.people() + " of " + String.join(", ", assent.roles()))
                            .collect(Collectors.joining(" and "));
        } else if (obligation instanceof Obligation.Observe observe) {
            return "stop the session unless " + observe.people() + " of " + String.join(", ", observe.roles())
                    + " watch it";
        } else if (obligation instanceof Obligation.Issue issue) {
            return "have " + issue.broker() + " make a credential that dies with the session";
        } else if (obligation instanceof Obligation.Redeem redeem) {
            return "let the key die if it is not redeemed within " + Durations.text(redeem.within());
        } else if (obligation instanceof Obligation.Review review) {
            return "have it reviewed within " + Durations.text(review.within()) + " by " + review.byRole();
        }
        throw new IllegalArgumentException("no words for " + obligation);
    }

    private static String times(int times) {
        return times == 0 ? "" : times == 1 ? " once" : " up to " + times + " times";
    }
}
