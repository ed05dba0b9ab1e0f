package dev.breakglass.dsl.model;

import dev.breakglass.dsl.source.Place;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The credential that is made for a session and dies with it.
 *
 * @param broker what makes it
 * @param settings what the broker is told, as written: names, and the text of strings, numbers and durations
 */
public record Issue(String broker, SortedMap<String, String> settings, Place place) {

    public Issue {
        settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    }
}
