package dev.breakglass.dsl.check;

import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.dsl.source.Place;
import dev.breakglass.dsl.syntax.Written;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Small things to do with lists of names, and with durations. */
public final class Lists {

    private Lists() {}

    /** Without what stands in the list twice, which is reported. */
    static List<Written<String>> distinct(List<Written<String>> names, Faults faults) {
        Map<String, Place> seen = new LinkedHashMap<>();
        List<Written<String>> distinct = new ArrayList<>();
        for (Written<String> name : names) {
            Place first = seen.putIfAbsent(name.value(), name.place());
            if (first == null) {
                distinct.add(name);
            } else {
                faults.add(Diagnostic.error(
                                Code.REPEATED_NAME, name.place(), Quote.of(name.value()) + " stands here twice")
                        .seeing(first, "the first time"));
            }
        }
        return distinct;
    }

    /** {@code `a`, `b` and `c`}. */
    public static String text(List<String> words) {
        List<String> quoted = words.stream().map(Quote::of).toList();
        if (quoted.size() < 2) {
            return String.join("", quoted);
        }
        return String.join(", ", quoted.subList(0, quoted.size() - 1)) + " and " + quoted.get(quoted.size() - 1);
    }

    /** {@code 1h30m}. */
    public static String text(Duration length) {
        StringBuilder out = new StringBuilder();
        long[] parts = {
            length.toDaysPart(), length.toHoursPart(), length.toMinutesPart(), length.toSecondsPart(),
        };
        for (int i = 0; i < parts.length; i++) {
            if (parts[i] > 0) {
                out.append(parts[i]).append("dhms".charAt(i));
            }
        }
        return out.isEmpty() ? "0s" : out.toString();
    }
}
