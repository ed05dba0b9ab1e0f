package dev.breakglass.dsl.check;

import dev.breakglass.dsl.Limits;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.model.Action;
import dev.breakglass.dsl.model.Attribute;
import dev.breakglass.dsl.model.Factor;
import dev.breakglass.dsl.model.FactorKind;
import dev.breakglass.dsl.model.Provider;
import dev.breakglass.dsl.model.ResourceKind;
import dev.breakglass.dsl.model.Role;
import dev.breakglass.dsl.model.Signal;
import dev.breakglass.dsl.syntax.Declaration;
import dev.breakglass.dsl.syntax.Declaration.AttributeSyntax;
import dev.breakglass.dsl.syntax.Thing;
import dev.breakglass.dsl.syntax.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Declares everything but the blocks: actions, resources, attributes, roles, signals, factors. */
final class DeclarationChecker {

    private static final int PEOPLE_MAX = 1_000_000;

    private final Scope scope;
    private final Map<String, List<Word>> groups = new TreeMap<>();

    DeclarationChecker(Scope scope) {
        this.scope = scope;
    }

    void check(List<Declaration> declarations) {
        declarations.forEach(this::declare);
        groups.forEach(this::expand);
        for (Declaration declaration : declarations) {
            if (declaration instanceof Declaration.Role role) {
                role.disjointFrom().forEach(scope.roles::find);
            } else if (declaration instanceof Declaration.Signal signal) {
                signal.from().ifPresent(thing -> scope.resources.find(thing.kind()));
            } else if (declaration instanceof Declaration.Factor factor) {
                scope.resources.find(factor.from().kind());
            }
        }
    }

    private void declare(Declaration declaration) {
        if (declaration instanceof Declaration.Actions actions) {
            declareActions(actions);
        } else if (declaration instanceof Declaration.Attributes attributes) {
            declareAttributes(attributes);
        } else if (declaration instanceof Declaration.Role role) {
            fits(role.name());
            List<String> names =
                    role.groups().stream().map(Word::text).distinct().sorted().toList();
            OptionalInt size = role.size().stream()
                    .mapToInt(n -> Lengths.count(n, PEOPLE_MAX, "the size of a role", scope.diagnostics))
                    .findFirst();
            List<String> disjoint = role.disjointFrom().stream()
                    .map(Word::text)
                    .distinct()
                    .sorted()
                    .toList();
            scope.roles.declare(
                    role.name(),
                    new Role(
                            role.name().text(),
                            names,
                            size,
                            disjoint,
                            role.name().place()));
        } else if (declaration instanceof Declaration.Signal signal) {
            fits(signal.name());
            if (Inputs.isBuiltIn(signal.name().text()) || signal.name().text().contains(".")) {
                scope.report(
                        Diagnostic.error(Code.DECLARED_TWICE, signal.name().place(), "a signal's name has no dot"));
                return;
            }
            scope.signals.declare(
                    signal.name(),
                    new Signal(
                            signal.name().text(),
                            Types.of(signal.type(), scope),
                            Lengths.duration(signal.fresh(), scope.diagnostics),
                            signal.from().map(DeclarationChecker::provider),
                            signal.name().place()));
        } else if (declaration instanceof Declaration.Factor factor) {
            declareFactor(factor);
        }
    }

    private void declareActions(Declaration.Actions actions) {
        boolean group = !actions.includes().isEmpty();
        if (group && actions.names().size() > 1) {
            scope.report(
                    Diagnostic.error(Code.UNEXPECTED, actions.place(), "only one group can be declared at a time"));
        }
        for (Word name : actions.names()) {
            fits(name);
            scope.actions.declare(name, new Action(name.text(), List.of(), name.place()));
            if (group) {
                groups.putIfAbsent(name.text(), actions.includes());
            }
        }
    }

    private void expand(String group, List<Word> includes) {
        Set<String> atomic = new TreeSet<>();
        Set<String> seen = new TreeSet<>(Set.of(group));
        List<Word> open = new ArrayList<>(includes);
        while (!open.isEmpty()) {
            Word name = open.remove(open.size() - 1);
            if (name.text().equals(group)) {
                scope.report(Diagnostic.error(Code.ACTION_CYCLE, name.place(), "`" + group + "` includes itself"));
            } else if (seen.add(name.text()) && scope.actions.find(name).isPresent()) {
                if (groups.containsKey(name.text())) {
                    open.addAll(groups.get(name.text()));
                } else {
                    atomic.add(name.text());
                }
            }
        }
        if (!atomic.isEmpty()) {
            scope.actions
                    .get(group)
                    .ifPresent(action ->
                            scope.actions.replace(group, new Action(group, List.copyOf(atomic), action.place())));
        }
    }

    private void declareAttributes(Declaration.Attributes declaration) {
        Names<Attribute> own = switch (declaration.owner()) {
            case "requester" -> scope.requester;
            case "incident" -> scope.incident;
            default -> new Names<>("an attribute of this resource", Code.UNKNOWN_INPUT, scope.diagnostics);
        };
        for (AttributeSyntax attribute : declaration.attributes()) {
            Word name = attribute.name();
            fits(name);
            boolean builtIn = Inputs.isBuiltIn(declaration.owner() + "." + name.text())
                    || Inputs.isPlace(declaration.owner() + "." + name.text());
            if (builtIn || name.text().contains(".")) {
                String why = builtIn ? "is built in" : "has a dot, and an attribute's name has none";
                scope.report(Diagnostic.error(Code.DECLARED_TWICE, name.place(), "`" + name.text() + "` " + why));
            } else {
                own.declare(name, new Attribute(name.text(), Types.of(attribute.type(), scope), name.place()));
            }
        }
        declaration.name().ifPresent(name -> {
            fits(name);
            scope.resources.declare(name, new ResourceKind(name.text(), List.copyOf(own.all()), name.place()));
        });
    }

    private void declareFactor(Declaration.Factor factor) {
        for (FactorKind kind : FactorKind.values()) {
            if (kind.word().equals(factor.name().text())) {
                scope.factors.declare(
                        factor.name(),
                        new Factor(kind, provider(factor.from()), factor.name().place()));
                return;
            }
        }
        scope.report(Diagnostic.error(
                        Code.UNKNOWN_FACTOR,
                        factor.name().place(),
                        "`" + factor.name().text() + "` is not a kind of factor")
                .note("kinds are password, sms, totp, push, webauthn, piv"));
    }

    private static Provider provider(Thing thing) {
        return new Provider(thing.kind().text(), thing.glob().text());
    }

    void fits(Word name) {
        int max = Limits.STANDARD.charactersPerNameMax();
        if (name.text().length() > max) {
            scope.report(Diagnostic.error(Code.TOO_MUCH, name.place(), "a name has " + max + " characters at most"));
        }
    }
}
