package dev.breakglass.dsl.lint.control;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.lint.Option;
import dev.breakglass.dsl.lint.Rule;
import dev.breakglass.dsl.lint.Settings;
import dev.breakglass.dsl.syntax.Clause;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** A reason for going without a control that says nothing. */
final class ShortReason implements Rule {
    private static final Option<Integer> MIN = new Option<>(Code.SHORT_REASON, "min", 10);

    @Override
    public Code code() {
        return Code.SHORT_REASON;
    }

    @Override
    public List<Option<?>> options() {
        return List.of(MIN);
    }

    @Override
    public void look(CheckedSet set, Settings settings, Consumer<Diagnostic> found) {
        int min = settings.get(MIN);
        Stream.of(
                        Clauses.of(set, Clause.ApproveNone.class).stream().map(Clause.ApproveNone::because),
                        Clauses.of(set, Clause.JustifyNone.class).stream().map(Clause.JustifyNone::because),
                        Clauses.of(set, Clause.ReviewNone.class).stream().map(Clause.ReviewNone::because),
                        Clauses.of(set, Clause.Tolerate.class).stream().map(Clause.Tolerate::because))
                .flatMap(Function.identity())
                .filter(because -> length(because.value()) < min)
                .forEach(because -> found.accept(finding(
                                because.place(),
                                "this reason of " + ShortJustification.characters(length(because.value()))
                                        + " says nothing")
                        .labelled("fewer than " + min)
                        .noting("it is all that an auditor finds when they ask why a control is missing here")
                        .helping("say what stands in its place, or why there can be none")));
    }

    private static int length(String text) {
        String stripped = text.strip();
        return stripped.codePointCount(0, stripped.length());
    }
}
