package dev.breakglass.runtime.request;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * All that a decision depends on; nothing outside it is looked at. Immutable and thread-safe.
 *
 * @param action the one action asked for
 * @param incident absent makes every {@code incident.…} unknown
 * @param ttl what the requester asks for; absent asks for the path's own
 * @param source the IP address that the request comes from; absent, or no address, makes {@code source.ip} unknown
 * @param pendingSince when it was first made, if it was decided before; nothing escalates without it
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
        Optional<String> source,
        Optional<Instant> pendingSince,
        Instant now) {

    public Request {
        factors = List.copyOf(factors);
        approvals = List.copyOf(approvals);
        signals = ByName.copyOf(signals);
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
                Optional.empty(),
                Optional.empty(),
                now);
    }

    public Request withRequester(Person person) {
        return with(draft -> draft.requester = person);
    }

    public Request withUse(String otherAction, Resource otherResource) {
        return with(draft -> {
            draft.action = otherAction;
            draft.resource = otherResource;
        });
    }

    public Request withIncident(Incident about) {
        return with(draft -> draft.incident = Optional.of(about));
    }

    public Request withJustification(String text, Optional<String> ticketId) {
        return with(draft -> {
            draft.justification = text;
            draft.ticket = ticketId;
        });
    }

    public Request withFactors(List<Presented> presented) {
        return with(draft -> draft.factors = presented);
    }

    public Request withApprovals(List<Approval> given) {
        return with(draft -> draft.approvals = given);
    }

    public Request withSignals(Map<String, Reading> readings) {
        return with(draft -> draft.signals = readings);
    }

    public Request withTtl(Duration asked) {
        return with(draft -> draft.ttl = Optional.of(asked));
    }

    public Request withHistory(History past) {
        return with(draft -> draft.history = past);
    }

    public Request withSource(Optional<String> address) {
        return with(draft -> draft.source = address);
    }

    public Request withPendingSince(Optional<Instant> moment) {
        return with(draft -> draft.pendingSince = moment);
    }

    public Request at(Instant moment) {
        return with(draft -> draft.now = moment);
    }

    private Request with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.request();
    }

    /** The parts of a request while one of them is exchanged. */
    private static final class Draft {
        private Person requester;
        private final String zone;
        private String action;
        private Resource resource;
        private Optional<Incident> incident;
        private String justification;
        private Optional<String> ticket;
        private List<Presented> factors;
        private List<Approval> approvals;
        private Map<String, Reading> signals;
        private Optional<Duration> ttl;
        private History history;
        private Optional<String> source;
        private Optional<Instant> pendingSince;
        private Instant now;

        Draft(Request request) {
            requester = request.requester;
            zone = request.zone;
            action = request.action;
            resource = request.resource;
            incident = request.incident;
            justification = request.justification;
            ticket = request.ticket;
            factors = request.factors;
            approvals = request.approvals;
            signals = request.signals;
            ttl = request.ttl;
            history = request.history;
            source = request.source;
            pendingSince = request.pendingSince;
            now = request.now;
        }

        Request request() {
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
                    source,
                    pendingSince,
                    now);
        }
    }
}
