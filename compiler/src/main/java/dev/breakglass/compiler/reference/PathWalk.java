package dev.breakglass.compiler.reference;

import dev.breakglass.dsl.model.Approve;
import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.dsl.model.Escalate;
import dev.breakglass.dsl.model.Input;
import dev.breakglass.dsl.model.Justify;
import dev.breakglass.dsl.model.Limit;
import dev.breakglass.dsl.model.When;
import dev.breakglass.dsl.source.Place;
import dev.breakglass.runtime.decision.Durations;
import dev.breakglass.runtime.decision.Finding;
import dev.breakglass.runtime.decision.Have;
import dev.breakglass.runtime.program.ReasonCode;
import dev.breakglass.runtime.request.History.PastGrant;
import dev.breakglass.runtime.request.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Walks one path for one request and notes what is in the way. */
final class PathWalk {

    private final Lookup lookup;
    private final BreakglassPath path;
    private final Request request;
    private final Values values;
    private final Listener listener;
    private final Measures measures;
    private final List<Finding> refused = new ArrayList<>();
    private final List<Finding> open = new ArrayList<>();

    PathWalk(Lookup lookup, BreakglassPath path, Request request, Values values, Listener listener) {
        this.lookup = lookup;
        this.path = path;
        this.request = request;
        this.values = values;
        this.listener = listener;
        this.measures = new Measures(path, request, listener);
    }

    BreakglassPath path() {
        return path;
    }

    List<Finding> refused() {
        return refused;
    }

    List<Finding> open() {
        return open;
    }

    Duration ttl() {
        return request.ttl().orElse(path.ttl().granted());
    }

    /** Role, scope, boundary and condition; what fails first is all that is told. */
    boolean applies() {
        if (isInScope()) {
            conditions();
        }
        return refused.isEmpty();
    }

    /** The same of a use that no forbid closes; if role or scope fails, boundaries that are lost are told too. */
    void appliesToUse() {
        if (isInScope()) {
            conditions();
        } else {
            lostBoundaries();
        }
    }

    /** What shuts the path for a use that a forbid closes already. */
    void shutsAnyway() {
        scope();
        lostBoundaries();
    }

    private boolean isInScope() {
        scope();
        return refused.isEmpty();
    }

    private void scope() {
        boolean role =
                Conditions.holdsOne(path.roles().anyOf(), request.requester().groups());
        if (!told(ReasonCode.ROLE, path.roles().place(), role)) {
            refuse(
                    ReasonCode.ROLE,
                    path.roles().place(),
                    Have.groups(request.requester().groups()));
        } else if (!told(ReasonCode.ACTION, path.allow().place(), isAllowed())) {
            refuse(ReasonCode.ACTION, path.allow().place(), Have.use(request.action(), request.resource()));
        }
    }

    private void conditions() {
        for (When admit : admits()) {
            unmet(admit, ReasonCode.BOUNDARY).ifPresent(reason -> refuse(reason, admit));
        }
        if (refused.isEmpty()) {
            path.when().ifPresent(when -> unmet(when, ReasonCode.CONDITION).ifPresent(reason -> refuse(reason, when)));
        }
    }

    /** Those that do not hold; one of which nothing is known is not lost. */
    private void lostBoundaries() {
        for (When admit : admits()) {
            unmet(admit, ReasonCode.BOUNDARY)
                    .filter(ReasonCode.BOUNDARY::equals)
                    .ifPresent(reason -> refuse(reason, admit));
        }
    }

    private List<When> admits() {
        return path.zone().lineage().stream()
                .flatMap(zone -> zone.admits().stream())
                .toList();
    }

    private boolean isAllowed() {
        return path.allow().actions().contains(request.action())
                && lookup.lies(request.resource(), path.allow().on());
    }

    private boolean told(ReasonCode code, Place clause, boolean met) {
        listener.clause(path, code, clause, met);
        return met;
    }

    /** Why a condition is not true, if it is not. */
    private Optional<ReasonCode> unmet(When when, ReasonCode whenFalse) {
        Set<String> tolerated =
                path.tolerate().map(t -> Set.copyOf(t.signals())).orElse(Set.of());
        tolerated.stream()
                .filter(signal -> isUnknown(when, signal))
                .forEach(signal -> listener.tolerated(path, signal));
        Ternary truth = new Conditions(request, values, tolerated, listener).truth(when.condition());
        return switch (truth) {
            case TRUE -> Optional.empty();
            case MISSING -> Optional.of(ReasonCode.SIGNAL_MISSING);
            case STALE -> Optional.of(ReasonCode.SIGNAL_STALE);
            default -> Optional.of(whenFalse);
        };
    }

    private void refuse(ReasonCode reason, When when) {
        refuse(reason, when.place(), values.have(Conditions.inputs(when.condition())));
    }

    private boolean isUnknown(When when, String signal) {
        return Conditions.inputs(when.condition()).stream()
                .filter(input -> input.origin() == Input.Origin.SIGNAL)
                .anyMatch(input ->
                        input.name().equals(signal) && values.of(input).value().isEmpty());
    }

    /** Every control: those that nobody can meet any more first, and only if there are none, those that wait. */
    void controls() {
        measures.tell(path.ttl().place(), Measure.TTL, path.ttl().max(), ttl());
        boolean shortEnough = ttl().compareTo(path.ttl().max()) <= 0;
        if (!told(ReasonCode.TTL_EXCEEDS_MAXIMUM, path.ttl().place(), shortEnough)) {
            refuse(ReasonCode.TTL_EXCEEDS_MAXIMUM, path.ttl().place(), Durations.text(ttl()));
        }
        path.limit().ifPresent(this::limit);
        boolean reviewed = request.history().overdueReviews() <= 0;
        if (!told(ReasonCode.REVIEW_OVERDUE, path.review().place(), reviewed)) {
            refuse(
                    ReasonCode.REVIEW_OVERDUE,
                    path.review().place(),
                    Have.overdue(request.history().overdueReviews()));
        }
        if (refused.isEmpty()) {
            factors();
            approvals();
            path.justify().parts().forEach(this::reason);
        }
    }

    private void limit(Limit limit) {
        List<PastGrant> grants = request.history().grants().stream()
                .filter(grant ->
                        grant.path().equals(path.name()) && !grant.grantedAt().isAfter(request.now()))
                .toList();
        boolean within = true;
        int live = (int) grants.stream().filter(grant -> end(grant).isEmpty()).count();
        if (limit.atOnce().isPresent()) {
            measures.tell(
                    limit.place(), Measure.OPEN_GRANTS, (long) limit.atOnce().getAsInt(), (long) live);
        }
        if (limit.atOnce().isPresent() && live >= limit.atOnce().getAsInt()) {
            within = false;
            refuse(ReasonCode.LIMIT, limit.place(), "limit " + limit.atOnce().getAsInt() + " at once", Have.open(live));
        }
        for (Limit.Rate rate : limit.rates()) {
            int recent = (int) grants.stream()
                    .filter(grant -> !grant.grantedAt().plus(rate.per()).isBefore(request.now()))
                    .count();
            measures.tell(limit.place(), Measure.RECENT_GRANTS, (long) rate.grants(), (long) recent);
            grants.forEach(grant -> measures.age(limit.place(), Measure.GRANT_AGE, rate.per(), grant.grantedAt()));
            if (recent >= rate.grants()) {
                within = false;
                String need = "limit " + rate.grants() + " per " + Durations.text(rate.per());
                refuse(ReasonCode.LIMIT, limit.place(), need, Have.granted(recent, rate.per()));
            }
        }
        told(ReasonCode.LIMIT, limit.place(), within);
        limit.cooldown().ifPresent(pause -> {
            List<Instant> ends =
                    grants.stream().flatMap(grant -> end(grant).stream()).toList();
            ends.forEach(end -> measures.age(limit.place(), Measure.PAUSE, pause, end));
            boolean rested = ends.stream().noneMatch(end -> end.plus(pause).isAfter(request.now()));
            if (!told(ReasonCode.COOLDOWN, limit.place(), rested)) {
                refuse(ReasonCode.COOLDOWN, limit.place(), "cooldown " + Durations.text(pause), Have.ended());
            }
        });
    }

    private Optional<Instant> end(PastGrant grant) {
        return grant.endedAt().filter(end -> !end.isAfter(request.now()));
    }

    private void factors() {
        Quorums.Factors factors = Quorums.factors(path.mfa(), request.factors(), request.now());
        measures.factors();
        if (!told(ReasonCode.MFA, path.mfa().place(), factors == Quorums.Factors.MET)) {
            ReasonCode reason = factors == Quorums.Factors.STALE ? ReasonCode.MFA_STALE : ReasonCode.MFA;
            open(
                    reason,
                    path.mfa().place(),
                    lookup.written(path.mfa().place()).words(),
                    Have.factors(request.factors(), request.now()));
        }
    }

    private void approvals() {
        Quorums quorums = new Quorums(request);
        List<Approve> clauses = path.approvals().clauses();
        measures.approvals(quorums);
        if (quorums.met(clauses)) {
            return;
        }
        Optional<Escalate> escalated = path.escalate().filter(this::hasWaited);
        if (escalated.isPresent()) {
            Set<String> people = quorums.eligible(escalated.get().roles());
            measures.tell(
                    escalated.get().place(),
                    Measure.ESCALATED_PEOPLE,
                    (long) escalated.get().people(),
                    (long) people.size());
            boolean met = people.size() >= escalated.get().people();
            listener.escalated(path, met);
            if (met) {
                return;
            }
            waiting(escalated.get().place(), escalated.get().people(), people);
        }
        quorums.blamed(clauses).forEach((step, people) -> waiting(step.place(), step.people(), people));
    }

    private boolean hasWaited(Escalate escalate) {
        request.pendingSince()
                .ifPresent(since -> measures.age(escalate.place(), Measure.WAITING, escalate.after(), since));
        return request.pendingSince()
                .filter(since -> since.plus(escalate.after()).isBefore(request.now()))
                .isPresent();
    }

    private void waiting(Place place, int needed, Set<String> people) {
        open(ReasonCode.APPROVALS, place, lookup.written(place).words(), Have.approvals(needed, people));
    }

    private void reason(Justify.Part part) {
        if (part instanceof Justify.Characters characters) {
            int count = (int) request.justification().strip().codePoints().count();
            measures.tell(part.place(), Measure.CHARACTERS, (long) characters.atLeast(), (long) count);
            if (!told(ReasonCode.JUSTIFICATION, part.place(), count >= characters.atLeast())) {
                open(
                        ReasonCode.JUSTIFICATION,
                        part.place(),
                        "justify " + lookup.written(part.place()).words(),
                        Have.characters(count));
            }
        } else if (part instanceof Justify.Ticket ticket) {
            boolean matches = request.ticket()
                    .filter(id -> values.comparisons().matches(ticket.pattern(), id))
                    .isPresent();
            if (!told(ReasonCode.TICKET, part.place(), matches)) {
                open(
                        ReasonCode.TICKET,
                        part.place(),
                        "justify " + lookup.written(part.place()).words(),
                        Have.ticket(request.ticket()));
            }
        }
    }

    private void refuse(ReasonCode reason, Place place, String have) {
        refuse(reason, place, lookup.written(place).words(), have);
    }

    private void refuse(ReasonCode reason, Place place, String need, String have) {
        refused.add(new Finding(
                Optional.of(path.name()),
                reason,
                need,
                have,
                lookup.written(place).source()));
    }

    private void open(ReasonCode reason, Place place, String need, String have) {
        open.add(new Finding(
                Optional.of(path.name()),
                reason,
                need,
                have,
                lookup.written(place).source()));
    }
}
