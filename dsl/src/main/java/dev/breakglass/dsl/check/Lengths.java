package dev.breakglass.dsl.check;

import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.syntax.Word;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations and counts as policies write them, with their limits. */
final class Lengths {

    private static final Pattern PART = Pattern.compile("([0-9]{1,9})([smhd])");
    private static final Duration MAX = Duration.ofDays(3_660);

    private Lengths() {}

    /** The duration that a word of the grammar's shape stands for: longer than nothing, ten years at most. */
    static Duration duration(Word word, List<Diagnostic> diagnostics) {
        Duration sum = Duration.ZERO;
        Matcher part = PART.matcher(word.text());
        int end = 0;
        while (part.find() && part.start() == end && sum.compareTo(MAX) <= 0) {
            sum = sum.plus(unit(part.group(2)).multipliedBy(Long.parseLong(part.group(1))));
            end = part.end();
        }
        if (end < word.text().length() || sum.compareTo(MAX) > 0 || sum.isZero()) {
            String why = sum.isZero() && end == word.text().length() ? "no time at all" : "more than 3660d";
            diagnostics.add(Diagnostic.error(Code.BAD_DURATION, word.place(), "`" + word.text() + "` is " + why));
            return Duration.ofSeconds(1);
        }
        return sum;
    }

    /** The number that a word of digits stands for, from 1 to a maximum. */
    static int count(Word word, int max, String what, List<Diagnostic> diagnostics) {
        boolean fits =
                word.text().length() <= 9 && Integer.parseInt(word.text()) >= 1 && Integer.parseInt(word.text()) <= max;
        if (!fits) {
            diagnostics.add(Diagnostic.error(Code.BAD_COUNT, word.place(), what + " is a number from 1 to " + max));
            return 1;
        }
        return Integer.parseInt(word.text());
    }

    private static Duration unit(String letter) {
        return switch (letter) {
            case "s" -> Duration.ofSeconds(1);
            case "m" -> Duration.ofMinutes(1);
            case "h" -> Duration.ofHours(1);
            default -> Duration.ofDays(1);
        };
    }
}
