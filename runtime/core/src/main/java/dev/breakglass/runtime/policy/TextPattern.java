package dev.breakglass.runtime.policy;

import com.google.re2j.Pattern;

/** A regular expression in RE2's syntax, which matches in linear time. Immutable and thread-safe. */
final class TextPattern {

    private final Pattern pattern;

    private TextPattern(Pattern pattern) {
        this.pattern = pattern;
    }

    /** @throws com.google.re2j.PatternSyntaxException if RE2 does not accept it */
    static TextPattern of(String pattern) {
        return new TextPattern(Pattern.compile(pattern));
    }

    /** Whether the pattern matches the whole text. */
    boolean matches(String text) {
        return pattern.matches(text);
    }
}
