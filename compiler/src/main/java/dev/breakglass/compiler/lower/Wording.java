package dev.breakglass.compiler.lower;

import dev.breakglass.dsl.model.Forbid;
import dev.breakglass.dsl.model.Zone;
import dev.breakglass.dsl.source.Place;
import dev.breakglass.dsl.source.Position;
import dev.breakglass.runtime.decision.Source;
import java.util.stream.Collectors;

/** Clauses in the policy's own words, on one line. */
public final class Wording {

    private static final int CHARACTERS_MAX = 400;

    private Wording() {}

    /** What was written at a place, without comments and line ends. */
    public static String of(Place place) {
        String text =
                place.file().text().substring(place.span().start(), place.span().end());
        StringBuilder words = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            quoted ^= c == '"' && (i == 0 || text.charAt(i - 1) != '\\');
            boolean comment =
                    !quoted && text.startsWith("//", i) && (i == 0 || Character.isWhitespace(text.charAt(i - 1)));
            if (comment) {
                int end = text.indexOf('\n', i);
                i = end < 0 ? text.length() : end - 1;
            } else if (!quoted && Character.isWhitespace(c)) {
                words.append(words.length() > 0 && words.charAt(words.length() - 1) == ' ' ? "" : " ");
            } else {
                words.append(c);
            }
        }
        String line = words.toString().strip();
        return line.length() <= CHARACTERS_MAX ? line : line.substring(0, CHARACTERS_MAX) + "…";
    }

    public static Source source(Place place) {
        Position at = place.start();
        return new Source(place.file().name(), at.line(), at.column());
    }

    public static String contains(Zone zone) {
        return zone.contains().isEmpty()
                ? "zone " + zone.name() + " contains nothing"
                : "zone " + zone.name() + " contains "
                        + zone.contains().stream()
                                .map(thing -> thing.kind() + " \"" + thing.glob() + "\"")
                                .collect(Collectors.joining(", "));
    }

    public static String forbid(Forbid forbid) {
        return "forbid " + forbid.name() + " " + of(forbid.when().place());
    }

    public static String noPath(Zone zone) {
        return "a breakglass path into " + zone.name();
    }

    public static String justify(Place part) {
        return "justify " + of(part);
    }
}
