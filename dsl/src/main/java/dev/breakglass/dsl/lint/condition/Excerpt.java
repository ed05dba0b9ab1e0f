package dev.breakglass.dsl.lint.condition;

import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.dsl.source.Place;
import dev.breakglass.dsl.source.Span;

/** The text of a place. */
public final class Excerpt {

    private Excerpt() {}

    /** As written. */
    public static String of(Place place) {
        return place.file().text().substring(place.span().start(), place.span().end());
    }

    /** From the end of one place to the end of another in the same file, both as written. */
    public static Place after(Place first, Place last) {
        return new Place(first.file(), new Span(first.span().end(), last.span().end()));
    }

    /** Between two places of one file, as written. */
    public static String between(Place first, Place second) {
        return first.file().text().substring(first.span().end(), second.span().start());
    }

    /** For a message: on one line, without comments at the ends of others, and between backticks. */
    public static String quoted(Place place) {
        return Quote.of(of(place).replaceAll("//[^\\n]*\\n", " ").replaceAll("\\s+", " "));
    }

    /** Whether there may be a comment in it, which a change of the text must not take away. */
    public static boolean mayHoldComment(Place place) {
        return of(place).contains("//");
    }
}
