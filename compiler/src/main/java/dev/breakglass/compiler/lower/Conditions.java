package dev.breakglass.compiler.lower;

import dev.breakglass.compiler.shape.Formula;
import dev.breakglass.compiler.shape.Shaped;
import dev.breakglass.compiler.shape.Shaper;
import dev.breakglass.dsl.model.When;
import dev.breakglass.runtime.policy.Rules;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Turns the conditions of one path, or of one forbid, into rules. */
final class Conditions {

    private final Section section;
    private final Set<String> tolerated;
    private final Optional<Duration> ttl;

    /** @param ttl what a request that does not ask for one gets, where that can be said */
    Conditions(Section section, Set<String> tolerated, Optional<Duration> ttl) {
        this.section = section;
        this.tolerated = tolerated;
        this.ttl = ttl;
    }

    Rules.Condition lower(When when) {
        return lower(when, "", formulas());
    }

    /** What is noted of the next condition. */
    Formulas formulas() {
        return new Formulas(section, tolerated, ttl);
    }

    /**
     * @param after what findings say before they quote the condition
     * @param formulas notes what it reads
     */
    Rules.Condition lower(When when, String after, Formulas formulas) {
        Formula formula = formulas.of(when.condition(), true);
        Shaped shaped = Shaper.shape(formula);
        return new Rules.Condition(
                section.shape(shaped.shape(), when.place()),
                shaped.operands(),
                section.quoted(after, when.place(), formulas.reads()));
    }
}
