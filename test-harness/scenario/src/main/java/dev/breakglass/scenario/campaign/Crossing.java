package dev.breakglass.scenario.campaign;

import dev.breakglass.runtime.request.Incident;
import dev.breakglass.runtime.request.Person;
import dev.breakglass.runtime.request.Presented;
import dev.breakglass.runtime.request.Reading;
import dev.breakglass.runtime.request.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A request with one part of another, as old as it was there. Pure. */
final class Crossing {

    private static final int PARTS = 8;

    private Crossing() {}

    static Request of(Request own, Request other, Dice dice) {
        Duration later = Duration.between(other.now(), own.now());
        Person me = own.requester();
        return switch (dice.below(PARTS)) {
            case 0 ->
                own.withRequester(
                        new Person(me.id(), me.groups(), other.requester().attributes()));
            case 1 -> own.withRequester(new Person(me.id(), other.requester().groups(), me.attributes()));
            case 2 -> own.withUse(own.action(), other.resource());
            case 3 -> own.withUse(other.action(), own.resource());
            case 4 -> own.withJustification(other.justification(), other.ticket());
            case 5 ->
                other.incident()
                        .map(incident -> own.withIncident(moved(incident, later)))
                        .orElse(own);
            case 6 -> own.withSignals(moved(other.signals(), later));
            default ->
                own.withFactors(other.factors().stream()
                        .map(factor -> new Presented(factor.kind(), moved(factor.at(), later)))
                        .toList());
        };
    }

    private static Incident moved(Incident incident, Duration later) {
        Optional<Instant> since = incident.since().map(then -> moved(then, later));
        return new Incident(incident.id(), incident.kind(), incident.severity(), since, incident.attributes());
    }

    private static Map<String, Reading> moved(Map<String, Reading> signals, Duration later) {
        Map<String, Reading> moved = new LinkedHashMap<>();
        signals.forEach((name, reading) -> moved.put(name, new Reading(reading.value(), moved(reading.at(), later))));
        return moved;
    }

    private static Instant moved(Instant then, Duration later) {
        return then.plus(later);
    }
}
