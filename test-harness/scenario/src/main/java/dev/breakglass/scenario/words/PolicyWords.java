package dev.breakglass.scenario.words;

import dev.breakglass.compiler.reference.TypedValue;
import dev.breakglass.dsl.model.Action;
import dev.breakglass.dsl.model.Attribute;
import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.dsl.model.Issue;
import dev.breakglass.dsl.model.Policy;
import dev.breakglass.dsl.model.ResourceKind;
import dev.breakglass.dsl.model.Role;
import dev.breakglass.dsl.model.Signal;
import dev.breakglass.dsl.model.Type;
import dev.breakglass.dsl.model.Zone;
import dev.breakglass.runtime.request.IpAddress;
import dev.breakglass.scenario.yaml.Shown;
import dev.breakglass.scenario.yaml.Suggestion;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What one policy declares, by name. Immutable. */
final class PolicyWords {

    private final Map<Kind, Collection<String>> names = new EnumMap<>(Kind.class);
    private final Map<Holder, Map<String, Type>> types = new HashMap<>();

    /** Of resources of any kind. */
    private final Set<String> attributes;

    PolicyWords(Policy policy) {
        name(Kind.ZONE, policy.zones().stream().map(Zone::name));
        name(
                Kind.ACTION,
                policy.actions().stream().filter(action -> !action.isGroup()).map(Action::name));
        name(Kind.RESOURCE, policy.resources().stream().map(ResourceKind::name));
        name(Kind.PATH, policy.paths().stream().map(BreakglassPath::name));
        name(
                Kind.BROKER,
                policy.paths().stream().flatMap(path -> path.issues().stream()).map(Issue::broker));
        name(Kind.GROUP, policy.roles().stream().map(Role::groups).flatMap(List::stream));
        types.put(Holder.SEGMENTATION, types(policy.signals(), Signal::name, Signal::type));
        types.put(Holder.REQUESTER, types(policy.requester(), Attribute::name, Attribute::type));
        types.put(Holder.INCIDENT, types(policy.incident(), Attribute::name, Attribute::type));
        attributes = policy.resources().stream()
                .flatMap(kind -> kind.attributes().stream())
                .map(Attribute::name)
                .collect(Collectors.toSet());
        policy.resources()
                .forEach(kind -> types.put(
                        Holder.resource(kind.name()), types(kind.attributes(), Attribute::name, Attribute::type)));
    }

    private void name(Kind kind, Stream<String> all) {
        names.put(kind, all.collect(Collectors.toCollection(TreeSet::new)));
    }

    private static <T> Map<String, Type> types(List<T> all, Function<T, String> name, Function<T, Type> type) {
        return all.stream().collect(Collectors.toMap(name, type));
    }

    /** A word that the policy does not know, or nothing. */
    Optional<Stranger> unknown(Mention mention) {
        if (mention instanceof Mention.Named named) {
            return unknown(named);
        } else if (mention instanceof Mention.Valued valued) {
            return unknown(valued);
        }
        Mention.Address address = (Mention.Address) mention;
        return IpAddress.of(address.word()).isPresent()
                ? Optional.empty()
                : Optional.of(new Stranger(
                        address.word(), address.place(), "`" + Shown.cut(address.word()) + "` is no IP address"));
    }

    private Optional<Stranger> unknown(Mention.Named named) {
        Collection<String> known = names.getOrDefault(named.kind(), List.of());
        if (known.contains(named.word())) {
            return Optional.empty();
        }
        Optional<String> hint = named.kind() == Kind.GROUP
                ? NearMiss.of(named.word(), known).map(Suggestion::of)
                : Optional.of(Suggestion.after(named.word(), known));
        String lacks = "the policy has no " + named.kind().word() + " `" + Shown.cut(named.word()) + "`";
        return hint.map(near -> new Stranger(named.word(), named.place(), lacks + near));
    }

    private Optional<Stranger> unknown(Mention.Valued valued) {
        Map<String, Type> known = types.get(valued.holder());
        if (known == null) {
            // Its kind is what nobody knows.
            return Optional.empty();
        }
        Type type = known.get(valued.word());
        if (type == null && valued.isShared() && attributes.contains(valued.word())) {
            return Optional.empty();
        }
        if (type == null) {
            return Optional.of(new Stranger(
                    valued.word(),
                    valued.place(),
                    valued.holder().lacks(valued.word())
                            + Suggestion.after(valued.word(), new TreeSet<>(known.keySet()))));
        }
        return valued.value()
                .filter(value -> TypedValue.of(value, type).isEmpty())
                .map(value -> new Stranger(
                        valued.word() + "=" + value,
                        valued.valued(),
                        "`" + valued.word() + "` is " + type.described() + ", not " + Shown.cut(value.toString())));
    }
}
