package dev.breakglass.dsl.check;

import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.dsl.diagnostic.Spelling;
import dev.breakglass.dsl.model.Attribute;
import dev.breakglass.dsl.model.Input;
import dev.breakglass.dsl.model.Type;
import dev.breakglass.dsl.source.Place;
import dev.breakglass.dsl.syntax.AttributeSyntax;
import dev.breakglass.dsl.syntax.Condition.Operand;
import dev.breakglass.dsl.syntax.Declaration;
import dev.breakglass.dsl.syntax.Written;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Everything that a condition can read, by the word that a policy writes for it. */
final class Inputs {
    private static final Set<String> TAKEN = Set.of(
            "zone", "action", "resource", "requester", "incident", "ttl", "time", "weekday", "approvals", "source");
    private static final String APPROVALS = "approvals";

    private final Declared declared;
    private final Faults faults;
    private final SortedMap<String, Input> inputs = new TreeMap<>();
    private final Map<String, Place> places = new HashMap<>();
    private final Set<String> withoutType = new HashSet<>();
    private boolean inInvariant;

    Inputs(Declared declared, Faults faults) {
        this.declared = declared;
        this.faults = faults;
        add(new Input(Input.Origin.REQUESTER, "id", new Type.Text()));
        add(new Input(Input.Origin.INCIDENT, "id", new Type.Text()));
        add(new Input(Input.Origin.INCIDENT, "kind", new Type.Choice(List.of("outage", "security", "maintenance"))));
        add(new Input(Input.Origin.INCIDENT, "severity", new Type.Int()));
        add(new Input(Input.Origin.INCIDENT, "age", new Type.Length()));
        add(new Input(Input.Origin.RESOURCE, "name", new Type.Text()));
        add(new Input(Input.Origin.REQUEST, "ttl", new Type.Length()));
        add(new Input(Input.Origin.REQUEST, "source.ip", new Type.Ip()));
        add(new Input(Input.Origin.PATH, APPROVALS, new Type.Int()));
    }

    private void add(Input input) {
        inputs.put(input.text(), input);
    }

    List<Attribute> attributes(Input.Origin origin, SortedMap<String, AttributeSyntax> all) {
        List<Attribute> attributes = new ArrayList<>();
        all.forEach((name, attribute) -> {
            Input known = inputs.get(origin.name().toLowerCase(Locale.ROOT) + "." + name);
            Optional<Type> type = Types.of(attribute.type(), faults);
            if (name.contains(".")) {
                faults.add(Diagnostic.error(
                        Code.MALFORMED_NAME,
                        attribute.name().place(),
                        "an attribute's name has no dot, and " + Quote.of(name) + " has"));
            } else if ((origin == Input.Origin.RESOURCE && name.equals("kind"))
                    || (known != null && !places.containsKey(known.text()))) {
                taken(attribute.name());
            } else if (type.isEmpty()) {
                withoutType.add(new Input(origin, name, new Type.Bool()).text());
            } else {
                Input input = new Input(origin, name, type.get());
                if (known != null && !known.type().equals(input.type())) {
                    conflict(attribute, input);
                }
                add(input);
                places.put(input.text(), attribute.name().place());
                attributes.add(new Attribute(name, type.get(), attribute.name().place()));
            }
        });
        return attributes;
    }

    private void conflict(AttributeSyntax attribute, Input input) {
        Diagnostic fault = Diagnostic.error(
                        Code.CONFLICTING_TYPES, attribute.place(), "`" + input.text() + "` has another type elsewhere")
                .labelled(input.type().described() + " here")
                .helping("a condition reads it without knowing the kind, so give one of them another name");
        Place other = places.get(input.text());
        faults.add(other == null ? fault : fault.seeing(other, "declared here too"));
    }

    private void taken(Written<String> name) {
        faults.add(Diagnostic.error(
                Code.TAKEN_NAME, name.place(), Quote.of(name.value()) + " means something in the language already"));
    }

    /** The signal's type; none when it has no type or no name that can be used. */
    Optional<Type> signal(Declaration.Signal signal) {
        String name = signal.name().value();
        Optional<Type> type = Types.of(signal.type(), faults);
        int dot = name.indexOf('.');
        if (TAKEN.contains(dot < 0 ? name : name.substring(0, dot))) {
            taken(signal.name());
            withoutType.add(name);
            return Optional.empty();
        }
        if (type.isPresent()) {
            add(new Input(Input.Origin.SIGNAL, name, type.get()));
        } else {
            withoutType.add(name);
        }
        return type;
    }

    boolean has(String word) {
        return inputs.containsKey(word);
    }

    /** @throws IllegalArgumentException when there is none; ask {@link #has} first */
    Input get(String word) {
        Input input = inputs.get(word);
        if (input == null) {
            throw new IllegalArgumentException(word);
        }
        return input;
    }

    /** Whether what is read from now on stands in an invariant, which also sees what a path asks for. */
    void readingInvariants(boolean now) {
        inInvariant = now;
    }

    /** The input that the word reads; when there is none, that is said unless it was before. */
    Optional<Input> find(Operand.Word word) {
        Input input = inputs.get(word.name());
        if (input != null && input.origin() == Input.Origin.PATH && !inInvariant) {
            faults.add(Diagnostic.error(
                            Code.ONLY_IN_INVARIANTS,
                            word.place(),
                            Quote.of(word.name()) + " can be read by invariants alone")
                    .noting("a path says how many people approve with `approve`, and a zone with `at least approve`"));
            return Optional.empty();
        }
        if (input != null) {
            return Optional.of(input);
        }
        if (withoutType.contains(word.name())) {
            return Optional.empty();
        }
        if (word.name().equals("time") || word.name().equals("weekday")) {
            faults.add(Diagnostic.error(
                            Code.WRONG_OPERAND,
                            word.place(),
                            Quote.of(word.name()) + " can only be asked about with `in`")
                    .helping(
                            word.name().equals("time")
                                    ? "time in 08:00..18:00 \"Europe/London\""
                                    : "weekday in { saturday, sunday } \"Europe/London\""));
            return Optional.empty();
        }
        if (List.of("requester", "incident", "resource", "source").contains(word.name())) {
            bare(word);
            return Optional.empty();
        }
        int dot = word.name().indexOf('.');
        String head = dot < 0 ? "" : word.name().substring(0, dot);
        if (List.of("requester", "incident", "resource").contains(head)) {
            unknownAttribute(word, head, word.name().substring(dot + 1));
        } else {
            unknownSignal(word);
        }
        return Optional.empty();
    }

    private void bare(Operand.Word word) {
        List<String> known = inputs.keySet().stream()
                .filter(name -> name.startsWith(word.name() + "."))
                .toList();
        Diagnostic fault = Diagnostic.error(
                        Code.WRONG_OPERAND, word.place(), Quote.of(word.name()) + " is not a value by itself")
                .noting("it has " + Lists.text(known));
        faults.add(word.name().equals("requester") ? fault.helping("requester has ROLE") : fault);
    }

    /** A word without a dot that reads nothing: a signal, unless it is the value of an enum. */
    private void unknownSignal(Operand.Word word) {
        Optional<Input> enumeration = inputs.values().stream()
                .filter(input -> input.type() instanceof Type.Choice choice
                        && choice.values().contains(word.name()))
                .findFirst();
        Optional<Input> attribute = inputs.values().stream()
                .filter(input -> input.text().endsWith("." + word.name()))
                .findFirst();
        if (attribute.isPresent() && !declared.excuses.cover(word.name())) {
            faults.add(Diagnostic.error(Code.UNKNOWN_SIGNAL, word.place(), Quote.of(word.name()) + " is not a signal")
                    .labelled("write " + Quote.of(attribute.get().text())));
            return;
        }
        if (enumeration.isEmpty() || declared.excuses.cover(word.name())) {
            declared.signals.unknown(new Written<>(word.name(), word.place()), inputs.keySet());
            return;
        }
        String text = enumeration.get().text();
        faults.add(Diagnostic.error(
                        Code.UNKNOWN_SIGNAL,
                        word.place(),
                        Quote.of(word.name()) + " is a value of " + Quote.of(text) + ", and not a signal")
                .helping(text + " == " + word.name()));
    }

    private void unknownAttribute(Operand.Word word, String head, String attribute) {
        if (declared.excuses.cover(attribute) || declared.excuses.cover(word.name())) {
            return;
        }
        List<String> known = inputs.keySet().stream()
                .filter(name -> name.startsWith(head + "."))
                .toList();
        String label = Spelling.nearest(word.name(), known)
                .map(near -> "did you mean " + Quote.of(near) + "?")
                .orElse("");
        String form = head.equals("resource") ? "resource KIND { NAME: TYPE }" : head + " { NAME: TYPE }";
        faults.add(
                Diagnostic.error(Code.UNKNOWN_ATTRIBUTE, word.place(), Quote.of(word.name()) + " is not an attribute")
                        .labelled(label)
                        .noting("there are " + Lists.text(known) + "; others are declared with `" + form + "`"));
    }
}
