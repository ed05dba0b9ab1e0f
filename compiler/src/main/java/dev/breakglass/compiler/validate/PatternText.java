package dev.breakglass.compiler.validate;

import com.google.re2j.Pattern;
import dev.breakglass.runtime.policy.Branches;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Texts that a pattern of RE2 matches as a whole, found by writing out its shortest ways and trying each on the pattern.
 *
 * <p>What it does not understand it takes for something that matches nothing, so that it may find no text; it never
 * answers one that does not match.
 */
final class PatternText {

    private static final int SAMPLES_MAX = 6;
    private static final int WAYS_MAX = 24;
    private static final int CHARACTERS_MAX = 20_000;
    private static final String TRIED = "0a-A_ .9z~\u00e9\t\n";

    private final String pattern;
    private int at;

    private PatternText(String pattern) {
        this.pattern = pattern;
    }

    /** A few texts that match, or none if none was found. */
    static List<String> samples(String pattern) {
        Pattern compiled = Branches.compile(pattern);
        return new PatternText(pattern)
                .alternatives().stream()
                        .filter(compiled::matches)
                        .limit(SAMPLES_MAX)
                        .toList();
    }

    private List<String> alternatives() {
        Set<String> ways = new LinkedHashSet<>(sequence());
        while (at < pattern.length() && pattern.charAt(at) == '|') {
            at++;
            ways.addAll(sequence());
        }
        return ways.stream().limit(WAYS_MAX).toList();
    }

    private List<String> sequence() {
        List<String> ways = List.of("");
        while (at < pattern.length() && pattern.charAt(at) != '|' && pattern.charAt(at) != ')') {
            ways = joined(ways, repeated(single()));
        }
        return ways;
    }

    private List<String> single() {
        char c = pattern.charAt(at);
        int start = at++;
        return switch (c) {
            case '(' -> group();
            case '[' -> tried(bracket(start));
            case '\\' -> escape(start);
            case '.' -> List.of("x");
            case '^', '$' -> List.of("");
            default -> {
                boolean pair = Character.isHighSurrogate(c)
                        && at < pattern.length()
                        && Character.isLowSurrogate(pattern.charAt(at));
                at += pair ? 1 : 0;
                yield List.of(pattern.substring(start, at));
            }
        };
    }

    /** {@code (…)}, {@code (?:…)}, {@code (?i:…)}, {@code (?P<name>…)}, or flags alone: {@code (?i)}. */
    private List<String> group() {
        if (pattern.startsWith("?", at)) {
            while (at < pattern.length() && ":>)".indexOf(pattern.charAt(at)) < 0) {
                at++;
            }
            boolean flags = pattern.startsWith(")", at);
            at++;
            if (flags) {
                return List.of("");
            }
        }
        List<String> ways = alternatives();
        at++;
        return ways;
    }

    private int end(int from, char sign) {
        int found = pattern.indexOf(sign, from);
        return found < 0 ? pattern.length() : found + 1;
    }

    /** A bracket from its beginning, with the classes in it. */
    private String bracket(int start) {
        at += pattern.startsWith("^", at) ? 1 : 0;
        at += pattern.startsWith("]", at) ? 1 : 0;
        while (at < pattern.length() && pattern.charAt(at) != ']') {
            if (pattern.startsWith("[:", at)) {
                at = Math.max(at + 2, pattern.indexOf(":]", at) + 1);
            } else if (pattern.charAt(at) == '\\') {
                at++;
            }
            at++;
        }
        at = Math.min(at + 1, pattern.length());
        return pattern.substring(start, at);
    }

    private List<String> escape(int start) {
        char c = at < pattern.length() ? pattern.charAt(at) : ' ';
        at++;
        if (c == 'b' || c == 'B' || c == 'A' || c == 'z') {
            return List.of("");
        } else if (c == 'Q') {
            int quoted = at;
            int close = pattern.indexOf("\\E", at);
            at = close < 0 ? pattern.length() : close + 2;
            return List.of(pattern.substring(quoted, close < 0 ? pattern.length() : close));
        } else if ((c == 'p' || c == 'P' || c == 'x') && pattern.startsWith("{", at)) {
            at = end(at, '}');
        } else if (c == 'x') {
            at += 2;
        } else if (c == 'p' || c == 'P') {
            at++;
        }
        at = Math.min(at, pattern.length());
        String escape = pattern.substring(start, at);
        return escape.matches("\\\\x(\\{[0-9a-fA-F]{1,5}\\}|[0-9a-fA-F]{2})")
                ? List.of(Character.toString(Integer.parseInt(escape.replaceAll("[\\\\x{}]", ""), 16)))
                : tried(escape);
    }

    /** Characters that a class matches: of those that it names itself, and of some others. */
    private static List<String> tried(String characters) {
        try {
            Pattern one = Pattern.compile(characters);
            return (characters + TRIED)
                    .codePoints()
                    .mapToObj(Character::toString)
                    .filter(one::matches)
                    .distinct()
                    .limit(2)
                    .toList();
        } catch (com.google.re2j.PatternSyntaxException e) {
            return List.of();
        }
    }

    private List<String> repeated(List<String> ways) {
        List<String> repeated = ways;
        while (at < pattern.length() && "*+?{".indexOf(pattern.charAt(at)) >= 0) {
            char sign = pattern.charAt(at);
            int least = sign == '+' ? 1 : 0;
            int most = sign == '?' ? 1 : least + 1;
            if (sign == '{') {
                int close = pattern.indexOf('}', at);
                String[] counts = close < 0
                        ? new String[0]
                        : pattern.substring(at + 1, close).split(",", -1);
                if (counts.length == 0 || counts.length > 2 || !counts[0].matches("[0-9]{1,5}")) {
                    at++;
                    return joined(repeated, List.of("{"));
                }
                least = Integer.parseInt(counts[0]);
                boolean more = counts.length == 2 && !counts[1].equals(counts[0]);
                most = more ? least + 1 : least;
                at = close;
            }
            at++;
            at += pattern.startsWith("?", at) ? 1 : 0;
            List<String> all = new ArrayList<>(times(repeated, least));
            if (most > least) {
                all.addAll(times(repeated, most));
            }
            repeated = all;
        }
        return repeated;
    }

    private static List<String> times(List<String> ways, int times) {
        if (times == 0) {
            return List.of("");
        }
        return ways.stream()
                .filter(way -> (long) way.length() * times <= CHARACTERS_MAX)
                .map(way -> way.repeat(times))
                .toList();
    }

    private static List<String> joined(List<String> heads, List<String> tails) {
        Set<String> joined = new LinkedHashSet<>();
        for (String tail : tails) {
            for (String head : heads) {
                if (joined.size() < WAYS_MAX && head.length() + tail.length() <= CHARACTERS_MAX) {
                    joined.add(head + tail);
                }
            }
        }
        return List.copyOf(joined);
    }
}
