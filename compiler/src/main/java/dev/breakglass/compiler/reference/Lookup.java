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
import dev.breakglass.dsl.source.SourceFile;
import dev.breakglass.dsl.source.Span;
import dev.breakglass.runtime.decision.Source;
import dev.breakglass.runtime.policy.PathTerms;
import dev.breakglass.runtime.request.Resource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where everything in a checked policy is, so that no question reads the whole policy. Immutable and thread-safe. */
public final class Lookup {

    private final Map<String, Zone> zones = new HashMap<>();
    private final Map<String, BreakglassPath> paths = new HashMap<>();
    private final Map<String, List<BreakglassPath>> into = new HashMap<>();
    private final Map<String, List<Forbid>> over = new HashMap<>();
    private final Map<String, List<Role>> roles = new HashMap<>();
    private final Map<String, Duration> fresh;
    private final Map<String, Set<String>> attributes;
    private final Map<String, Pattern> globs = new ConcurrentHashMap<>();
    private final IdentityHashMap<SourceFile, Map<Span, Written>> written = new IdentityHashMap<>();
    private final Map<String, PathTerms> terms = new ConcurrentHashMap<>();

    public Lookup(Policy policy) {
        policy.zones().forEach(zone -> zones.put(zone.name(), zone));
        for (BreakglassPath path : policy.paths()) {
            paths.put(path.name(), path);
            into.computeIfAbsent(path.zone().name(), zone -> new ArrayList<>()).add(path);
        }
        forbids(policy);
        policy.sources().forEach(file -> written.put(file, new ConcurrentHashMap<>()));
        for (Role role : policy.roles()) {
            role.groups()
                    .forEach(group -> roles.computeIfAbsent(group, name -> new ArrayList<>())
                            .add(role));
        }
        this.fresh = policy.signals().stream().collect(Collectors.toMap(Signal::name, Signal::fresh));
        this.attributes = policy.resources().stream()
                .collect(Collectors.toMap(
                        ResourceKind::name,
                        kind -> kind.attributes().stream().map(Attribute::name).collect(Collectors.toSet())));
    }

    /** Each zone has those of the zone above, which comes before it; it keeps the same list if it has none of its own. */
    private void forbids(Policy policy) {
        Map<Optional<String>, List<Forbid>> own = new HashMap<>();
        policy.forbids()
                .forEach(forbid -> own.computeIfAbsent(forbid.zone().map(Zone::name), zone -> new ArrayList<>())
                        .add(forbid));
        List<Forbid> everywhere = List.copyOf(own.getOrDefault(Optional.<String>empty(), List.of()));
        for (Zone zone : policy.zones()) {
            List<Forbid> above = zone.parent().map(this::over).orElse(everywhere);
            List<Forbid> here = own.getOrDefault(Optional.of(zone.name()), List.of());
            over.put(
                    zone.name(),
                    here.isEmpty()
                            ? above
                            : Stream.concat(above.stream(), here.stream())
                                    .sorted(Comparator.comparing(Forbid::name))
                                    .toList());
        }
    }

    Optional<Zone> zone(String name) {
        return Optional.ofNullable(zones.get(name));
    }

    Optional<BreakglassPath> path(String name) {
        return Optional.ofNullable(paths.get(name));
    }

    Set<String> paths() {
        return Collections.unmodifiableSet(paths.keySet());
    }

    /** In order of name. */
    public List<BreakglassPath> into(Zone zone) {
        return into.getOrDefault(zone.name(), List.of());
    }

    /** The forbids of a zone, of all above it, and of everywhere; in order of name. */
    public List<Forbid> over(Zone zone) {
        return over.getOrDefault(zone.name(), List.of());
    }

    /** What the members of a group hold. */
    List<Role> roles(String group) {
        return roles.getOrDefault(group, List.of());
    }

    public Duration fresh(String signal) {
        return Objects.requireNonNull(fresh.get(signal));
    }

    public boolean declares(String kind, String attribute) {
        return attributes.getOrDefault(kind, Set.of()).contains(attribute);
    }

    public boolean lies(Resource resource, List<ResourcePattern> patterns) {
        for (ResourcePattern pattern : patterns) {
            if (pattern.kind().equals(resource.kind())
                    && glob(pattern.glob()).matcher(resource.name()).matches()) {
                return true;
            }
        }
        return false;
    }

    /**
     * A glob is the regular expression in which its stars are {@code .*} and all else is quoted. It says where it begins, or
     * the platform prepares a search for its first words, in a time that grows with the square of their length.
     */
    private Pattern glob(String glob) {
        Pattern known = globs.get(glob);
        return known != null
                ? known
                : globs.computeIfAbsent(
                        glob,
                        text -> Pattern.compile(
                                Arrays.stream(text.split("\\*", -1))
                                        .map(Pattern::quote)
                                        .collect(Collectors.joining(".*", "\\A", "")),
                                Pattern.DOTALL));
    }

    /** What was written at a place, in one line, and where that is. */
    record Written(String words, Optional<Source> source) {}

    Written written(Place place) {
        Map<Span, Written> file = written.get(place.file());
        Written known = file == null ? null : file.get(place.span());
        if (known == null) {
            known = new Written(Wording.of(place), Optional.of(Wording.source(place)));
            if (file != null) {
                file.put(place.span(), known);
            }
        }
        return known;
    }

    PathTerms terms(BreakglassPath path) {
        return terms.computeIfAbsent(path.name(), name -> Terms.of(path));
    }
}
