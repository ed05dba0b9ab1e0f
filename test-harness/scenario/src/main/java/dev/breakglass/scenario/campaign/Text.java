package dev.breakglass.scenario.campaign;

import dev.breakglass.compiler.reference.Lookup;
import dev.breakglass.compiler.reference.ReferenceEvaluator;
import dev.breakglass.dsl.model.Bound;
import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.dsl.model.Policy;
import dev.breakglass.dsl.model.Zone;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the policy says, looked up where an entry speaks of it. Immutable and thread-safe. */
final class Text {

    private final ReferenceEvaluator reference;
    private final Lookup lookup;
    private final Map<String, BreakglassPath> paths = new HashMap<>();

    Text(Policy policy) {
        reference = new ReferenceEvaluator(policy);
        lookup = new Lookup(policy);
        policy.paths().forEach(path -> paths.put(path.name(), path));
    }

    ReferenceEvaluator reference() {
        return reference;
    }

    Lookup lookup() {
        return lookup;
    }

    /** The grant's path, if this is the policy that decided it. */
    Optional<BreakglassPath> path(Life life) {
        return life.policy().equals(reference.digest())
                ? Optional.ofNullable(paths.get(life.path()))
                : Optional.empty();
    }

    /** How long a session may live by the zones around it, however it grows. */
    static Optional<Duration> ceiling(Zone zone) {
        return zone.lineage().stream()
                .flatMap(each -> each.bounds().stream())
                .filter(Bound.AtMostTtl.class::isInstance)
                .map(bound -> ((Bound.AtMostTtl) bound).ttl())
                .min(Duration::compareTo);
    }
}
