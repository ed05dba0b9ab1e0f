package dev.breakglass.dsl.lint.control;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.lint.Lengths;
import dev.breakglass.dsl.lint.Option;
import dev.breakglass.dsl.lint.Rule;
import dev.breakglass.dsl.lint.Settings;
import dev.breakglass.dsl.syntax.Clause;
import dev.breakglass.dsl.syntax.Written;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** A review that may come when nobody remembers. */
final class LateReview implements Rule {
    private static final Option<Duration> MAX = new Option<>(Code.LATE_REVIEW, "max", Duration.ofDays(3));

    @Override
    public Code code() {
        return Code.LATE_REVIEW;
    }

    @Override
    public List<Option<?>> options() {
        return List.of(MAX);
    }

    @Override
    public void look(CheckedSet set, Settings settings, Consumer<Diagnostic> found) {
        Duration max = settings.get(MAX);
        for (Clause.Review review : Clauses.of(set, Clause.Review.class)) {
            Written<Duration> within = review.within();
            if (within.value().compareTo(max) > 0) {
                found.accept(finding(
                                within.place(), "the review may come " + Lengths.text(within.value()) + " afterwards")
                        .labelled("later than " + Lengths.text(max))
                        .noting("until then nobody has looked, and an overdue review is what blocks the next request")
                        .helping(Text.with(review.place(), within.place(), Lengths.text(max))));
            }
        }
    }
}
