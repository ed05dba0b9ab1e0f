package dev.breakglass.runtime.request;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All that a decision depends on; nothing outside it is looked at. Immutable and thread-safe.
 *
 * @param action the one action asked for
 * @param incident absent makes every {@code incident.…} unknown
 * @param ttl what the requester asks for; absent asks for the path's own
 * @param now the moment that every age is counted to; what is dated later counts for nothing
 */
public record Request(
        Person requester,
        String zone,
        String action,
        Resource resource,
        Optional<Incident> incident,
        String justification,
        Optional<String> ticket,
        List<Presented> factors,
        List<Approval> approvals,
        Map<String, Reading> signals,
        Optional<Duration> ttl,
        History history,
        Instant now) {

    public Request {
        factors = List.copyOf(factors);
        approvals = List.copyOf(approvals);
        signals = Collections.unmodifiableMap(new TreeMap<>(signals));
        RequestLimits.check(factors.size(), approvals.size(), signals.size(), now, ttl);
    }

    /** A request for one action on one resource, without anything else yet. */
    public static Request of(Person requester, String zone, String action, Resource resource, Instant now) {
        return new Request(
                requester,
                zone,
                action,
                resource,
                Optional.empty(),
                "",
                Optional.empty(),
                List.of(),
                List.of(),
                Map.of(),
                Optional.empty(),
                History.NONE,
                now);
    }

    public Request withRequester(Person person) {
        return new Request(
                person,
                zone,
                action,
                resource,
                incident,
                justification,
                ticket,
                factors,
                approvals,
                signals,
                ttl,
                history,
                now);
    }

    public Request withUse(String otherAction, Resource otherResource) {
        return new Request(
                requester,
                zone,
                otherAction,
                otherResource,
                incident,
                justification,
                ticket,
                factors,
                approvals,
                signals,
                ttl,
                history,
                now);
    }

    public Request withIncident(Incident about) {
        return new Request(
                requester,
                zone,
                action,
                resource,
                Optional.of(about),
                justification,
                ticket,
                factors,
                approvals,
                signals,
                ttl,
                history,
                now);
    }

    public Request withJustification(String text, Optional<String> ticketId) {
        return new Request(
                requester, zone, action, resource, incident, text, ticketId, factors, approvals, signals, ttl, history,
                now);
    }

    public Request withFactors(List<Presented> presented) {
        return new Request(
                requester,
                zone,
                action,
                resource,
                incident,
                justification,
                ticket,
                presented,
                approvals,
                signals,
                ttl,
                history,
                now);
    }

    public Request withApprovals(List<Approval> given) {
        return new Request(
                requester,
                zone,
                action,
                resource,
                incident,
                justification,
                ticket,
                factors,
                given,
                signals,
                ttl,
                history,
                now);
    }

    public Request withSignals(Map<String, Reading> readings) {
        return new Request(
                requester,
                zone,
                action,
                resource,
                incident,
                justification,
                ticket,
                factors,
                approvals,
                readings,
                ttl,
                history,
                now);
    }

    public Request withTtl(Duration asked) {
        return new Request(
                requester,
                zone,
                action,
                resource,
                incident,
                justification,
                ticket,
                factors,
                approvals,
                signals,
                Optional.of(asked),
                history,
                now);
    }

    public Request withHistory(History past) {
        return new Request(
                requester,
                zone,
                action,
                resource,
                incident,
                justification,
                ticket,
                factors,
                approvals,
                signals,
                ttl,
                past,
                now);
    }

    public Request at(Instant moment) {
        return new Request(
                requester,
                zone,
                action,
                resource,
                incident,
                justification,
                ticket,
                factors,
                approvals,
                signals,
                ttl,
                history,
                moment);
    }
}
