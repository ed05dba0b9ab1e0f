package dev.breakglass.dsl.lint.condition;

import dev.breakglass.dsl.source.Place;
import java.util.Optional;

/**
 * Why a subject can have some values only.
 *
 * @param place where the policy says so, unless the language does
 */
record Reason(String words, Optional<Place> place) {

    static Reason ofLanguage(String words) {
        return new Reason(words, Optional.empty());
    }

    static Reason at(Place place, String words) {
        return new Reason(words, Optional.of(place));
    }
}
