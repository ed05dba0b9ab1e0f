package dev.breakglass.dsl.lint.condition;

import dev.breakglass.dsl.lint.Rule;
import java.util.List;

/** The rules about what conditions ask. */
public final class ConditionRules {

    private ConditionRules() {}

    public static List<Rule> all() {
        return List.of();
    }
}
