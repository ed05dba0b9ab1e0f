package dev.breakglass.runtime.policy;

import dev.breakglass.runtime.decision.Durations;
import dev.breakglass.runtime.request.IpAddress;
import dev.breakglass.runtime.request.Value;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The elements of sets as conditions compare them: a {@link Long} for what is counted (0 or 1, an integer, the ordinal of an
 * enum's value, nanoseconds), a {@link String} or an {@link IpAddress}.
 */
final class Typed {

    private Typed() {}

    /** All elements, those that are counted as a sorted {@code long[]}; nothing if one is not of the input's type. */
    static @Nullable Object elements(Vocabulary.Input word, Value.Many many) {
        Set<Object> set = new HashSet<>();
        for (Value each : many.values()) {
            Optional<Object> element = one(word, each);
            if (element.isEmpty()) {
                return null;
            }
            set.add(element.get());
        }
        boolean counted = word.type() != Vocabulary.Type.TEXT && word.type() != Vocabulary.Type.ADDRESS;
        return counted ? set.stream().mapToLong(Long.class::cast).sorted().toArray() : set;
    }

    private static Optional<Object> one(Vocabulary.Input word, Value value) {
        if (value instanceof Value.Bool bool) {
            return word.type() == Vocabulary.Type.BOOL ? Optional.of(bool.value() ? 1L : 0L) : Optional.empty();
        } else if (value instanceof Value.Int number) {
            return word.type() == Vocabulary.Type.INT ? Optional.of(number.value()) : Optional.empty();
        } else if (value instanceof Value.Text text) {
            return text(word, text.value());
        }
        return Optional.empty();
    }

    private static Optional<Object> text(Vocabulary.Input word, String text) {
        return switch (word.type()) {
            case TEXT -> Optional.of(text);
            case CHOICE -> {
                int ordinal = word.values().indexOf(text);
                yield ordinal < 0 ? Optional.empty() : Optional.of((long) ordinal);
            }
            case LENGTH -> Durations.parse(text).map(Ages::nanos);
            case ADDRESS -> IpAddress.of(text).map(address -> address);
            case BOOL, INT -> Optional.empty();
        };
    }
}
