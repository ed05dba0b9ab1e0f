package dev.breakglass.runtime.policy;

import com.google.re2j.Pattern;
import java.util.Optional;
import java.util.function.Predicate;

/** A regular expression in RE2's syntax, which matches in linear time. Immutable and thread-safe. */
final class TextPattern {

    private final Predicate<String> whole;

    private TextPattern(Predicate<String> whole) {
        this.whole = whole;
    }

    /** @throws com.google.re2j.PatternSyntaxException if RE2 does not accept it */
    static TextPattern of(String pattern) {
        Pattern any = Branches.compile(pattern);
        Optional<Predicate<String>> small = SmallPattern.of(pattern).map(it -> it::matches);
        return new TextPattern(small.orElse(any::matches));
    }

    /** Whether the pattern matches the whole text. */
    boolean matches(String text) {
        return whole.test(text);
    }
}
