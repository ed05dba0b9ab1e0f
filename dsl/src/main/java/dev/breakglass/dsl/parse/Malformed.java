package dev.breakglass.dsl.parse;

import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.dsl.source.Place;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.CommonToken;

/** Reports tokens that look like another language's, and makes them what their author meant, so that parsing goes on. */
final class Malformed {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*(\\.[a-z][a-z0-9]*(-[a-z0-9]+)*)*");
    private static final Pattern ADDRESS = Pattern.compile("[0-9]+(\\.[0-9]+){3}(/[0-9]+)?");
    private static final Pattern TIME = Pattern.compile("([0-9]{1,2}):([0-9]{2})(:[0-9]{2})?");
    private static final Pattern LENGTH = Pattern.compile("([0-9]+)([a-z]+)");
    /** What is longer is not written out again: a message is for people. */
    private static final int PROPOSED_MAX = 60;

    private static final String DURATIONS = "durations are written like `90s`, `5m`, `1h30m`, `2d`";

    private final List<Diagnostic> found;

    Malformed(List<Diagnostic> found) {
        this.found = found;
    }

    void comment(Place place) {
        found.add(Diagnostic.error(Code.STRAY_CHARACTER, place, "a comment begins with `//`"));
    }

    void semicolon(Place place) {
        found.add(Diagnostic.error(Code.STRAY_CHARACTER, place, "a clause needs no `;` to end it")
                .labelled("leave it out"));
    }

    void name(CommonToken token, Place place) {
        boolean brief = token.getText().length() <= PROPOSED_MAX;
        String plain = (brief ? token.getText() : "")
                .replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                .toLowerCase(Locale.ROOT)
                .replace('_', '-')
                .replaceAll("-{2,}", "-");
        Diagnostic fault = Diagnostic.error(
                        Code.MALFORMED_NAME, place, Quote.of(token.getText()) + " does not have the form of a name")
                .noting("names are lower-case words joined by `-`, in paths joined by `.`");
        if (NAME.matcher(plain).matches()) {
            fault = fault.labelled("write " + Quote.of(plain));
            token.setText(plain);
        }
        found.add(fault);
        token.setType(BgpLexer.NAME);
    }

    void string(CommonToken token, Place place, String text) {
        String inside = text.substring(1, text.length() - 1);
        Diagnostic fault =
                Diagnostic.error(Code.STRAY_CHARACTER, place, "a string stands between plain double quotes, `\"`");
        boolean plain = inside.length() <= PROPOSED_MAX && inside.indexOf('"') < 0 && inside.indexOf('\\') < 0;
        found.add(plain ? fault.helping("\"" + inside + "\"") : fault);
        token.setType(BgpLexer.STRING);
    }

    /** An operator of another language. */
    void sign(CommonToken token, Place place) {
        int type = switch (token.getText()) {
            case "&", "&&" -> BgpLexer.AND;
            case "|", "||" -> BgpLexer.OR;
            case "!" -> BgpLexer.NOT;
            case "=>" -> BgpLexer.GE;
            case "=<" -> BgpLexer.LE;
            case "<>", "!==", "=!" -> BgpLexer.NE;
            default -> BgpLexer.EQ;
        };
        String literal = BgpLexer.VOCABULARY.getLiteralName(type);
        String ours = literal.substring(1, literal.length() - 1);
        found.add(Diagnostic.error(
                        Code.STRAY_CHARACTER, place, Quote.of(token.getText()) + " is not an operator of the language")
                .labelled("write " + Quote.of(ours)));
        token.setType(type);
        token.setText(ours);
    }

    void number(CommonToken token, Place place) {
        String text = token.getText();
        Matcher time = TIME.matcher(text);
        Matcher length = LENGTH.matcher(text);
        if (ADDRESS.matcher(text).matches()) {
            found.add(Diagnostic.error(Code.MALFORMED_NUMBER, place, "an IP address is written between quotes")
                    .helping("\"" + text + "\""));
            token.setType(BgpLexer.STRING);
            return;
        } else if (time.matches()) {
            String hours = time.group(1).length() == 1 ? "0" + time.group(1) : time.group(1);
            found.add(Diagnostic.error(Code.MALFORMED_NUMBER, place, Quote.of(text) + " is not a time of day")
                    .labelled("write " + Quote.of(hours + ":" + time.group(2)))
                    .noting("times of day have two digits for the hours and two for the minutes, and no seconds"));
            token.setType(BgpLexer.TIME);
            token.setText(hours + ":" + time.group(2));
            return;
        }
        Diagnostic fault = Diagnostic.error(
                        Code.MALFORMED_NUMBER, place, Quote.of(text) + " is neither a number nor a duration")
                .noting(text.startsWith("-") ? "a duration cannot be negative" : DURATIONS);
        found.add((text.length() <= PROPOSED_MAX && length.matches() ? unit(length.group(2)) : Optional.<String>empty())
                .map(unit -> fault.labelled("write " + Quote.of(length.group(1) + unit)))
                .orElse(fault));
        token.setType(BgpLexer.DURATION);
    }

    /** The unit that a word of another notation means; {@code M} could be minutes or months, so nothing is guessed. */
    static Optional<String> unit(String word) {
        return switch (word) {
            case "s", "sec", "secs", "second", "seconds" -> Optional.of("s");
            case "m", "min", "mins", "minute", "minutes" -> Optional.of("m");
            case "h", "hr", "hrs", "hour", "hours" -> Optional.of("h");
            case "d", "day", "days" -> Optional.of("d");
            default -> Optional.empty();
        };
    }
}
