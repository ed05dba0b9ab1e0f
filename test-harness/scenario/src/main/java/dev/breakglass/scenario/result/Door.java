package dev.breakglass.scenario.result;

import java.util.List;
import java.util.Optional;

/**
 * What one request asks to open, how it stood over time, who said yes and who held it.
 *
 * @param name of the request, as in the scenario
 * @param what action, resource and zone, as text
 * @param bands without gaps from the scenario's start to its end; never empty
 * @param assents in the order in which they were accepted
 * @param holding absent when it was never opened
 */
public record Door(
        String name, String by, String what, List<Band> bands, List<Assent> assents, Optional<Holding> holding) {

    public Door {
        bands = List.copyOf(bands);
        assents = List.copyOf(assents);
    }
}
