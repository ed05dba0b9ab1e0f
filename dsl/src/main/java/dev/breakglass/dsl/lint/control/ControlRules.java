package dev.breakglass.dsl.lint.control;

import dev.breakglass.dsl.lint.Rule;
import java.util.List;

/** The rules about how strong the controls of a path are. */
public final class ControlRules {

    private ControlRules() {}

    public static List<Rule> all() {
        return List.of(
                new StaleMfa(),
                new WeakFactor(),
                new LongTtl(),
                new NoIdle(),
                new NoLimit(),
                new NoNotify(),
                new LateReview(),
                new ShortJustification(),
                new WideResource(),
                new AllowNearlyEverything(),
                new IdleBeyondTtl(),
                new LongRedeem(),
                new UnboundedExtend(),
                new StaleApproval(),
                new TolerateUnused(),
                new BadChannel(),
                new LimitConflict(),
                new LongExtend(),
                new ShortReason(),
                new NoTicket());
    }
}
