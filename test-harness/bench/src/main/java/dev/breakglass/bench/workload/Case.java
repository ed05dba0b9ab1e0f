package dev.breakglass.bench.workload;

import dev.breakglass.runtime.decision.Outcome;
import dev.breakglass.runtime.request.Request;
import java.util.Optional;

/**
 * A request and its answer.
 *
 * @param cause the one thing that stands in its way; absent when it is permitted
 */
public record Case(Request request, Optional<Cause> cause) {

    public boolean permitted() {
        return cause.isEmpty();
    }

    public Outcome outcome() {
        return cause.map(Cause::outcome).orElse(Outcome.PERMIT);
    }
}
