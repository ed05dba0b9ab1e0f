package dev.breakglass.dsl.check;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a pattern compiles to, found without compiling it: RE2 writes repeats out, and those of repeats multiply. For one thread,
 * once.
 */
final class PatternSize {

    private static final Pattern REPEAT = Pattern.compile("\\{([0-9]{1,6})(?:,([0-9]{0,6}))?\\}");
    private static final Pattern FLAGS = Pattern.compile("\\(\\?[imsU-]*\\)");

    /** What stands for several characters within a class, so that no range begins with it. */
    private static final Pattern SEVERAL =
            Pattern.compile("\\[:.*?:\\]|\\\\[dswDSW]|\\\\[pP](?:\\{[^}]*\\}|.)", Pattern.DOTALL);

    private final String pattern;
    private final long most;
    private final Deque<Long> outer = new ArrayDeque<>();
    private int at;
    /** Where the flags at its beginning end. */
    private int leading;

    private long sum;
    private long last;
    private int depth;
    private boolean hasBranches;
    private boolean hasFlagsWithin;

    private PatternSize(String pattern, long most) {
        this.pattern = pattern;
        this.most = most;
    }

    /** @param most what it is not looked at further for being more than */
    static PatternSize of(String pattern, long most) {
        PatternSize size = new PatternSize(pattern, most);
        size.read();
        return size;
    }

    /** An upper bound of its steps, or anything above {@code most}. */
    long steps() {
        return sum;
    }

    /** How deep its groups are nested. */
    int depth() {
        return depth;
    }

    /** Whether flags change behind its beginning, and it has branches: then whose they are is hard to say. */
    boolean hasFlagsAmongBranches() {
        return hasBranches && hasFlagsWithin;
    }

    private void read() {
        Matcher repeat = REPEAT.matcher(pattern);
        Matcher flags = FLAGS.matcher(pattern);
        while (at < pattern.length() && sum <= most) {
            char next = pattern.charAt(at);
            if (next == '(' && flags.find(at) && flags.start() == at) {
                // Nothing by itself: a repeat behind it is of what is before it.
                hasFlagsWithin |= at > leading;
                leading = at == leading ? flags.end() : leading;
                at = flags.end();
            } else if (next == '(') {
                open();
            } else if (next == ')' && !outer.isEmpty()) {
                close();
            } else if (next == '{' && repeat.find(at) && repeat.start() == at) {
                repeat(repeat);
            } else if (pattern.startsWith("\\Q", at)) {
                quoted();
            } else {
                one(next);
            }
        }
        // A group that is not closed is refused by RE2; until then all of it counts.
        while (!outer.isEmpty()) {
            sum += outer.pop();
        }
    }

    private void open() {
        outer.push(sum);
        depth = Math.max(depth, outer.size());
        sum = 0;
        last = 0;
        // The beginning of (?:, (?i: or (?P<name> is counted as if it were letters.
        at++;
    }

    private void close() {
        last = sum + 2;
        sum = outer.pop() + last;
        at++;
    }

    private void repeat(Matcher repeat) {
        String times = repeat.group(2) == null || repeat.group(2).isEmpty() ? repeat.group(1) : repeat.group(2);
        long written = Math.max(1, Long.parseLong(times)) + 1;
        sum = Math.min(most + 1, sum + last * (written - 1));
        last = Math.min(most + 1, last * written);
        at = repeat.end();
    }

    private void quoted() {
        int end = pattern.indexOf("\\E", at + 2);
        int characters = (end < 0 ? pattern.length() : end) - at - 2;
        // Of no characters it is nothing, as flags are.
        last = characters == 0 ? last : 1;
        sum += characters;
        at = end < 0 ? pattern.length() : end + 2;
    }

    private void one(char next) {
        hasBranches |= next == '|';
        boolean repeats = next == '*' || next == '+' || next == '?';
        last = repeats ? last + 1 : 1;
        sum++;
        at = next == '[' ? classEnd() : character(at);
    }

    /** Behind a character that stands for itself or is escaped. */
    private int character(int from) {
        if (pattern.charAt(from) != '\\') {
            return from + 1;
        }
        boolean isNumbered = pattern.startsWith("x{", from + 1);
        return isNumbered && pattern.indexOf('}', from) >= 0 ? pattern.indexOf('}', from) + 1 : from + 2;
    }

    /** A bracket that closes nothing may come first. */
    private int classEnd() {
        int in = at + (pattern.startsWith("[^", at) ? 2 : 1);
        in = pattern.startsWith("]", in) ? range(in) : in;
        while (in < pattern.length() && pattern.charAt(in) != ']') {
            Matcher several = SEVERAL.matcher(pattern).region(in, pattern.length());
            in = several.lookingAt() ? several.end() : range(in);
        }
        return in + 1;
    }

    /** Behind a character, or behind the two of a range: what ends one begins nothing. */
    private int range(int from) {
        int to = character(from);
        boolean goesOn = pattern.startsWith("-", to) && !pattern.startsWith("-]", to) && to + 1 < pattern.length();
        return goesOn ? character(to + 1) : to;
    }
}
