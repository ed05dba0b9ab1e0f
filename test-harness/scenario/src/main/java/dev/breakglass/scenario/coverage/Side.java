package dev.breakglass.scenario.coverage;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Where something stands that is next to an edge: within one unit of it, which is one second or one. */
enum Side {
    BELOW("just below", -1),
    AT("exactly", 0),
    ABOVE("just above", 1);

    /** All three, in order. */
    static final List<Side> ALL = List.of(values());

    /** Where one more than what is counted is refused before it is there. */
    static final List<Side> UP_TO_THE_EDGE = List.of(BELOW, AT);

    private static final Duration UNIT = Duration.ofSeconds(1);

    private final String words;
    private final int over;

    Side(String words, int over) {
        this.words = words;
        this.over = over;
    }

    /** A number there. */
    long beside(long edge) {
        return edge + over;
    }

    String words() {
        return words;
    }

    /** Empty for what is farther away, and for two things that cannot be compared. */
    static Optional<Side> of(Object edge, Object is) {
        if (edge instanceof Duration length && is instanceof Duration have) {
            Duration over = have.minus(length);
            return over.abs().compareTo(UNIT) > 0 ? Optional.empty() : Optional.of(of(over.compareTo(Duration.ZERO)));
        }
        if (edge instanceof Long number && is instanceof Long have) {
            boolean near = have.equals(number) || have - 1 == number || number - 1 == have;
            return near ? Optional.of(of(have.compareTo(number))) : Optional.empty();
        }
        return Optional.empty();
    }

    private static Side of(int over) {
        return over == 0 ? AT : over < 0 ? BELOW : ABOVE;
    }
}
