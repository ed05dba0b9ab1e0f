package dev.breakglass.dsl.check;

import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.model.Action;
import dev.breakglass.dsl.model.Attribute;
import dev.breakglass.dsl.model.Factor;
import dev.breakglass.dsl.model.ResourceKind;
import dev.breakglass.dsl.model.ResourcePattern;
import dev.breakglass.dsl.model.Role;
import dev.breakglass.dsl.model.Signal;
import dev.breakglass.dsl.model.Zone;
import dev.breakglass.dsl.source.Place;
import dev.breakglass.dsl.syntax.Declaration.Block;
import dev.breakglass.dsl.syntax.Thing;
import dev.breakglass.dsl.syntax.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Everything that a set declares, by kind and name, and the list of what is wrong with it. */
final class Scope {

    final List<Diagnostic> diagnostics = new ArrayList<>();
    final Names<Action> actions = new Names<>("an action", Code.UNKNOWN_ACTION, diagnostics);
    final Names<ResourceKind> resources = new Names<>("a kind of resource", Code.UNKNOWN_RESOURCE, diagnostics);
    final Names<Attribute> requester = new Names<>("an attribute of the requester", Code.UNKNOWN_INPUT, diagnostics);
    final Names<Attribute> incident = new Names<>("an attribute of the incident", Code.UNKNOWN_INPUT, diagnostics);
    final Names<Role> roles = new Names<>("a role", Code.UNKNOWN_ROLE, diagnostics);
    final Names<Signal> signals = new Names<>("a signal", Code.UNKNOWN_SIGNAL, diagnostics);
    final Names<Factor> factors = new Names<>("a factor", Code.UNKNOWN_FACTOR, diagnostics);
    final Names<Zone> zones = new Names<>("a zone", Code.UNKNOWN_ZONE, diagnostics);
    final Names<Block> profiles = new Names<>("a profile", Code.UNKNOWN_PROFILE, diagnostics);
    final Names<Block> paths = new Names<>("a path", Code.UNKNOWN_INPUT, diagnostics);
    final Names<Block> forbids = new Names<>("a forbid", Code.UNKNOWN_INPUT, diagnostics);

    void report(Diagnostic diagnostic) {
        diagnostics.add(diagnostic);
    }

    /** The atomic actions that the names stand for, in order of name. */
    List<String> atomicActions(List<Word> names) {
        TreeSet<String> atomic = new TreeSet<>();
        for (Word name : names) {
            actions.find(name).ifPresent(action -> {
                if (action.isGroup()) {
                    atomic.addAll(action.includes());
                } else {
                    atomic.add(action.name());
                }
            });
        }
        return List.copyOf(atomic);
    }

    /** The roles of the names, each once, in order of name. */
    List<Role> rolesOf(List<Word> names) {
        return names.stream()
                .map(roles::find)
                .flatMap(Optional::stream)
                .distinct()
                .sorted(Comparator.comparing(Role::name))
                .toList();
    }

    List<ResourcePattern> patterns(List<Thing> things) {
        return things.stream()
                .filter(thing -> resources.find(thing.kind()).isPresent())
                .map(thing -> new ResourcePattern(
                        thing.kind().text(),
                        thing.glob().text(),
                        new Place(
                                thing.kind().place().file(),
                                thing.kind()
                                        .place()
                                        .span()
                                        .to(thing.glob().place().span()))))
                .sorted(Comparator.comparing(ResourcePattern::kind).thenComparing(ResourcePattern::glob))
                .toList();
    }
}
