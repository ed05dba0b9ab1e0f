package dev.breakglass.runtime.decision;

import dev.breakglass.runtime.program.ReasonCode;
import dev.breakglass.runtime.request.Request;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What decisions have in common that give the same answer to different requests. Immutable and thread-safe.
 *
 * @param path the path that permits, or that waits and would be the narrowest
 * @param ttl how long the session would live if the request does not say; present exactly when {@code path} is
 * @param reasons the codes of the findings; not changed by anybody any more
 * @param obligations not changed by anybody any more
 * @param policy digest of the policy's sources, {@code sha256:…}
 * @param why answers the findings about a request, the same each time
 */
public record Verdict(
        Outcome outcome,
        Optional<String> path,
        Optional<Duration> ttl,
        Set<ReasonCode> reasons,
        List<Obligation> obligations,
        String policy,
        Function<Request, List<Finding>> why) {}
