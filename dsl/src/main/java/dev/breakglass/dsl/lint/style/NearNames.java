package dev.breakglass.dsl.lint.style;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.dsl.diagnostic.Severity;
import dev.breakglass.dsl.lint.Rule;
import dev.breakglass.dsl.lint.Settings;
import dev.breakglass.dsl.syntax.Written;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Two names of one kind that are easily mistaken for one another. */
final class NearNames implements Rule {

    /** Of one kind. They take memory, and who has a hundred thousand names is not helped by a note on two. */
    private static final int LIKENESSES_MAX = 1_000_000;

    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    @Override
    public Code code() {
        return Code.NEAR_NAMES;
    }

    @Override
    public Severity severity() {
        return Severity.NOTE;
    }

    @Override
    public void look(CheckedSet set, Settings settings, Consumer<Diagnostic> found) {
        DeclaredNames.of(set).forEach((kind, names) -> look(kind, names, found));
    }

    /** Each name is told of once, with the first that is like it. */
    private void look(String kind, List<Written<String>> names, Consumer<Diagnostic> found) {
        Map<Long, Written<String>> byLikeness = new HashMap<>();
        Set<String> seen = new HashSet<>();
        for (Written<String> name : names) {
            // Names that differ in numbers alone are a row, and stand for one.
            if (!seen.add(NUMBER.matcher(name.value()).replaceAll(""))) {
                continue;
            }
            Set<Long> likenesses = Likeness.of(name.value());
            likenesses.stream()
                    .map(byLikeness::get)
                    .filter(other -> other != null && Likeness.areNear(other.value(), name.value()))
                    .findFirst()
                    .ifPresent(other -> found.accept(near(kind, name, other)));
            if (byLikeness.size() < LIKENESSES_MAX) {
                likenesses.forEach(likeness -> byLikeness.putIfAbsent(likeness, name));
            }
        }
    }

    private static String one(String kind) {
        return switch (kind) {
            case "requester", "incident" -> "attribute of the " + kind;
            case "resource" -> "kind of resource";
            case "breakglass" -> "path";
            default -> kind;
        };
    }

    private Diagnostic near(String kind, Written<String> name, Written<String> other) {
        return finding(
                        name.place(),
                        Quote.of(other.value()) + " and " + Quote.of(name.value()) + " are easily mistaken")
                .labelled("a second " + one(kind) + " of nearly this name")
                .seeing(other.place(), "the other one");
    }
}
