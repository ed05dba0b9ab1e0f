package dev.breakglass.runtime.decision;

import dev.breakglass.runtime.program.ReasonCode;
import dev.breakglass.runtime.request.Request;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What decisions have in common that give the same answer to different requests. Immutable and thread-safe.
 *
 * @param path the path that permits, or that waits and would be the narrowest
 * @param ttl how long the session would live if the request does not say; present exactly when {@code path} is
 * @param reasons the codes of the findings; not changed by anybody any more
 * @param obligations not changed by anybody any more
 * @param policy digest of the policy's sources, {@code sha256:…}
 * @param why the findings, put into words when somebody asks
 */
public record Verdict(
        Outcome outcome,
        Optional<String> path,
        Optional<Duration> ttl,
        Set<ReasonCode> reasons,
        List<Obligation> obligations,
        String policy,
        Why why) {

    /** Puts findings into words. */
    @FunctionalInterface
    public interface Why {

        /**
         * The same each time.
         *
         * @param request that the decision is about; null if the findings are known without it
         */
        List<Finding> about(@Nullable Request request);
    }
}
