package dev.breakglass.dsl.lint.condition;

import dev.breakglass.dsl.lint.Rule;
import java.util.List;

/** The rules about what conditions ask. */
public final class ConditionRules {

    private ConditionRules() {}

    public static List<Rule> all() {
        return List.of(
                new ConstantComparison(),
                new MatchesAnything(),
                new FreshnessLockout(),
                new RepeatedTerm(),
                new Contradiction(),
                new WeekdayWithoutZone(),
                new WideNetwork(),
                new HostBits(),
                new PatternWithoutNeed(),
                new StaleSignal(),
                new RedundantCondition(),
                new FixedOffsetZone(),
                new ToleranceDefeated());
    }
}
