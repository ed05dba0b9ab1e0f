package dev.breakglass.dsl.check;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.breakglass.dsl.Limits;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.dsl.syntax.Written;

/** Checks that patterns are RE2, and of a size that compiles to something bounded. */
final class Regexes {
    /** What RE2 itself counts for a step, at most. */
    private static final long STEPS_PER_STEP = 4;

    private Regexes() {}

    /** Whether the pattern can be used; when not, that is reported. */
    static boolean accepts(Written<String> pattern, Faults faults, Limits limits) {
        PatternSize size = PatternSize.of(pattern.value(), limits.stepsPerPatternMax());
        if (size.steps() > limits.stepsPerPatternMax() || size.depth() > limits.nestingMax()) {
            return tooLarge(pattern, faults, limits);
        }
        if (size.hasFlagsAmongBranches()) {
            faults.add(Diagnostic.error(
                            Code.BAD_PATTERN, pattern.place(), "flags change in the middle of a pattern with branches")
                    .noting("they would hold for the branches behind them, too")
                    .helping("put them at the beginning, or into a group of their own, such as `(?i:inc)`"));
            return false;
        }
        try {
            Pattern compiled = Pattern.compile(pattern.value());
            return compiled.programSize() <= STEPS_PER_STEP * limits.stepsPerPatternMax()
                    || tooLarge(pattern, faults, limits);
        } catch (PatternSyntaxException e) {
            faults.add(Diagnostic.error(
                            Code.BAD_PATTERN,
                            pattern.place(),
                            "this pattern is not RE2: " + Quote.shorten(e.getDescription()))
                    .noting("look-around and back references are not in RE2; in turn it always ends in linear time"));
            return false;
        }
    }

    private static boolean tooLarge(Written<String> pattern, Faults faults, Limits limits) {
        faults.add(Diagnostic.error(
                        Code.BAD_PATTERN, pattern.place(), "this pattern is too large once its repeats are written out")
                .noting("it may have " + limits.stepsPerPatternMax() + " steps, and groups " + limits.nestingMax()
                        + " deep"));
        return false;
    }
}
