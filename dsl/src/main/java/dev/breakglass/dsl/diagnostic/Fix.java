package dev.breakglass.dsl.diagnostic;

import dev.breakglass.dsl.source.Place;
import java.util.List;

/**
 * A change of the text that puts a fault right. Immutable.
 *
 * @param title what it does, in the imperative and without a full stop
 * @param edits of one file or several; no two overlap
 */
public record Fix(String title, List<Edit> edits) {

    public Fix {
        edits = List.copyOf(edits);
    }

    /** A text to stand where another stood; an empty text removes it. */
    public record Edit(Place place, String text) {}

    /** A change of one place. */
    public static Fix of(String title, Place place, String text) {
        return new Fix(title, List.of(new Edit(place, text)));
    }
}
