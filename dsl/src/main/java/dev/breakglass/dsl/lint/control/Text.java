package dev.breakglass.dsl.lint.control;

import dev.breakglass.dsl.source.Place;

/** Policy text, and what it would be with a part of it changed: for a help that can be pasted. */
final class Text {

    private Text() {}

    static String of(Place place) {
        return place.file().text().substring(place.span().start(), place.span().end());
    }

    /** A clause in backticks, on one line, with {@code part} of it written otherwise. */
    static String with(Place clause, Place part, String other) {
        String text = clause.file().text();
        String whole = text.substring(clause.span().start(), part.span().start())
                + other
                + text.substring(part.span().end(), clause.span().end());
        return "`" + whole.strip().replaceAll("\\s+", " ") + "`";
    }
}
