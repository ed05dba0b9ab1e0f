package dev.breakglass.compiler.lower;

import dev.breakglass.dsl.model.Attribute;
import dev.breakglass.dsl.model.Input;
import dev.breakglass.dsl.model.Policy;
import dev.breakglass.dsl.model.ResourceKind;
import dev.breakglass.dsl.model.Signal;
import dev.breakglass.dsl.model.Type;
import dev.breakglass.runtime.policy.PathTerms;
import dev.breakglass.runtime.policy.Vocabulary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A policy's vocabulary: what it declares, what its conditions read, and what its paths say about grants. */
final class Words {

    private final Policy policy;
    private final Names names;

    Words(Policy policy, Names names) {
        this.policy = policy;
        this.names = names;
    }

    /** @param linked with all parts in their seats */
    Vocabulary vocabulary(Linking linked, List<Vocabulary.Zone> zones, List<PathTerms> paths) {
        List<Vocabulary.Input> inputs = new ArrayList<>();
        linked.inputs().forEach(read -> inputs.add(input(read)));
        return new Vocabulary(
                Digests.of(policy.sources()),
                zones,
                policy.roles().stream()
                        .map(role -> new Vocabulary.Role(role.name(), role.groups()))
                        .toList(),
                names.actions(),
                names.kinds(),
                inputs,
                linked.marks(),
                paths);
    }

    private Vocabulary.Input input(Read read) {
        Input input = read.input();
        Type type = input.type() instanceof Type.SetOf set ? set.element() : input.type();
        return new Vocabulary.Input(
                Vocabulary.Origin.valueOf(input.origin().name()),
                input.text(),
                input.name(),
                type(type),
                input.origin() == Input.Origin.RESOURCE ? declaring(input) : List.of(),
                type instanceof Type.Choice choice ? choice.values() : List.of(),
                input.origin() == Input.Origin.SIGNAL ? fresh(input) : Optional.empty(),
                input.type() instanceof Type.SetOf,
                read.otherwise());
    }

    private List<Integer> declaring(Input input) {
        List<Integer> kinds = new ArrayList<>();
        for (ResourceKind kind : policy.resources()) {
            if (kind.attributes().stream().map(Attribute::name).anyMatch(input.name()::equals)) {
                kinds.add(names.kind(kind.name()));
            }
        }
        return kinds;
    }

    private Optional<Duration> fresh(Input input) {
        return policy.signals().stream()
                .filter(signal -> signal.name().equals(input.name()))
                .map(Signal::fresh)
                .findFirst();
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
}
