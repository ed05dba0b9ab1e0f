package dev.breakglass.runtime.policy;

import dev.breakglass.runtime.program.AddressRange;
import dev.breakglass.runtime.program.Truth;
import dev.breakglass.runtime.request.IpAddress;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What conditions can read of one request, typed, by place. Filled anew for each request; not thread-safe meanwhile. */
final class Inputs {

    private int[] known = {};
    private long[] numbers = {};
    private @Nullable Object[] objects = {};

    /** Makes room for so many places. */
    void reserve(int places) {
        if (places > known.length) {
            known = new int[places];
            numbers = new long[places];
            objects = new Object[places];
        }
    }

    /** Nothing of the request is kept. */
    void forget() {
        Arrays.fill(objects, null);
    }

    /** @param truth {@link Truth#TRUE}, or why the input is unknown */
    void known(int place, int truth) {
        known[place] = truth;
    }

    boolean number(int place, long value) {
        numbers[place] = value;
        return true;
    }

    /** A text or an address; whether there is one. */
    boolean object(int place, @Nullable Object value) {
        objects[place] = value;
        return value != null;
    }

    /** A set of values of a type; whether there is one. */
    boolean set(int place, Vocabulary.Type type, @Nullable Set<Object> values) {
        boolean counted = type != Vocabulary.Type.TEXT && type != Vocabulary.Type.ADDRESS;
        Object kept = values == null || !counted
                ? values
                : values.stream().mapToLong(Long.class::cast).sorted().toArray();
        return object(place, kept);
    }

    int known(int place) {
        return known[place];
    }

    long number(int place) {
        return numbers[place];
    }

    String text(int place) {
        return (String) value(place);
    }

    boolean inRange(int place, AddressRange range) {
        return in((IpAddress) value(place), range);
    }

    boolean same(int left, int right) {
        return value(left).equals(value(right));
    }

    boolean has(int place, long element) {
        return Arrays.binarySearch((long[]) value(place), element) >= 0;
    }

    boolean has(int place, String element) {
        return ((Set<?>) value(place)).contains(element);
    }

    boolean hasAddress(int place, AddressRange range) {
        return ((Set<?>) value(place)).stream().anyMatch(element -> in((IpAddress) element, range));
    }

    private static boolean in(IpAddress address, AddressRange range) {
        return range.contains(address.high(), address.low());
    }

    private Object value(int place) {
        return Objects.requireNonNull(objects[place]);
    }
}
