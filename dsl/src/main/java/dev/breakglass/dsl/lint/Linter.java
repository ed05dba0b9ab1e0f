package dev.breakglass.dsl.lint;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.List;

/** Applies every rule that is switched on to a checked set. Pure, and thread-safe. */
public final class Linter {

    private Linter() {}

    /** All findings in order of file and place. */
    public static List<Diagnostic> lint(CheckedSet set, Settings settings) {
        List<Diagnostic> found = new ArrayList<>();
        for (Rule rule : Rules.all()) {
            settings.severity(rule)
                    .ifPresent(severity ->
                            rule.look(set, settings, diagnostic -> found.add(diagnostic.weighing(severity))));
        }
        found.sort(Diagnostic.BY_PLACE);
        return List.copyOf(found);
    }
}
