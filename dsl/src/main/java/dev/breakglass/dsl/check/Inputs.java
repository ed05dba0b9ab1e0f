package dev.breakglass.dsl.check;

import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Nearest;
import dev.breakglass.dsl.model.Attribute;
import dev.breakglass.dsl.model.Input;
import dev.breakglass.dsl.model.Input.Origin;
import dev.breakglass.dsl.model.ResourceKind;
import dev.breakglass.dsl.model.Signal;
import dev.breakglass.dsl.model.Type;
import dev.breakglass.dsl.syntax.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What conditions can read: the built-in inputs, the declared attributes and the signals. */
final class Inputs {

    private static final Map<String, Input> BUILT_IN = builtIn();
    private static final Set<String> LATER = Set.of("ttl", "time", "weekday", "source.ip");

    private final Scope scope;

    Inputs(Scope scope) {
        this.scope = scope;
    }

    /** Names that a request always brings, and that are compared with declarations. */
    static boolean isPlace(String name) {
        return name.equals("zone") || name.equals("action") || name.equals("resource.kind");
    }

    static boolean isBuiltIn(String name) {
        return BUILT_IN.containsKey(name);
    }

    boolean isKnown(String name) {
        return lookUp(name).isPresent();
    }

    Optional<Input> find(Word word) {
        Optional<Input> input = lookUp(word.text());
        if (input.isEmpty()) {
            scope.report(unknown(word));
        } else if (input.get().origin() == Origin.RESOURCE && ambiguous(input.get())) {
            scope.report(Diagnostic.error(
                    Code.TYPE_MISMATCH,
                    word.place(),
                    "`" + word.text() + "` has different types in different kinds of resource"));
            return Optional.empty();
        }
        return input;
    }

    private Optional<Input> lookUp(String name) {
        if (BUILT_IN.containsKey(name)) {
            return Optional.of(BUILT_IN.get(name));
        }
        int dot = name.indexOf('.');
        String rest = name.substring(dot + 1);
        return switch (dot < 0 ? "" : name.substring(0, dot)) {
            case "requester" -> scope.requester.get(rest).map(a -> new Input(Origin.REQUESTER, rest, a.type()));
            case "incident" -> scope.incident.get(rest).map(a -> new Input(Origin.INCIDENT, rest, a.type()));
            case "resource" -> types(rest).stream().findFirst().map(type -> new Input(Origin.RESOURCE, rest, type));
            default -> scope.signals.get(name).map(signal -> new Input(Origin.SIGNAL, name, signal.type()));
        };
    }

    private boolean ambiguous(Input input) {
        return !input.name().equals("name")
                && types(input.name()).stream().distinct().count() > 1;
    }

    private List<Type> types(String attribute) {
        return scope.resources.all().stream()
                .flatMap(kind -> kind.attributes().stream())
                .filter(a -> a.name().equals(attribute))
                .map(Attribute::type)
                .toList();
    }

    private Diagnostic unknown(Word word) {
        if (LATER.contains(word.text())) {
            return Diagnostic.error(
                    Code.NOT_SUPPORTED_YET, word.place(), "`" + word.text() + "` in a condition is not supported yet");
        }
        Diagnostic diagnostic = Diagnostic.error(
                Code.UNKNOWN_INPUT, word.place(), "`" + word.text() + "` is neither an attribute nor a signal");
        return Nearest.to(word.text(), names())
                .map(near -> diagnostic.label("did you mean `" + near + "`?"))
                .orElse(diagnostic);
    }

    private List<String> names() {
        List<String> names = new ArrayList<>(BUILT_IN.keySet());
        names.addAll(List.of("zone", "action", "resource.kind"));
        scope.requester.names().forEach(name -> names.add("requester." + name));
        scope.incident.names().forEach(name -> names.add("incident." + name));
        for (ResourceKind kind : scope.resources.all()) {
            kind.attributes().forEach(a -> names.add("resource." + a.name()));
        }
        scope.signals.all().stream().map(Signal::name).forEach(names::add);
        return names;
    }

    private static Map<String, Input> builtIn() {
        Map<String, Input> inputs = new TreeMap<>();
        Type kinds = new Type.Choice(List.of("outage", "security", "maintenance"));
        for (Input input : List.of(
                new Input(Origin.REQUESTER, "id", new Type.Text()),
                new Input(Origin.INCIDENT, "id", new Type.Text()),
                new Input(Origin.INCIDENT, "kind", kinds),
                new Input(Origin.INCIDENT, "severity", new Type.Int()),
                new Input(Origin.INCIDENT, "age", new Type.Length()),
                new Input(Origin.RESOURCE, "name", new Type.Text()))) {
            inputs.put(input.text(), input);
        }
        return inputs;
    }
}
