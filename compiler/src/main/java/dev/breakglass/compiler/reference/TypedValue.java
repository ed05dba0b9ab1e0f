package dev.breakglass.compiler.reference;

import dev.breakglass.dsl.model.Network;
import dev.breakglass.dsl.model.Type;
import dev.breakglass.runtime.decision.Durations;
import dev.breakglass.runtime.request.Value;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What a value means by the type that the policy declares. Pure and safe for any thread. */
public final class TypedValue {

    private TypedValue() {}

    /** Nothing if it is no value of the type. */
    public static Optional<Object> of(Value value, Type type) {
        if (type instanceof Type.SetOf set) {
            return value instanceof Value.Many many ? every(many, set.element()) : Optional.empty();
        } else if (value instanceof Value.Many) {
            return Optional.empty();
        }
        return one(value, type);
    }

    private static Optional<Object> every(Value.Many many, Type element) {
        Set<Object> typed = new HashSet<>();
        many.values().forEach(value -> one(value, element).ifPresent(typed::add));
        boolean whole =
                many.values().stream().allMatch(value -> one(value, element).isPresent());
        return whole ? Optional.of(typed) : Optional.empty();
    }

    private static Optional<Object> one(Value value, Type type) {
        if (value instanceof Value.Bool bool) {
            return type instanceof Type.Bool ? Optional.of(bool.value()) : Optional.empty();
        } else if (value instanceof Value.Int number) {
            return type instanceof Type.Int ? Optional.of(number.value()) : Optional.empty();
        }
        String text = ((Value.Text) value).value();
        if (type instanceof Type.Choice choice) {
            return choice.values().contains(text) ? Optional.of(text) : Optional.empty();
        } else if (type instanceof Type.Length) {
            return Durations.parse(text).map(length -> length);
        } else if (type instanceof Type.Ip) {
            return Network.of(text).filter(network -> !text.contains("/")).map(network -> network);
        }
        return type instanceof Type.Text ? Optional.of(text) : Optional.empty();
    }
}
