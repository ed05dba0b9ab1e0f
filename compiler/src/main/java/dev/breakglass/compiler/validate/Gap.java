package dev.breakglass.compiler.validate;

import dev.breakglass.dsl.source.Place;

/**
 * Something that was not compared.
 *
 * @param place what it is about
 * @param why in words: {@code no request was found that … permits}
 */
public record Gap(Place place, String why) {

    @Override
    public String toString() {
        return place + " " + why;
    }
}
