package dev.breakglass.compiler.lower;

import dev.breakglass.dsl.model.Forbid;
import dev.breakglass.dsl.model.Zone;
import dev.breakglass.dsl.source.Place;
import dev.breakglass.dsl.source.Position;
import dev.breakglass.runtime.decision.Source;
import dev.breakglass.runtime.policy.Quote;
import java.util.stream.Collectors;

/** Clauses in the policy's own words, on one line. */
public final class Wording {

    static final String JUSTIFY = "justify ";

    private Wording() {}

    /** What was written at a place, without comments and line ends. */
    public static String of(Place place) {
        return Quote.oneLine(
                place.file().text().substring(place.span().start(), place.span().end()));
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
        return forbidding(forbid) + of(forbid.when().place());
    }

    /** What stands before the condition. */
    static String forbidding(Forbid forbid) {
        return "forbid " + forbid.name() + " ";
    }

    public static String noPath(Zone zone) {
        return "a breakglass path into " + zone.name();
    }

    public static String justify(Place part) {
        return JUSTIFY + of(part);
    }
}
