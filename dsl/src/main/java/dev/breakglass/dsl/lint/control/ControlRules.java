package dev.breakglass.dsl.lint.control;

import dev.breakglass.dsl.lint.Rule;
import java.util.List;

/** The rules about how strong the controls of a path are. */
public final class ControlRules {

    private ControlRules() {}

    public static List<Rule> all() {
        return List.of();
    }
}
