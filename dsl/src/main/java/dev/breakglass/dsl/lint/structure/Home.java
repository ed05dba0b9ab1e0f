package dev.breakglass.dsl.lint.structure;

import dev.breakglass.dsl.source.Place;
import java.util.Comparator;

/** Tells the set itself from what it imports: an imported vocabulary is shared, and no set uses the whole of it. */
final class Home {

    /** In order of file and place, so that of two places the second can be told. */
    static final Comparator<Place> IN_ORDER = Comparator.comparing(
                    (Place place) -> place.file().name())
            .thenComparing(place -> place.span().start());

    private Home() {}

    static boolean is(Place place) {
        return place.file().set().isEmpty();
    }
}
