package dev.breakglass.compiler.reference;

import dev.breakglass.compiler.lower.Terms;
import dev.breakglass.compiler.lower.Wording;
import dev.breakglass.dsl.model.Attribute;
import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.dsl.model.Forbid;
import dev.breakglass.dsl.model.Policy;
import dev.breakglass.dsl.model.ResourceKind;
import dev.breakglass.dsl.model.ResourcePattern;
import dev.breakglass.dsl.model.Role;
import dev.breakglass.dsl.model.Signal;
import dev.breakglass.dsl.model.Zone;
import dev.breakglass.dsl.source.Place;
import dev.breakglass.runtime.policy.PathTerms;
import dev.breakglass.runtime.request.Resource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Where everything in a checked policy is, so that asking one question does not read the whole policy. */
final class Lookup {

    private final Map<String, Zone> zones = new HashMap<>();
    private final Map<String, BreakglassPath> paths = new HashMap<>();
    private final Map<String, List<BreakglassPath>> into = new HashMap<>();
    private final Map<Optional<String>, List<Integer>> over = new HashMap<>();
    private final List<Forbid> forbids;
    private final Map<String, List<Role>> roles = new HashMap<>();
    private final Map<String, Duration> fresh;
    private final Map<String, Set<String>> attributes;
    private final Map<String, Pattern> globs = new ConcurrentHashMap<>();
    private final Map<Place, String> words = new ConcurrentHashMap<>();
    private final Map<String, PathTerms> terms = new ConcurrentHashMap<>();

    Lookup(Policy policy) {
        policy.zones().forEach(zone -> zones.put(zone.name(), zone));
        for (BreakglassPath path : policy.paths()) {
            paths.put(path.name(), path);
            into.computeIfAbsent(path.zone().name(), zone -> new ArrayList<>()).add(path);
        }
        this.forbids = policy.forbids();
        for (int i = 0; i < forbids.size(); i++) {
            over.computeIfAbsent(forbids.get(i).zone().map(Zone::name), zone -> new ArrayList<>())
                    .add(i);
        }
        for (Role role : policy.roles()) {
            role.groups().forEach(group ->
                    roles.computeIfAbsent(group, name -> new ArrayList<>()).add(role));
        }
        this.fresh = policy.signals().stream().collect(Collectors.toMap(Signal::name, Signal::fresh));
        this.attributes = policy.resources().stream()
                .collect(Collectors.toMap(ResourceKind::name, kind -> kind.attributes().stream()
                        .map(Attribute::name)
                        .collect(Collectors.toSet())));
    }

    Optional<Zone> zone(String name) {
        return Optional.ofNullable(zones.get(name));
    }

    Optional<BreakglassPath> path(String name) {
        return Optional.ofNullable(paths.get(name));
    }

    /** In order of name. */
    List<BreakglassPath> into(Zone zone) {
        return into.getOrDefault(zone.name(), List.of());
    }

    /** The forbids of a zone, of all above it, and of everywhere; in order of name. */
    List<Forbid> over(Zone zone) {
        List<Integer> numbers = new ArrayList<>(over.getOrDefault(Optional.<String>empty(), List.of()));
        for (Zone above : zone.lineage()) {
            numbers.addAll(over.getOrDefault(Optional.of(above.name()), List.of()));
        }
        return numbers.stream().sorted().map(forbids::get).toList();
    }

    /** What the members of a group hold. */
    List<Role> roles(String group) {
        return roles.getOrDefault(group, List.of());
    }

    Duration fresh(String signal) {
        return Objects.requireNonNull(fresh.get(signal));
    }

    boolean declares(String kind, String attribute) {
        return attributes.getOrDefault(kind, Set.of()).contains(attribute);
    }

    boolean lies(Resource resource, List<ResourcePattern> patterns) {
        return patterns.stream()
                .anyMatch(pattern -> pattern.kind().equals(resource.kind())
                        && glob(pattern.glob()).matcher(resource.name()).matches());
    }

    /** A glob is the regular expression in which its stars are {@code .*} and all else is quoted. */
    private Pattern glob(String glob) {
        return globs.computeIfAbsent(
                glob,
                text -> Pattern.compile(
                        Arrays.stream(text.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")),
                        Pattern.DOTALL));
    }

    /** What was written at a place. */
    String words(Place place) {
        return words.computeIfAbsent(place, Wording::of);
    }

    PathTerms terms(BreakglassPath path) {
        return terms.computeIfAbsent(path.name(), name -> Terms.of(path));
    }
}
