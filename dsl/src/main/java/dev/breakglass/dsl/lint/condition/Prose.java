package dev.breakglass.dsl.lint.condition;

import dev.breakglass.dsl.diagnostic.Quote;
import java.time.Duration;
import java.util.List;

/** Puts lists and lengths of time into words. */
public final class Prose {
    private static final int SHOWN_MAX = 6;

    private Prose() {}

    /** {@code `a`, `b` and `c`}, and how many more when there are many. */
    public static String list(List<String> words) {
        List<String> quoted = words.stream().limit(SHOWN_MAX).map(Quote::of).toList();
        if (words.size() > SHOWN_MAX) {
            return String.join(", ", quoted) + " and " + (words.size() - SHOWN_MAX) + " more";
        }
        int last = quoted.size() - 1;
        return last < 1
                ? String.join("", quoted)
                : String.join(", ", quoted.subList(0, last)) + " and " + quoted.get(last);
    }

    /** As a policy writes it: {@code 1h30m}. */
    public static String length(Duration length) {
        StringBuilder out = new StringBuilder();
        long[] parts = {length.toDaysPart(), length.toHoursPart(), length.toMinutesPart(), length.toSecondsPart()};
        for (int i = 0; i < parts.length; i++) {
            if (parts[i] > 0) {
                out.append(parts[i]).append("dhms".charAt(i));
            }
        }
        return out.isEmpty() ? "0s" : out.toString();
    }
}
