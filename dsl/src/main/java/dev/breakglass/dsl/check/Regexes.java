package dev.breakglass.dsl.check;

import com.google.re2j.PatternSyntaxException;
import dev.breakglass.dsl.Limits;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.dsl.syntax.Written;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks that patterns are RE2, and of a size that compiles to something bounded. */
final class Regexes {
    private static final Pattern REPEAT = Pattern.compile("\\{([0-9]{1,6})(?:,([0-9]{0,6}))?\\}");

    private Regexes() {}

    /** Whether the pattern can be used; when not, that is reported. */
    static boolean accepts(Written<String> pattern, Faults faults, Limits limits) {
        if (steps(pattern.value(), limits) > limits.stepsPerPatternMax()) {
            faults.add(Diagnostic.error(
                            Code.BAD_PATTERN,
                            pattern.place(),
                            "this pattern is too large once its repeats are written out")
                    .noting("it may have " + limits.stepsPerPatternMax() + " steps, and groups " + limits.nestingMax()
                            + " deep"));
            return false;
        }
        try {
            com.google.re2j.Pattern.compile(pattern.value());
            return true;
        } catch (PatternSyntaxException e) {
            faults.add(Diagnostic.error(
                            Code.BAD_PATTERN,
                            pattern.place(),
                            "this pattern is not RE2: " + Quote.shorten(e.getDescription()))
                    .noting("look-around and back references are not in RE2; in turn it always ends in linear time"));
            return false;
        }
    }

    /** An upper bound of what the pattern compiles to, found without compiling it. */
    private static long steps(String pattern, Limits limits) {
        long tooMany = limits.stepsPerPatternMax() + 1L;
        Deque<Long> outer = new ArrayDeque<>();
        Matcher repeat = REPEAT.matcher(pattern);
        long sum = 0;
        long last = 0;
        int i = 0;
        while (i < pattern.length()) {
            char next = pattern.charAt(i++);
            if (next == '(') {
                outer.push(sum);
                sum = 0;
                last = 0;
            } else if (next == ')' && !outer.isEmpty()) {
                last = sum + 2;
                sum = outer.pop() + last;
            } else if (next == '{' && repeat.find(i - 1) && repeat.start() == i - 1) {
                String most = repeat.group(2) == null || repeat.group(2).isEmpty() ? repeat.group(1) : repeat.group(2);
                long times = Math.max(1, Long.parseLong(most)) + 1;
                sum = Math.min(tooMany, sum + last * (times - 1));
                last = Math.min(tooMany, last * times);
                i = repeat.end();
            } else {
                if (next == '\\') {
                    i++;
                }
                last = 1;
                sum++;
            }
            if (sum >= tooMany || outer.size() > limits.nestingMax()) {
                return tooMany;
            }
        }
        return sum;
    }
}
