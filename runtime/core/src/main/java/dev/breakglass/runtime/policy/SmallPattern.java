package dev.breakglass.runtime.policy;

import java.util.Optional;

/**
 * A regular expression of at most 64 places for a character, as those of tickets are: letters, digits, signs, classes, groups with
 * branches, and how often each may come. Means what RE2 means by it, and takes much less time. One place is one bit, and so many bits
 * are set as there are places at which a text may have arrived (V. M. Glushkov, The abstract theory of automata, 1961). Time is
 * linear in the text. Immutable and thread-safe.
 */
final class SmallPattern {

    private static final int ASCII = 128;

    private final long first;
    private final long last;
    private final boolean empty;
    private final long[] after;
    private final long[] takes;

    /**
     * @param first places at which a text can begin
     * @param last places at which a text can end
     * @param empty whether nothing at all matches
     * @param after to which places it goes on from each
     * @param takes the places that take each character
     */
    private SmallPattern(long first, long last, boolean empty, long[] after, long[] takes) {
        this.first = first;
        this.last = last;
        this.empty = empty;
        this.after = after;
        this.takes = takes;
    }

    /** Nothing if it is too large, or says something that is not known here; RE2 has to accept it. */
    static Optional<SmallPattern> of(String pattern) {
        return new Reader(pattern).whole();
    }

    /** Whether the pattern matches the whole text. */
    boolean matches(String text) {
        if (text.isEmpty()) {
            return empty;
        }
        long at = 0;
        long next = first;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            at = c < ASCII ? next & takes[c] : 0;
            if (at == 0) {
                return false;
            }
            next = 0;
            for (long left = at; left != 0; left &= left - 1) {
                next |= after[Long.numberOfTrailingZeros(left)];
            }
        }
        return (at & last) != 0;
    }

    /** Part of a pattern: where it begins and ends, and whether it may be left out. */
    private record Part(long first, long last, boolean empty) {

        static final Part NOTHING = new Part(0, 0, true);

        Part or(Part other) {
            return new Part(first | other.first, last | other.last, empty || other.empty);
        }

        Part orNothing() {
            return or(NOTHING);
        }
    }

    /** Says that a pattern is none of those that are known here. */
    private static final class UnfitException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnfitException() {
            super("not a small pattern", null, false, false);
        }
    }

    /** Reads a pattern by descent. For one thread, once. */
    private static final class Reader {

        private static final int DEPTH_MAX = 16;
        private static final int TIMES_MAX = 64;
        /** What means something else by itself. */
        private static final String SIGNS = ".^$*+?{}|()[]\\";

        private final String pattern;
        private final long[] after = new long[Long.SIZE];
        private final long[] takes = new long[ASCII];
        private int places;
        private int depth;
        private int at;

        Reader(String pattern) {
            this.pattern = pattern;
        }

        Optional<SmallPattern> whole() {
            try {
                Part whole = branches();
                require(at == pattern.length());
                return Optional.of(new SmallPattern(whole.first, whole.last, whole.empty, after, takes));
            } catch (UnfitException other) {
                return Optional.empty();
            }
        }

        private Part branches() {
            Part all = sequence();
            while (pass('|')) {
                all = all.or(sequence());
            }
            return all;
        }

        private Part sequence() {
            Part all = repeated();
            while (at < pattern.length() && next() != '|' && next() != ')') {
                all = then(all, repeated());
            }
            return all;
        }

        private Part then(Part one, Part other) {
            goesOn(one.last, other.first);
            return new Part(
                    one.empty ? one.first | other.first : one.first,
                    other.empty ? one.last | other.last : other.last,
                    one.empty && other.empty);
        }

        private void goesOn(long from, long to) {
            for (long left = from; left != 0; left &= left - 1) {
                after[Long.numberOfTrailingZeros(left)] |= to;
            }
        }

        private Part again(Part one) {
            goesOn(one.last, one.first);
            return one;
        }

        private Part repeated() {
            int from = at;
            Part one = atom();
            Part some = one;
            if (pass('?')) {
                some = one.orNothing();
            } else if (pass('*')) {
                some = again(one).orNothing();
            } else if (pass('+')) {
                some = again(one);
            } else if (pass('{')) {
                some = counted(one, from);
            }
            // One more of them would make it lazy or possessive, or is an error.
            require(at == pattern.length() || "?*+{".indexOf(next()) < 0);
            return some;
        }

        /** What is counted is read anew for each time that it may come. */
        private Part counted(Part one, int from) {
            int least = number();
            int most = least;
            boolean isOpen = false;
            if (pass(',')) {
                isOpen = next() == '}';
                most = isOpen ? least : number();
            }
            require(pass('}') && most >= least && most > 0);
            int end = at;
            Part all = isOpen && most == 1 ? again(one) : one;
            all = least == 0 ? all.orNothing() : all;
            for (int i = 2; i <= most; i++) {
                at = from;
                Part more = atom();
                if (isOpen && i == most) {
                    more = again(more);
                }
                all = then(all, i > least ? more.orNothing() : more);
            }
            at = end;
            return all;
        }

        private int number() {
            int from = at;
            int number = 0;
            while (next() >= '0' && next() <= '9') {
                number = number * 10 + next() - '0';
                require(number <= TIMES_MAX);
                at++;
            }
            require(at > from && (pattern.charAt(from) != '0' || at == from + 1));
            return number;
        }

        private Part atom() {
            char c = take();
            if (c == '(') {
                require(depth++ < DEPTH_MAX && next() != '?');
                Part in = branches();
                require(pass(')'));
                depth--;
                return in;
            }
            long place = place();
            if (c == '[') {
                takeClass(place);
            } else if (c == '\\') {
                takeEscaped(place);
            } else {
                require(SIGNS.indexOf(c) < 0);
                takes[c] |= place;
            }
            return new Part(place, place, false);
        }

        private void takeEscaped(long place) {
            char c = take();
            if (c == 'd') {
                takeRange('0', '9', place);
            } else {
                require(!isLetterOrDigit(c));
                takes[c] |= place;
            }
        }

        private void takeClass(long place) {
            require(next() != '^' && next() != ']');
            while (!pass(']')) {
                char from = take();
                require(isLetterOrDigit(from) || from == '_' || from == '.' || from == '-' && next() == ']');
                char to = from;
                if (!pattern.startsWith("-]", at) && pass('-')) {
                    to = take();
                    require(isLetterOrDigit(to) && from <= to);
                }
                takeRange(from, to, place);
            }
        }

        private void takeRange(char from, char to, long place) {
            for (char c = from; c <= to; c++) {
                takes[c] |= place;
            }
        }

        private static boolean isLetterOrDigit(char c) {
            return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
        }

        private long place() {
            require(places < Long.SIZE);
            return 1L << places++;
        }

        private boolean pass(char c) {
            boolean isNext = at < pattern.length() && pattern.charAt(at) == c;
            at += isNext ? 1 : 0;
            return isNext;
        }

        private char take() {
            char c = next();
            at++;
            return c;
        }

        /** The next character, of those that are printed and ASCII. */
        private char next() {
            require(at < pattern.length() && pattern.charAt(at) >= ' ' && pattern.charAt(at) < 0x7f);
            return pattern.charAt(at);
        }

        private static void require(boolean fits) {
            if (!fits) {
                throw new UnfitException();
            }
        }
    }
}
