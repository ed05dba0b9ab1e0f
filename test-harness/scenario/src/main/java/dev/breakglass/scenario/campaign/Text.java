package dev.breakglass.scenario.campaign;

import dev.breakglass.compiler.reference.Lookup;
import dev.breakglass.compiler.reference.ReferenceEvaluator;
import dev.breakglass.dsl.model.Bound;
import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.dsl.model.Policy;
import dev.breakglass.dsl.model.Zone;
import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.request.Person;
import dev.breakglass.runtime.request.Reading;
import dev.breakglass.runtime.request.Request;
import dev.breakglass.runtime.request.Resource;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What one policy says, looked up where an entry speaks of it. Immutable and thread-safe. */
final class Text {

    private final ReferenceEvaluator reference;
    private final Lookup lookup;
    private final Map<String, BreakglassPath> paths = new HashMap<>();

    Text(Policy policy) {
        reference = new ReferenceEvaluator(policy);
        lookup = new Lookup(policy);
        policy.paths().forEach(path -> paths.put(path.name(), path));
    }

    String digest() {
        return reference.digest();
    }

    ReferenceEvaluator reference() {
        return reference;
    }

    Lookup lookup() {
        return lookup;
    }

    Optional<BreakglassPath> path(String name) {
        return Optional.ofNullable(paths.get(name));
    }

    /** What it says of a use in a session, by its requester's groups and the signals of that moment. */
    Decision use(
            Life life, String action, Resource resource, Set<String> groups, Map<String, Reading> signals, Instant at) {
        Request decided = life.ruling.inputs();
        Person requester = decided.requester();
        return reference.recheck(
                life.path(),
                decided.withRequester(new Person(requester.id(), groups, requester.attributes()))
                        .withSignals(signals)
                        .withUse(action, resource)
                        .at(at));
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
