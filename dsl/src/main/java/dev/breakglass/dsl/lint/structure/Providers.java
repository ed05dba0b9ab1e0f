package dev.breakglass.dsl.lint.structure;

import dev.breakglass.dsl.check.Globs;
import dev.breakglass.dsl.model.FactorKind;
import dev.breakglass.dsl.model.Policy;
import dev.breakglass.dsl.model.Provider;
import dev.breakglass.dsl.model.ResourcePattern;
import dev.breakglass.dsl.model.Zone;
import dev.breakglass.dsl.source.Place;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Which zones hold what serves a signal or a factor. */
final class Providers {
    private final Map<String, Provider> signals = new HashMap<>();
    private final Map<FactorKind, Provider> factors = new HashMap<>();
    private final Map<Provider, Map<String, Place>> homes = new LinkedHashMap<>();

    Providers(Policy policy) {
        policy.signals().forEach(signal -> signal.from().ifPresent(from -> signals.put(signal.name(), from)));
        policy.factors().forEach(factor -> factors.put(factor.kind(), factor.from()));
        Map<String, Set<Provider>> kinds = new HashMap<>();
        Stream.concat(signals.values().stream(), factors.values().stream())
                .forEach(provider -> kinds.computeIfAbsent(provider.kind(), kind -> new LinkedHashSet<>())
                        .add(provider));
        for (Zone zone : policy.zones()) {
            for (ResourcePattern held : zone.contains()) {
                for (Provider provider : kinds.getOrDefault(held.kind(), Set.of())) {
                    if (Globs.overlap(provider.name(), held.glob())) {
                        homes.computeIfAbsent(provider, each -> new TreeMap<>()).putIfAbsent(zone.name(), held.place());
                    }
                }
            }
        }
    }

    /** Those that lie in a zone, and where the zones that hold each say so, by zone. */
    Map<Provider, Map<String, Place>> homes() {
        return homes;
    }

    /** What the input comes from, when that lies in a zone. */
    Optional<Provider> of(Lock.Need need) {
        Provider provider =
                need.factor().isPresent() ? factors.get(need.factor().get()) : signals.get(need.text());
        return Optional.ofNullable(provider).filter(homes::containsKey);
    }
}
