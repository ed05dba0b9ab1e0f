package dev.breakglass.scenario.result;

import java.util.List;

/**
 * How the door of a zone stood over time: open while any session in it was, pending while only requests waited. A
 * band's label names those requests.
 *
 * @param bands without gaps from the scenario's start to its end; never empty
 */
public record ZoneDoor(String zone, List<Band> bands) {

    public ZoneDoor {
        bands = List.copyOf(bands);
    }
}
