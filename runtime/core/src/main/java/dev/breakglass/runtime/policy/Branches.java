package dev.breakglass.runtime.policy;

import com.google.re2j.Pattern;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;

/**
 * Patterns as RE2/J is given them. Where two branches begin alike, its 1.8 takes their beginning out of both, and forgets that
 * one of them may be in either case ({@code [cC]HG|C1} matches {@code c1}; google/re2j, issue 211). Of branches that are groups
 * it takes nothing out, so every branch is made one, which means the same. Pure and safe for any thread.
 */
public final class Branches {

    /** What has been read of a group. */
    private static final class Group {
        private final StringBuilder text;
        private final int from;
        private boolean isBranched;

        /** @param opening what stands before its branches */
        Group(String opening) {
            this.text = new StringBuilder(opening);
            this.from = text.length();
        }

        void branch() {
            isBranched = true;
            text.append(")|(");
        }

        String closed() {
            if (isBranched) {
                text.insert(from, '(').append(')');
            }
            return text.toString();
        }
    }

    /** What stands for several characters within a class, so that no range begins with it. */
    private static final java.util.regex.Pattern SEVERAL = java.util.regex.Pattern.compile(
            "\\[:.*?:\\]|\\\\[dswDSW]|\\\\[pP](?:\\{[^}]*\\}|.)", java.util.regex.Pattern.DOTALL);

    private Branches() {}

    /**
     * The pattern, compiled so that it matches what it says.
     *
     * @throws com.google.re2j.PatternSyntaxException if RE2 does not accept it
     */
    public static Pattern compile(String pattern) {
        // What is wrong with it is said of the pattern as it was written.
        Pattern written = Pattern.compile(pattern);
        String apart = apart(pattern);
        return apart.equals(pattern) ? written : Pattern.compile(apart);
    }

    /** The same with a group around each branch; as it is where flags stand between branches, which a group would end. */
    static String apart(String pattern) {
        if (pattern.indexOf('|') < 0) {
            return pattern;
        }
        Deque<Group> groups = new ArrayDeque<>();
        int at = 0;
        while (flags(pattern, at) > at) {
            at = flags(pattern, at);
        }
        groups.push(new Group(pattern.substring(0, at)));
        while (at < pattern.length()) {
            char c = pattern.charAt(at);
            int end = end(pattern, at);
            if (c == '(' && flags(pattern, at) > at) {
                return pattern;
            } else if (c == '(') {
                groups.push(new Group(pattern.substring(at, end)));
            } else if (c == ')' && groups.size() == 1) {
                return pattern;
            } else if (c == ')') {
                String group = groups.pop().closed();
                groups.element().text.append(group).append(')');
            } else if (c == '|') {
                groups.element().branch();
            } else {
                groups.element().text.append(pattern, at, end).append(quoteEnd(pattern, at));
            }
            at = end;
        }
        return groups.size() == 1 ? groups.pop().closed() : pattern;
    }

    /** What closes a quotation that the pattern leaves open. */
    private static String quoteEnd(String pattern, int at) {
        return pattern.startsWith("\\Q", at) && pattern.indexOf("\\E", at + 2) < 0 ? "\\E" : "";
    }

    /** The end of {@code (?i)} and the like, or where they would begin. */
    private static int flags(String pattern, int from) {
        int at = from + 2;
        if (!pattern.startsWith("(?", from)) {
            return from;
        }
        while (at < pattern.length() && "imsU-".indexOf(pattern.charAt(at)) >= 0) {
            at++;
        }
        return at < pattern.length() && pattern.charAt(at) == ')' ? at + 1 : from;
    }

    /** Behind one character, class, quotation, or the opening of a group. */
    private static int end(String pattern, int at) {
        return switch (pattern.charAt(at)) {
            case '\\' ->
                pattern.startsWith("\\Q", at) ? behind(pattern, "\\E", at + 2) : Math.min(at + 2, pattern.length());
            case '[' -> classEnd(pattern, at);
            case '(' -> opening(pattern, at);
            default -> at + 1;
        };
    }

    private static int opening(String pattern, int at) {
        if (!pattern.startsWith("(?", at)) {
            return at + 1;
        }
        boolean isNamed = pattern.startsWith("(?P<", at) || pattern.startsWith("(?<", at);
        return behind(pattern, isNamed ? ">" : ":", at);
    }

    /** A bracket that closes nothing may come first. */
    private static int classEnd(String pattern, int from) {
        int at = from + (pattern.startsWith("[^", from) ? 2 : 1);
        at = pattern.startsWith("]", at) ? range(pattern, at) : at;
        while (at < pattern.length() && pattern.charAt(at) != ']') {
            Matcher several = SEVERAL.matcher(pattern).region(at, pattern.length());
            at = several.lookingAt() ? several.end() : range(pattern, at);
        }
        return Math.min(at + 1, pattern.length());
    }

    /** Behind a character, or behind the two of a range: what ends one begins nothing. */
    private static int range(String pattern, int from) {
        int to = from + (pattern.charAt(from) == '\\' ? 2 : 1);
        if (!pattern.startsWith("-", to) || pattern.startsWith("-]", to) || to + 1 >= pattern.length()) {
            return to;
        }
        return to + (pattern.charAt(to + 1) == '\\' ? 3 : 2);
    }

    private static int behind(String pattern, String end, int from) {
        int at = pattern.indexOf(end, from);
        return at < 0 ? pattern.length() : at + end.length();
    }
}
