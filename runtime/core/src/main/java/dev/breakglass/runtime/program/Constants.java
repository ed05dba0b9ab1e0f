package dev.breakglass.runtime.program;

import java.util.Arrays;
import java.util.List;

/**
 * What one condition compares with, by place: numbers (which stand for inputs, roles and marks too), and texts and lists.
 * Immutable and thread-safe.
 */
public final class Constants {

    private final long[] numbers;
    private final Object[] others;

    /**
     * Constants in the order of their places.
     *
     * @param others each a {@code String}, or a list of {@code Long}s, of {@code String}s or of {@link AddressRange}s
     */
    public Constants(long[] numbers, List<?> others) {
        this.numbers = numbers.clone();
        this.others = others.stream().map(Constants::frozen).toArray();
    }

    private static Object frozen(Object other) {
        if (other instanceof String) {
            return other;
        }
        List<?> list = (List<?>) other;
        if (list.stream().allMatch(Long.class::isInstance)) {
            return list.stream().mapToLong(Long.class::cast).sorted().toArray();
        }
        return list.stream().allMatch(AddressRange.class::isInstance)
                ? list.toArray(AddressRange[]::new)
                : list.toArray(String[]::new);
    }

    /** All numbers, in order. */
    public long[] numbers() {
        return numbers.clone();
    }

    /** All texts and lists, in order and as the constructor takes them. */
    public List<?> others() {
        return Arrays.stream(others).map(Constants::thawed).toList();
    }

    private static Object thawed(Object other) {
        if (other instanceof long[] list) {
            return Arrays.stream(list).boxed().toList();
        }
        return other instanceof Object[] list ? List.of(list) : other;
    }

    /** An input, a role or a mark. */
    public int index(int place) {
        return (int) numbers[place];
    }

    public long number(int place) {
        return numbers[place];
    }

    public String text(int place) {
        return (String) others[place];
    }

    public AddressRange range(int place) {
        return ((AddressRange[]) others[place])[0];
    }

    /** Whether a value is in the list of numbers at the place. */
    public boolean listed(int place, long value) {
        long[] list = (long[]) others[place];
        if (list.length > 8) {
            return Arrays.binarySearch(list, value) >= 0;
        }
        for (long each : list) {
            if (each == value) {
                return true;
            }
        }
        return false;
    }

    /** Whether a value is in the list of texts at the place. */
    public boolean listed(int place, String value) {
        for (String each : (String[]) others[place]) {
            if (each.equals(value)) {
                return true;
            }
        }
        return false;
    }

    /** Whether an address lies in one of the list of ranges at the place. */
    public boolean inRanges(int place, Facts facts, int input) {
        for (AddressRange range : (AddressRange[]) others[place]) {
            if (facts.inRange(input, range)) {
                return true;
            }
        }
        return false;
    }
}
