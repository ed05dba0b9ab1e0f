package dev.breakglass.dsl.check;

import dev.breakglass.dsl.model.Attribute;
import dev.breakglass.dsl.model.Input;
import dev.breakglass.dsl.model.Provider;
import dev.breakglass.dsl.model.ResourceKind;
import dev.breakglass.dsl.model.Role;
import dev.breakglass.dsl.model.Signal;
import dev.breakglass.dsl.syntax.AttributeSyntax;
import dev.breakglass.dsl.syntax.Pattern;
import dev.breakglass.dsl.syntax.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/** What conditions and clauses can speak of: actions, kinds, attributes, roles, signals. */
final class Vocabulary {
    final Declared declared;
    final ActionGroups actions;
    final Inputs inputs;
    final List<ResourceKind> kinds;
    final List<Attribute> requester;
    final List<Attribute> incident;
    final SortedMap<String, Role> roles = new TreeMap<>();
    final SortedMap<String, Signal> signals = new TreeMap<>();

    Vocabulary(Declared declared, ActionGroups actions, Faults faults) {
        this.declared = declared;
        this.actions = actions;
        this.inputs = new Inputs(declared, faults);
        this.requester = inputs.attributes(Input.Origin.REQUESTER, declared.requester.all());
        this.incident = inputs.attributes(Input.Origin.INCIDENT, declared.incident.all());
        List<ResourceKind> found = new ArrayList<>();
        declared.kinds.all().forEach((name, kind) -> {
            Names<AttributeSyntax> own = new Names<>(NameKind.ATTRIBUTE, declared.excuses, declared.homonyms, faults);
            kind.attributes().forEach(attribute -> own.declare(attribute.name(), attribute));
            found.add(new ResourceKind(
                    name,
                    inputs.attributes(Input.Origin.RESOURCE, own.all()),
                    kind.name().place()));
        });
        this.kinds = List.copyOf(found);
        declared.roles.all().forEach((name, role) -> {
            List<String> groups = role.groups().stream()
                    .map(Written::value)
                    .distinct()
                    .sorted()
                    .toList();
            List<String> others = Lists.distinct(role.disjointFrom(), faults).stream()
                    .filter(other -> declared.roles.find(other).isPresent())
                    .map(Written::value)
                    .sorted()
                    .toList();
            OptionalInt size =
                    role.size().isPresent() ? OptionalInt.of(role.size().get().value()) : OptionalInt.empty();
            roles.put(name, new Role(name, groups, size, others, role.name().place()));
        });
        declared.signals.all().forEach((name, signal) -> {
            Optional<Provider> from = signal.from().flatMap(this::provider);
            inputs.signal(signal)
                    .ifPresent(type -> signals.put(
                            name,
                            new Signal(
                                    name,
                                    type,
                                    signal.fresh().value(),
                                    from,
                                    signal.name().place())));
        });
    }

    Optional<Provider> provider(Pattern from) {
        return declared.kinds
                .find(from.kind())
                .map(kind -> new Provider(from.kind().value(), from.text().value()));
    }

    Optional<Role> role(Written<String> name) {
        return declared.roles.find(name).map(found -> roles.get(name.value()));
    }

    /** In order of name; unknown ones are reported and left out. */
    List<Role> roles(List<Written<String>> names, Faults faults) {
        SortedMap<String, Role> found = new TreeMap<>();
        for (Written<String> name : Lists.distinct(names, faults)) {
            role(name).ifPresent(role -> found.put(role.name(), role));
        }
        return List.copyOf(found.values());
    }
}
