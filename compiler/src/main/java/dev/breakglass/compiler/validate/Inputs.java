package dev.breakglass.compiler.validate;

import dev.breakglass.dsl.model.Input;
import dev.breakglass.dsl.model.Network;
import dev.breakglass.dsl.model.Type;
import dev.breakglass.runtime.decision.Durations;
import dev.breakglass.runtime.request.Value;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Where a draft keeps what conditions read. */
final class Inputs {

    static final Input RESOURCE_NAME = new Input(Input.Origin.RESOURCE, "name", new Type.Text());

    private Inputs() {}

    /** Gives an input a value that the reference's comparisons know. */
    static void set(Draft draft, Input input, Object value) {
        if (isAge(input)) {
            draft.incident = true;
            draft.incidentAge = Optional.of((Duration) value);
        } else if (isTtl(input)) {
            draft.ttl = Optional.of((Duration) value);
        } else {
            put(draft, input, value(value));
        }
    }

    /** Gives an input a value as a request writes it, of its type or not; an input without types takes its text. */
    static void put(Draft draft, Input input, Value value) {
        switch (input.text()) {
            case "requester.id" -> draft.requester = value.toString();
            case "resource.name" -> draft.name = value.toString();
            case "source.ip" -> draft.source = Optional.of(value.toString());
            case "incident.id" -> draft.incidentId = value.toString();
            case "incident.kind" -> draft.incidentKind = value.toString();
            case "incident.severity" -> draft.severity = value instanceof Value.Int number ? (int) number.value() : 0;
            default -> declared(draft, input, value);
        }
        draft.incident |= input.origin() == Input.Origin.INCIDENT;
    }

    private static void declared(Draft draft, Input input, Value value) {
        if (input.origin() == Input.Origin.SIGNAL) {
            draft.signals.put(input.name(), new Draft.Sent(value, Duration.ZERO));
        } else {
            draft.attribute(input.origin(), input.name(), value);
        }
    }

    /** Makes an input unknown by leaving it out; the requester's id and the resource's name are always known. */
    static void drop(Draft draft, Input input) {
        switch (input.text()) {
            case "incident.id", "incident.kind", "incident.severity" -> draft.incident = false;
            case "incident.age" -> draft.incidentAge = Optional.empty();
            case "source.ip" -> draft.source = Optional.empty();
            case "ttl" -> draft.ttl = Optional.empty();
            default -> {
                if (input.origin() == Input.Origin.SIGNAL) {
                    draft.signals.remove(input.name());
                } else {
                    draft.attribute(input.origin(), input.name(), null);
                }
            }
        }
    }

    /** Whether an input is counted to the nanosecond; other lengths of time are texts, which count seconds. */
    static boolean isExact(Input input) {
        return isAge(input) || isTtl(input);
    }

    static boolean isTtl(Input input) {
        return input.origin() == Input.Origin.REQUEST && input.text().equals("ttl");
    }

    static boolean isAge(Input input) {
        return input.text().equals("incident.age");
    }

    static boolean isSeverity(Input input) {
        return input.text().equals("incident.severity");
    }

    /** Whether it is part of every request, and so never unknown. */
    static boolean isAlwaysKnown(Input input) {
        return input.text().equals("requester.id") || input.text().equals("resource.name");
    }

    static Value value(Object value) {
        if (value instanceof Boolean bool) {
            return Value.of(bool);
        } else if (value instanceof Long number) {
            return Value.of(number);
        } else if (value instanceof Duration length) {
            return Value.of(Durations.text(length));
        } else if (value instanceof Network address) {
            return Value.of(Addresses.text(address));
        } else if (value instanceof Set<?> set) {
            return Value.of(set.stream().map(Inputs::value).toList());
        }
        return Value.of((String) value);
    }
}
