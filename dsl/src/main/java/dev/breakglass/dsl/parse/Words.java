package dev.breakglass.dsl.parse;

import dev.breakglass.dsl.Limits;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.dsl.source.Place;
import dev.breakglass.dsl.source.SourceFile;
import dev.breakglass.dsl.source.Span;
import dev.breakglass.dsl.syntax.Written;
import java.time.Duration;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.antlr.v4.runtime.ParserRuleContext;

/** Reads the values of single tokens: names, strings, numbers, durations, patterns. */
final class Words {
    private final SourceFile source;
    private final Limits limits;
    private final List<Diagnostic> found;
    private final NavigableSet<Integer> faulty = new TreeSet<>();

    Words(SourceFile source, Limits limits, List<Diagnostic> found) {
        this.source = source;
        this.limits = limits;
        this.found = found;
        for (Diagnostic diagnostic : found) {
            if (isOfValue(diagnostic.code())) {
                faulty.add(diagnostic.place().span().start());
            }
        }
    }

    private static boolean isOfValue(Code code) {
        return code == Code.MALFORMED_NUMBER || code == Code.UNCLOSED_STRING || code == Code.UNCLOSED_PATTERN;
    }

    /** Whether a value in this place has a fault, so that what it stands in is not worth looking at. */
    boolean isFaulty(Place place) {
        Integer first = faulty.ceiling(place.span().start());
        return first != null && first < place.span().end();
    }

    private void fault(Diagnostic diagnostic) {
        found.add(diagnostic);
        faulty.add(diagnostic.place().span().start());
    }

    SourceFile source() {
        return source;
    }

    Place place(ParserRuleContext context) {
        return Tokens.place(source, context.getStart(), context.getStop());
    }

    private String raw(Place place) {
        return source.text().substring(place.span().start(), place.span().end());
    }

    Written<String> name(BgpParser.NameContext context) {
        return new Written<>(context.getText(), place(context));
    }

    List<Written<String>> names(BgpParser.NamesContext context) {
        return context.name().stream().map(this::name).toList();
    }

    Written<Integer> count(BgpParser.CountContext context) {
        Place place = place(context);
        long value = integer(place);
        if (value < 1 || value > limits.countMax()) {
            fault(Diagnostic.error(Code.MALFORMED_NUMBER, place, "expected a number from 1 to " + limits.countMax()));
            return new Written<>(1, place);
        }
        return new Written<>((int) value, place);
    }

    long integer(Place place) {
        try {
            return Long.parseLong(raw(place));
        } catch (NumberFormatException tooLong) {
            fault(Diagnostic.error(
                    Code.MALFORMED_NUMBER, place, "numbers go from " + Long.MIN_VALUE + " to " + Long.MAX_VALUE));
            return 1;
        }
    }

    /** The duration of a clause, which cannot be nothing. */
    Written<Duration> duration(BgpParser.DurationContext context) {
        Place place = place(context);
        Duration length = duration(place);
        if (length.isZero()) {
            fault(Diagnostic.error(Code.NO_TIME_AT_ALL, place, "a duration here must be longer than nothing"));
        }
        return new Written<>(length, place);
    }

    Duration duration(Place place) {
        long seconds = 0;
        long number = 0;
        int lastUnit = -1;
        for (char next : raw(place).toCharArray()) {
            int unit = "dhms".indexOf(next);
            if (unit < 0) {
                // Malformed text comes here too, already reported.
                number = Math.min(number * 10 + Math.max(0, Character.digit(next, 10)), limits.secondsMax() + 1);
                continue;
            }
            if (unit <= lastUnit) {
                return fault(place, "units go from days to seconds, each once");
            }
            lastUnit = unit;
            seconds += Math.min(number, limits.secondsMax() + 1) * secondsIn(unit);
            number = 0;
        }
        if (seconds > limits.secondsMax()) {
            return fault(place, "a duration may be " + longest() + " at most");
        }
        return Duration.ofSeconds(seconds);
    }

    private Duration fault(Place place, String message) {
        fault(Diagnostic.error(Code.MALFORMED_NUMBER, place, message)
                .noting("durations are written like `90s`, `5m`, `1h30m`, `2d`"));
        return Duration.ofSeconds(1);
    }

    private String longest() {
        long days = limits.secondsMax() / secondsIn(0);
        return days > 0 ? days + "d" : limits.secondsMax() + "s";
    }

    private static long secondsIn(int unit) {
        return switch (unit) {
            case 0 -> 24 * 60 * 60;
            case 1 -> 60 * 60;
            case 2 -> 60;
            default -> 1;
        };
    }

    /** The string of a clause, which cannot be blank. */
    Written<String> text(BgpParser.TextContext context) {
        Place place = place(context);
        String text = text(place);
        if (text.isBlank()) {
            fault(Diagnostic.error(Code.BLANK_TEXT, place, "a string here must say something"));
        }
        return new Written<>(text, place);
    }

    String text(Place place) {
        String raw = raw(place);
        StringBuilder out = new StringBuilder();
        int end = raw.endsWith("\"") ? raw.length() - 1 : raw.length();
        int i = 1;
        while (i < end) {
            char next = raw.charAt(i++);
            if (next == '\\' && i < end) {
                next = raw.charAt(i++);
                switch (next) {
                    case '"', '\\' -> out.append(next);
                    case 'n' -> out.append('\n');
                    case 't' -> out.append('\t');
                    default -> unknownEscape(place.span().start() + i - 2);
                }
            } else {
                out.append(next);
            }
        }
        return out.toString();
    }

    private void unknownEscape(int start) {
        int end = start + 1 + Character.charCount(source.text().codePointAt(start + 1));
        Place escape = new Place(source, new Span(start, end));
        fault(Diagnostic.error(Code.UNKNOWN_ESCAPE, escape, Quote.of(raw(escape)) + " is not an escape")
                .noting("strings know `\\\"`, `\\\\`, `\\n` and `\\t`"));
    }

    /** A pattern's text between its slashes; an escaped slash stays escaped, which RE2 reads as a slash. */
    Written<String> regex(BgpParser.RegexContext context) {
        Place place = place(context);
        String raw = raw(place);
        int end = raw.length() > 1 && raw.endsWith("/") ? raw.length() - 1 : raw.length();
        return new Written<>(raw.substring(1, end), place);
    }
}
