package dev.breakglass.runtime;

import dev.breakglass.runtime.decision.Obligation;
import dev.breakglass.runtime.grant.Grant;

/**
 * Does what a path obliges the runtime to do: tells somebody of an opening, runs a step after the end. Called outside
 * every lock. A duty can come twice, when the process died between its doing and its note in the log.
 */
@FunctionalInterface
public interface Duties {

    /**
     * Does one duty.
     *
     * @param duty a {@link Obligation.Notify} or a {@link Obligation.After}
     * @throws Exception if it could not be done; it comes again later
     */
    void perform(Grant grant, Obligation duty) throws Exception;
}
