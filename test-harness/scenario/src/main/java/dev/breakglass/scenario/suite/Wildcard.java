package dev.breakglass.scenario.suite;

import java.util.Locale;

/**
 * What somebody types to name some of many: a piece of text, or a pattern with {@code *} for any characters and
 * {@code ?} for any one. Large and small letters are the same to it.
 */
final class Wildcard {

    private final String pattern;

    private Wildcard(String pattern) {
        this.pattern = pattern;
    }

    static Wildcard of(String text) {
        String folded = text.toLowerCase(Locale.ROOT);
        boolean isPattern = folded.contains("*") || folded.contains("?");
        return new Wildcard(isPattern ? folded : "*" + folded + "*");
    }

    /** In time that grows with both lengths and no faster: a failed try goes back to the last star alone. */
    boolean matches(String text) {
        String folded = text.toLowerCase(Locale.ROOT);
        int at = 0;
        int in = 0;
        int star = -1;
        int tried = 0;
        while (in < folded.length()) {
            if (at < pattern.length() && pattern.charAt(at) == '*') {
                star = at++;
                tried = in;
            } else if (at < pattern.length()
                    && (pattern.charAt(at) == '?' || pattern.charAt(at) == folded.charAt(in))) {
                at++;
                in++;
            } else if (star >= 0) {
                at = star + 1;
                in = ++tried;
            } else {
                return false;
            }
        }
        while (at < pattern.length() && pattern.charAt(at) == '*') {
            at++;
        }
        return at == pattern.length();
    }
}
