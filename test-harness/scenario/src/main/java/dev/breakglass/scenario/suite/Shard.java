package dev.breakglass.scenario.suite;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * One of several equal parts of a list: every {@code of}-th item from the {@code number}-th on. All parts together are
 * the list, and none has an item of another.
 *
 * @param number from 1
 */
public record Shard(int number, int of) {

    private static final int MAX = 10_000;
    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,4})/([1-9][0-9]{0,4})");

    /** The only part of one. */
    public static final Shard WHOLE = new Shard(1, 1);

    public Shard {
        if (number < 1 || number > of || of > MAX) {
            throw new IllegalArgumentException("no part " + number + " of " + of);
        }
    }

    /** Whether it is everything. */
    public boolean isWhole() {
        return of == 1;
    }

    /** {@code 2/5}, or nothing if the text is none. */
    public static Optional<Shard> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        int number = Integer.parseInt(form.group(1));
        int of = Integer.parseInt(form.group(2));
        return number <= of && of <= MAX ? Optional.of(new Shard(number, of)) : Optional.empty();
    }

    <T> List<T> part(List<T> all) {
        return IntStream.range(0, all.size())
                .filter(i -> i % of == number - 1)
                .mapToObj(all::get)
                .toList();
    }
}
