package dev.breakglass.compiler.reference;

import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.dsl.model.Expr;
import dev.breakglass.dsl.model.Forbid;
import dev.breakglass.dsl.source.Place;
import dev.breakglass.runtime.program.ReasonCode;
import java.util.List;
import java.util.Optional;

/**
 * Hears what an evaluation comes to on its way, and what it finds there. What is not reached is not told: a path whose role
 * is not held says nothing of its factors.
 */
public interface Listener {

    /** Hears nothing. */
    Listener NONE = new Listener() {};

    /** A whole condition, or a part of it that holds no others. */
    default void condition(Expr expr, Optional<Boolean> truth) {}

    /** @param values of {@link Comparisons#inputs}, in their order; all are known */
    default void compared(Expr comparison, List<Object> values) {}

    /** A signal was unknown and the path tolerates it. */
    default void tolerated(BreakglassPath path, String signal) {}

    /** A forbid that covers the request. */
    default void forbid(Forbid forbid, boolean fires) {}

    /** @param code the reason that the clause gives when it is not met */
    default void clause(BreakglassPath path, ReasonCode code, Place clause, boolean met) {}

    /** The request has waited for so long that the path's escalation counts. */
    default void escalated(BreakglassPath path, boolean met) {}

    /**
     * Something that a clause measures.
     *
     * @param edge what the clause says, a {@link java.time.Duration} or a {@link Long}
     * @param is what the request has, of the same type
     */
    default void measured(BreakglassPath path, Place clause, Measure measure, Object edge, Object is) {}
}
