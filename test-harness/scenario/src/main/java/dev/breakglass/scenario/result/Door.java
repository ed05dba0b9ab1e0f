package dev.breakglass.scenario.result;

import java.util.List;

/**
 * What one request asks to open, and how it stood over time.
 *
 * @param name of the request, as in the scenario
 * @param bands without gaps from the scenario's start to its end; never empty
 */
public record Door(String name, String by, String what, List<Band> bands) {

    public Door {
        bands = List.copyOf(bands);
    }
}
