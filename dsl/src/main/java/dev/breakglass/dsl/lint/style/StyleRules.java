package dev.breakglass.dsl.lint.style;

import dev.breakglass.dsl.lint.Rule;
import java.util.List;

/** The rules about how a policy reads. */
public final class StyleRules {

    private StyleRules() {}

    public static List<Rule> all() {
        return List.of(
                new UndocumentedPath(),
                new DoubleNegation(),
                new BoolCompared(),
                new OneElementSet(),
                new NearNames(),
                new PlainDuration(),
                new StrayDoc(),
                new NameRepeatsKind());
    }
}
