package dev.breakglass.dsl.lint;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.lint.allow.Allows;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Applies every rule that is switched on to a checked set, and hears the comments that allow what a rule finds. Pure,
 * and thread-safe.
 */
public final class Linter {

    private Linter() {}

    /** All findings that no comment allows, in order of file and place. */
    public static List<Diagnostic> lint(CheckedSet set, Settings settings) {
        Allows allows = Allows.of(set);
        return unsilenced(set, settings, Rules.all()).stream()
                .filter(finding -> !allows.silence(finding))
                .toList();
    }

    /**
     * What these rules find, whatever comments allow. What stands in a file of an imported set is left out: it is that
     * set's own affair, and what this set leaves unused another may need.
     *
     * @throws IllegalStateException when a rule is broken, with the rule's name
     */
    public static List<Diagnostic> unsilenced(CheckedSet set, Settings settings, Collection<Rule> rules) {
        return rules.parallelStream()
                .flatMap(rule -> settings.severity(rule).stream()
                        .flatMap(severity -> look(rule, set, settings).stream()
                                .filter(finding -> finding.place().file().set().isEmpty())
                                .map(finding -> finding.weighing(severity))))
                .sorted(Diagnostic.BY_PLACE)
                .toList();
    }

    private static List<Diagnostic> look(Rule rule, CheckedSet set, Settings settings) {
        List<Diagnostic> found = new ArrayList<>();
        try {
            rule.look(set, settings, found::add);
        } catch (RuntimeException | StackOverflowError e) {
            throw new IllegalStateException("the rule `" + rule.code().slug() + "` is broken: " + e, e);
        }
        for (Diagnostic finding : found) {
            if (finding.code() != rule.code()) {
                throw new IllegalStateException("the rule `" + rule.code().slug() + "` told a finding of `"
                        + finding.code().slug() + "`");
            }
        }
        return found;
    }
}
