package dev.breakglass.dsl.parse;

import dev.breakglass.dsl.diagnostic.Quote;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/** Guesses what an author meant by what does not fit; says nothing rather than what could be wrong. */
final class Hints {
    private static final int DIGITS_MAX = 10;

    private final Tokens tokens;

    Hints(Tokens tokens) {
        this.tokens = tokens;
    }

    /** Beside what was found where something else was expected. */
    Optional<String> label(Token next, String what, IntervalSet expected) {
        String text = tokens.text(next);
        int type = next.getType();
        if (type == BgpParser.INT && expected.contains(BgpParser.DURATION) && text.length() <= DIGITS_MAX) {
            return spacedUnit(next, tokens.after(next))
                    .or(() -> Optional.of("give it a unit: `" + text + "s`, `" + text + "m`, `" + text + "h`"));
        } else if (type == BgpParser.DURATION && expected.contains(BgpParser.NAME)) {
            return Optional.of("a name begins with a letter");
        } else if (type == BgpParser.NAME && expected.contains(BgpParser.INT)) {
            return Meant.number(text).map(number -> "write `" + number + "`").or(() -> meaning(next, expected));
        } else if (type == BgpParser.STRING && what.equals("a kind of resource")) {
            return Optional.of("its kind comes first: `KIND " + Quote.shorten(text) + "`");
        } else if (type == BgpParser.STRING && expected.contains(BgpParser.NAME) && !what.equals("a step")) {
            return Optional.of("names are written without quotes");
        } else if (type == BgpParser.NAME && expected.contains(BgpParser.STRING) && expected.size() == 1) {
            return Optional.of("write `\"" + Quote.shorten(text) + "\"`");
        } else if (type == BgpParser.TIME) {
            return Optional.of("write `time in 18:00..06:00 \"UTC\"`");
        } else if (type == BgpParser.COLON || type == BgpParser.EQ) {
            return Optional.of("leave it out");
        }
        return meaning(next, expected);
    }

    Optional<String> meaning(Token next, IntervalSet expected) {
        boolean joined = next.getType() == BgpParser.AND || next.getType() == BgpParser.OR;
        return joined && expected.contains(BgpParser.COMMA)
                ? Optional.of("a list is joined by `,`")
                : meant(next, expected).map(Hints::didYouMean);
    }

    /** {@code 30 m}: a number, and behind it what would be its unit. */
    Optional<String> spacedUnit(Token number, Token unit) {
        boolean spaced = number.getType() == BgpParser.INT
                && tokens.text(number).length() <= DIGITS_MAX
                && !tokens.startsLine(unit);
        return (spaced ? Malformed.unit(tokens.text(unit)) : Optional.<String>empty())
                .map(word -> "write `" + tokens.text(number) + word + "`, without a space");
    }

    /** The keyword that was meant. */
    Optional<String> meant(Token next, IntervalSet expected) {
        String text = tokens.text(next);
        List<String> words = new ArrayList<>(Expectation.keywords(expected));
        if (expected.contains(BgpParser.EQ)) {
            words.add("==");
        }
        // A keyword that stands in the wrong place is not a misspelling of another.
        return next.getType() == BgpParser.NAME ? Meant.byAWord(text, words) : Meant.instead(text, words);
    }

    static String didYouMean(String word) {
        return "did you mean " + Quote.of(word) + "?";
    }
}
