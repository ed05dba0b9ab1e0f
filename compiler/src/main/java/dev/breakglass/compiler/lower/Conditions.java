package dev.breakglass.compiler.lower;

import dev.breakglass.compiler.shape.Formula;
import dev.breakglass.compiler.shape.Shaped;
import dev.breakglass.compiler.shape.Shaper;
import dev.breakglass.compiler.shape.Shapes;
import dev.breakglass.dsl.model.When;
import dev.breakglass.runtime.policy.Rules;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Turns the conditions of one path, or of one forbid, into rules. */
final class Conditions {

    private final Numbering numbering;
    private final Places places;
    private final Clauses clauses;
    private final Shapes shapes;
    private final Set<String> tolerated;
    private final Optional<Duration> ttl;
    private Formulas last;

    /** @param ttl what a request that does not ask for one gets, where that can be said */
    Conditions(
            Numbering numbering,
            Places places,
            Clauses clauses,
            Shapes shapes,
            Set<String> tolerated,
            Optional<Duration> ttl) {
        this.numbering = numbering;
        this.places = places;
        this.clauses = clauses;
        this.shapes = shapes;
        this.tolerated = tolerated;
        this.ttl = ttl;
        this.last = new Formulas(numbering, places, tolerated, ttl);
    }

    /** @param after what findings say before they quote the condition */
    Rules.Condition lower(When when, String after) {
        last = new Formulas(numbering, places, tolerated, ttl);
        Formula formula = last.of(when.condition(), true);
        Shaped shaped = Shaper.shape(formula);
        return new Rules.Condition(
                shapes.number(shaped.shape(), when.place()),
                shaped.operands(),
                clauses.quoted(after, when.place(), last.reads()));
    }

    /** What the last condition reads. */
    Formulas last() {
        return last;
    }
}
