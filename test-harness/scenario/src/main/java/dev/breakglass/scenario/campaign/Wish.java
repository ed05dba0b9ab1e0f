package dev.breakglass.scenario.campaign;

import dev.breakglass.runtime.request.Approval;
import dev.breakglass.runtime.request.Incident;
import dev.breakglass.runtime.request.Presented;
import dev.breakglass.runtime.request.Reading;
import dev.breakglass.runtime.request.Request;
import dev.breakglass.scenario.model.Act;
import dev.breakglass.scenario.request.Parts;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request that a story can be made around: what somebody asks, who would say yes to it, and what the signals say then.
 * Immutable.
 *
 * @param request whose approvals and history are those of the wish, not of the play
 * @param path the path that permits it, if one does
 */
record Wish(Request request, Optional<String> path) {

    private static final long TICK_NANOS = 1_000_000;

    /** Whether a scenario can say it: names are not blank, and nothing comes from the future. */
    static boolean isTellable(Request request) {
        return named(request.requester().id())
                && named(request.zone())
                && named(request.action())
                && named(request.resource().kind())
                && named(request.resource().name())
                && request.ticket().filter(String::isBlank).isEmpty()
                && request.source().filter(source -> !named(source)).isEmpty()
                && request.factors().stream().allMatch(factor -> isTellable(factor, request.now()))
                && request.approvals().stream()
                        .allMatch(approval -> !approval.at().isAfter(request.now())
                                && approval.factors().stream().allMatch(factor -> isTellable(factor, approval.at())))
                && request.signals().values().stream()
                        .noneMatch(reading -> reading.at().isAfter(request.now()))
                && request.incident().stream().allMatch(Wish::isTellable);
    }

    private static boolean named(String text) {
        return !text.isBlank() && text.chars().noneMatch(Character::isISOControl);
    }

    private static boolean isTellable(Incident incident) {
        return named(incident.id())
                && List.of("outage", "security", "maintenance").contains(incident.kind())
                && incident.isSeveritySane()
                && incident.since().isPresent();
    }

    private static boolean isTellable(Presented factor, Instant when) {
        return Parts.FACTORS.contains(factor.kind()) && !factor.at().isAfter(when);
    }

    /** The factors that are presented with it. */
    List<Act.Factor> mfa() {
        return aged(request.factors(), request.now());
    }

    /** The factors that an approver presents. */
    static List<Act.Factor> mfa(Approval approval) {
        return aged(approval.factors(), approval.at());
    }

    private static List<Act.Factor> aged(List<Presented> factors, Instant now) {
        return factors.stream()
                .map(factor -> new Act.Factor(factor.kind(), age(factor.at(), now)))
                .toList();
    }

    /** What the signals say. */
    Map<String, Act.SignalState> signals() {
        Map<String, Act.SignalState> states = new LinkedHashMap<>();
        request.signals().forEach((name, reading) -> states.put(name, state(reading)));
        return states;
    }

    private Act.SignalState state(Reading reading) {
        Duration age = age(reading.at(), request.now());
        return age.isZero()
                ? new Act.SignalState.Fresh(reading.value())
                : new Act.SignalState.Stale(reading.value(), age);
    }

    /** The incident as it is at another moment: as old as it was. */
    Optional<Incident> incident(String id, Instant now) {
        return request.incident()
                .map(incident -> new Incident(
                        id,
                        incident.kind(),
                        incident.severity(),
                        incident.since().map(since -> now.minus(age(since, request.now()))),
                        incident.attributes()));
    }

    /** How long it asks for, in whole milliseconds, of which there is at least one. */
    Optional<Duration> ttl() {
        return request.ttl().map(Wish::told).map(ttl -> ttl.isZero() ? Duration.ofMillis(1) : ttl);
    }

    private static Duration age(Instant then, Instant now) {
        return told(Duration.between(then, now));
    }

    /** In the milliseconds of a scenario, on the same side of whatever whole length lies nearest. */
    private static Duration told(Duration length) {
        long rest = length.toNanosPart() % TICK_NANOS;
        Duration whole = length.minusNanos(rest);
        return rest > 0 && rest < TICK_NANOS / 2 ? whole.plusMillis(1) : whole;
    }
}
