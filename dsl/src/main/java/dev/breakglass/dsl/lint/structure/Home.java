package dev.breakglass.dsl.lint.structure;

import dev.breakglass.dsl.source.Place;

/** Tells the set itself from what it imports: an imported vocabulary is shared, and no set uses the whole of it. */
final class Home {

    private Home() {}

    static boolean is(Place place) {
        return place.file().set().isEmpty();
    }
}
