package dev.breakglass.dsl.lint.condition;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.lint.Rule;
import dev.breakglass.dsl.lint.Settings;
import dev.breakglass.dsl.syntax.Condition;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A day of the week without a time zone: it is told by UTC, which its author may not have in mind. */
final class WeekdayWithoutZone implements Rule {

    @Override
    public Code code() {
        return Code.WEEKDAY_WITHOUT_ZONE;
    }

    @Override
    public void look(CheckedSet set, Settings settings, Consumer<Diagnostic> found) {
        for (Site site : Site.all(set)) {
            Walk.each(
                    site.written(),
                    term -> days(term)
                            .ifPresent(days -> found.accept(
                                    finding(term.place(), "this day of the week begins and ends at midnight UTC")
                                            .labelled("no time zone is said")
                                            .helping("say where: `weekday in " + days
                                                    + " \"Europe/London\"`, or `\"UTC\"` if that is meant"))));
        }
    }

    /** What the term asks about, as {@code in} has it; none where it says its zone, or asks about something else. */
    private static Optional<String> days(Condition term) {
        if (term instanceof Condition.In in && isWeekday(in.left()) && in.zone().isEmpty()) {
            return Optional.of(in.anyOf().stream()
                    .map(day -> Excerpt.of(day.place()))
                    .collect(Collectors.joining(", ", "{ ", " }")));
        } else if (term instanceof Condition.InWindow in
                && isWeekday(in.left())
                && in.zone().isEmpty()) {
            return Optional.of(in.from().value() + ".." + in.to().value());
        } else if (term instanceof Condition.Compare compare && isWeekday(compare.left())) {
            return Optional.of("{ " + Excerpt.of(compare.right().place()) + " }");
        }
        return Optional.empty();
    }

    private static boolean isWeekday(Condition.Operand operand) {
        return operand instanceof Condition.Operand.Word word && word.name().equals("weekday");
    }
}
