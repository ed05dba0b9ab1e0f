package dev.breakglass.dsl.lint.allow;

import dev.breakglass.dsl.lint.Rule;
import java.util.List;

/** The rules about comments that allow what a rule finds. */
public final class AllowRules {

    private AllowRules() {}

    public static List<Rule> all() {
        return List.of(new AllowWithoutReason(), new UnusedAllow(), new UnknownAllow());
    }
}
