package dev.breakglass.compiler.lower;

import dev.breakglass.dsl.model.Action;
import dev.breakglass.dsl.model.Attribute;
import dev.breakglass.dsl.model.Input;
import dev.breakglass.dsl.model.Policy;
import dev.breakglass.dsl.model.ResourceKind;
import dev.breakglass.dsl.model.Role;
import dev.breakglass.dsl.model.Signal;
import dev.breakglass.dsl.model.Type;
import dev.breakglass.dsl.model.Zone;
import dev.breakglass.runtime.policy.PathTerms;
import dev.breakglass.runtime.policy.Vocabulary;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The numbers of a policy's words, given out as they are needed. */
final class Numbering {

    private final Policy policy;
    private final Map<String, Integer> zones;
    private final Map<String, Integer> roles;
    private final Map<String, Integer> actions;
    private final Map<String, Integer> kinds;
    private final Map<Read, Integer> inputs = new LinkedHashMap<>();
    private final Map<Vocabulary.Mark, Integer> marks = new LinkedHashMap<>();
    private final Map<String, List<Integer>> within = new HashMap<>();
    private final List<Action> atomic;

    /** @param otherwise what it is while the request does not say */
    private record Read(Input input, Optional<Duration> otherwise) {}

    Numbering(Policy policy) {
        this.policy = policy;
        this.atomic =
                policy.actions().stream().filter(action -> !action.isGroup()).toList();
        this.zones = numbers(policy.zones(), Zone::name);
        this.roles = numbers(policy.roles(), Role::name);
        this.actions = numbers(atomic, Action::name);
        this.kinds = numbers(policy.resources(), ResourceKind::name);
    }

    int zone(String name) {
        return zones.getOrDefault(name, -1);
    }

    /** Numbers of the zone of this name and of those below it. */
    List<Integer> zonesWithin(String name) {
        return within.computeIfAbsent(
                name,
                outer -> policy.zones().stream()
                        .filter(zone -> zone.isWithin(outer))
                        .map(zone -> zone(zone.name()))
                        .toList());
    }

    int role(Role role) {
        return roles.getOrDefault(role.name(), -1);
    }

    /** In order, each once. */
    List<Integer> roles(List<Role> list) {
        return list.stream().map(this::role).sorted().distinct().toList();
    }

    /** In order, each once; what no request can be about is left out. */
    List<Integer> actionsOf(List<String> names) {
        return actions(names).stream()
                .filter(number -> number >= 0)
                .sorted()
                .distinct()
                .toList();
    }

    List<Integer> actions(List<String> names) {
        return names.stream().map(name -> actions.getOrDefault(name, -1)).toList();
    }

    int kind(String name) {
        return kinds.getOrDefault(name, -1);
    }

    /** @param ttl what a request that does not ask for one gets, where that can be said */
    int input(Input input, Optional<Duration> ttl) {
        boolean isTtl = input.origin() == Input.Origin.REQUEST && input.type() instanceof Type.Length;
        return inputs.computeIfAbsent(new Read(input, isTtl ? ttl : Optional.empty()), read -> inputs.size());
    }

    int mark(Vocabulary.Mark mark) {
        return marks.computeIfAbsent(mark, added -> marks.size());
    }

    Vocabulary vocabulary(List<PathTerms> paths, Map<String, List<Role>> approvers) {
        return new Vocabulary(
                Digests.of(policy.sources()),
                policy.zones().stream()
                        .map(zone -> new Vocabulary.Zone(
                                zone.name(),
                                approvers.getOrDefault(zone.name(), List.of()).stream()
                                        .map(this::role)
                                        .toList()))
                        .toList(),
                policy.roles().stream()
                        .map(role -> new Vocabulary.Role(role.name(), role.groups()))
                        .toList(),
                atomic.stream().map(Action::name).toList(),
                policy.resources().stream().map(ResourceKind::name).toList(),
                inputs.keySet().stream().map(this::word).toList(),
                List.copyOf(marks.keySet()),
                paths);
    }

    private Vocabulary.Input word(Read read) {
        Input input = read.input();
        Type type = input.type() instanceof Type.SetOf set ? set.element() : input.type();
        List<Integer> declaring = policy.resources().stream()
                .filter(kind -> kind.attributes().stream().map(Attribute::name).anyMatch(input.name()::equals))
                .map(kind -> kind(kind.name()))
                .toList();
        return new Vocabulary.Input(
                Vocabulary.Origin.valueOf(input.origin().name()),
                input.text(),
                input.name(),
                type(type),
                input.origin() == Input.Origin.RESOURCE ? declaring : List.of(),
                type instanceof Type.Choice choice ? choice.values() : List.of(),
                policy.signals().stream()
                        .filter(signal -> input.origin() == Input.Origin.SIGNAL
                                && signal.name().equals(input.name()))
                        .map(Signal::fresh)
                        .findFirst(),
                input.type() instanceof Type.SetOf,
                read.otherwise());
    }

    private static Vocabulary.Type type(Type type) {
        if (type instanceof Type.Bool) {
            return Vocabulary.Type.BOOL;
        } else if (type instanceof Type.Int) {
            return Vocabulary.Type.INT;
        } else if (type instanceof Type.Length) {
            return Vocabulary.Type.LENGTH;
        } else if (type instanceof Type.Ip) {
            return Vocabulary.Type.ADDRESS;
        }
        return type instanceof Type.Choice ? Vocabulary.Type.CHOICE : Vocabulary.Type.TEXT;
    }

    private static <T> Map<String, Integer> numbers(List<T> things, Function<T, String> name) {
        Map<String, Integer> numbers = new HashMap<>();
        for (int i = 0; i < things.size(); i++) {
            numbers.put(name.apply(things.get(i)), i);
        }
        return numbers;
    }
}
