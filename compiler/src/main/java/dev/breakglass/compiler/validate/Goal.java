package dev.breakglass.compiler.validate;

import dev.breakglass.dsl.model.Expr;
import java.util.ArrayList;
import java.util.List;

/** What a condition is to be: true, or false; unknown is neither. */
record Goal(Expr condition, boolean wanted) {

    /** Whether all parts have to be so, rather than one of them. */
    boolean needsAll() {
        return wanted ? condition instanceof Expr.And : condition instanceof Expr.Or;
    }

    /** What has to be so, or one of which has to be so; nothing for a comparison. */
    List<Goal> parts() {
        if (condition instanceof Expr.And and) {
            return and.all().stream().map(part -> new Goal(part, wanted)).toList();
        } else if (condition instanceof Expr.Or or) {
            return or.any().stream().map(part -> new Goal(part, wanted)).toList();
        }
        return condition instanceof Expr.Not not ? List.of(new Goal(not.negated(), !wanted)) : List.of();
    }

    /** Every comparison in a condition, in the order in which they stand. */
    static List<Expr> comparisons(Expr condition) {
        List<Expr> comparisons = new ArrayList<>();
        List<Goal> parts = new Goal(condition, true).parts();
        if (parts.isEmpty()) {
            comparisons.add(condition);
        }
        parts.forEach(part -> comparisons.addAll(comparisons(part.condition())));
        return comparisons;
    }

    /**
     * What a condition needs so that its truth is that of one of its comparisons, or the opposite: of what stands beside
     * it, everything joined by {@code and} true, and everything joined by {@code or} false.
     *
     * @param number of the comparison, as {@link #comparisons} counts them
     * @param wanted what the whole condition is to be
     */
    static List<Goal> deciding(Expr condition, int number, boolean wanted) {
        List<Goal> goals = new ArrayList<>();
        Goal here = new Goal(condition, wanted);
        int before = 0;
        while (!here.parts().isEmpty()) {
            Goal next = here;
            int first = before;
            for (Goal part : here.parts()) {
                int count = comparisons(part.condition()).size();
                if (number >= first && number < first + count) {
                    next = part;
                    before = first;
                } else {
                    goals.add(new Goal(part.condition(), here.condition() instanceof Expr.And));
                }
                first += count;
            }
            here = next;
        }
        goals.add(here);
        return goals;
    }
}
