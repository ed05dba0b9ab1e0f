package dev.breakglass.dsl.lint.control;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.dsl.lint.Rule;
import dev.breakglass.dsl.lint.Settings;
import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.dsl.model.Limit;
import dev.breakglass.dsl.syntax.Clause;
import dev.breakglass.dsl.syntax.Clause.LimitPart;
import java.util.List;
import java.util.function.Consumer;

/** Parts of a limit of which one makes the other pointless. */
final class LimitConflict implements Rule {
    @Override
    public Code code() {
        return Code.LIMIT_CONFLICT;
    }

    @Override
    public void look(CheckedSet set, Settings settings, Consumer<Diagnostic> found) {
        Followers followers = new Followers(set, path -> path.limit().map(Limit::place));
        for (Clause.Limit limit : Clauses.of(set, Clause.Limit.class)) {
            List<LimitPart.Per> rates = all(limit, LimitPart.Per.class);
            for (LimitPart.Per rate : rates) {
                rates.stream()
                        .filter(other -> !other.equals(rate) && covers(other, rate, rates))
                        .findFirst()
                        .ifPresent(other -> found.accept(pointless(rate, other, "is reached first")));
            }
            for (LimitPart.AtOnce atOnce : all(limit, LimitPart.AtOnce.class)) {
                rates.stream()
                        .filter(rate -> rate.grants().value() < atOnce.grants().value())
                        .findFirst()
                        .ifPresent(rate -> found.accept(pointless(atOnce, rate, "allows fewer in all")));
            }
            for (LimitPart.Cooldown cooldown : all(limit, LimitPart.Cooldown.class)) {
                rates.stream()
                        .filter(rate -> isSpacedWider(cooldown, rate))
                        .findFirst()
                        .ifPresent(rate -> found.accept(pointless(rate, cooldown, "keeps them further apart")));
                rates.stream()
                        .filter(rate -> isOver(cooldown, rate, followers.of(limit.place())))
                        .findFirst()
                        .ifPresent(rate -> found.accept(pointless(cooldown, rate, "is over by then in any case")));
            }
        }
    }

    /** Whether the one grant that a rate allows, with the cooldown behind it, ends before the rate allows another. */
    private static boolean isOver(LimitPart.Cooldown cooldown, LimitPart.Per rate, List<BreakglassPath> paths) {
        return rate.grants().value() == 1
                && !paths.isEmpty()
                && paths.stream()
                        .map(Sessions::longest)
                        .allMatch(longest -> longest.map(session ->
                                        session.plus(cooldown.length().value()))
                                .filter(end -> end.compareTo(rate.per().value()) <= 0)
                                .isPresent());
    }

    private static <P extends LimitPart> List<P> all(Clause.Limit limit, Class<P> kind) {
        return limit.parts().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Whether a rate allows no more over no less time; of two that are alike, the first covers the second. */
    private static boolean covers(LimitPart.Per one, LimitPart.Per other, List<LimitPart.Per> order) {
        int grants = one.grants().value().compareTo(other.grants().value());
        int per = one.per().value().compareTo(other.per().value());
        return grants <= 0 && per >= 0 && (grants != 0 || per != 0 || order.indexOf(one) < order.indexOf(other));
    }

    /** Whether grants that a cooldown keeps apart are never as many as the rate allows and more; both edges count. */
    private static boolean isSpacedWider(LimitPart.Cooldown cooldown, LimitPart.Per rate) {
        long most = rate.per().value().dividedBy(cooldown.length().value()) + 1;
        return most <= rate.grants().value();
    }

    private Diagnostic pointless(LimitPart part, LimitPart other, String why) {
        return finding(part.place(), Quote.of(Text.of(part.place())) + " never comes to bear")
                .labelled("limits nothing")
                .seeing(other.place(), why)
                .noting("one of the two is not what was meant");
    }
}
