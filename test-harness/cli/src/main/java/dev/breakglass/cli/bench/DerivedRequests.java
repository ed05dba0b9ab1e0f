package dev.breakglass.cli.bench;

import dev.breakglass.dsl.model.Policy;
import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.decision.Outcome;
import dev.breakglass.runtime.policy.CompiledPolicy;
import dev.breakglass.runtime.request.Request;
import java.util.List;

/**
 * Requests that are made from a policy itself. There are far more refusals than permits among those by which the compiler
 * compares a policy with its text, so that as many of each answer are kept, as far as there are.
 */
public final class DerivedRequests {

    /** Requests in all, at most. */
    static final int REQUESTS_MAX = 1_024;

    /** How many are overheard at most: of a policy with very many paths, some paths are then left out. */
    private static final int OVERHEARD_MAX = 100_000;

    private DerivedRequests() {}

    /** In no order, the same for the same policy unless it is very large; none if there is nothing to ask it. */
    public static List<Request> of(Policy written, CompiledPolicy compiled) {
        int share = REQUESTS_MAX / Outcome.values().length;
        return dev.breakglass.compiler.validate.DerivedRequests.by(
                        written, compiled, Decision::outcome, share, OVERHEARD_MAX)
                .values()
                .stream()
                .flatMap(List::stream)
                .toList();
    }
}
