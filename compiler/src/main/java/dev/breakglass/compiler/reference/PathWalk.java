package dev.breakglass.compiler.reference;

import dev.breakglass.dsl.model.Approve;
import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.dsl.model.Escalate;
import dev.breakglass.dsl.model.Justify;
import dev.breakglass.dsl.model.Limit;
import dev.breakglass.dsl.model.When;
import dev.breakglass.dsl.model.Zone;
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
    private final List<Finding> refused = new ArrayList<>();
    private final List<Finding> open = new ArrayList<>();

    PathWalk(Lookup lookup, BreakglassPath path, Request request, Values values) {
        this.lookup = lookup;
        this.path = path;
        this.request = request;
        this.values = values;
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
        if (!Conditions.holdsOne(path.roles().anyOf(), request.requester().groups())) {
            refuse(
                    ReasonCode.ROLE,
                    path.roles().place(),
                    Have.groups(request.requester().groups()));
        } else if (!path.allow().actions().contains(request.action())
                || !lookup.lies(request.resource(), path.allow().on())) {
            refuse(ReasonCode.ACTION, path.allow().place(), Have.use(request.action(), request.resource()));
        } else {
            for (Zone zone : path.zone().lineage()) {
                zone.admits().forEach(admit -> condition(admit, ReasonCode.BOUNDARY));
            }
            if (refused.isEmpty()) {
                path.when().ifPresent(when -> condition(when, ReasonCode.CONDITION));
            }
        }
        return refused.isEmpty();
    }

    private void condition(When when, ReasonCode whenFalse) {
        Set<String> tolerated =
                path.tolerate().map(t -> Set.copyOf(t.signals())).orElse(Set.of());
        Ternary truth = new Conditions(request, values, tolerated).truth(when.condition());
        if (truth != Ternary.TRUE) {
            ReasonCode reason = switch (truth) {
                case MISSING -> ReasonCode.SIGNAL_MISSING;
                case STALE -> ReasonCode.SIGNAL_STALE;
                default -> whenFalse;
            };
            refuse(reason, when.place(), values.have(Conditions.inputs(when.condition())));
        }
    }

    /** Every control: those that nobody can meet any more first, and only if there are none, those that wait. */
    void controls() {
        if (ttl().compareTo(path.ttl().max()) > 0) {
            refuse(ReasonCode.TTL_EXCEEDS_MAXIMUM, path.ttl().place(), Durations.text(ttl()));
        }
        path.limit().ifPresent(this::limit);
        if (request.history().overdueReviews() > 0) {
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
        int live = (int) grants.stream().filter(grant -> end(grant).isEmpty()).count();
        if (limit.atOnce().isPresent() && live >= limit.atOnce().getAsInt()) {
            refuse(ReasonCode.LIMIT, limit.place(), "limit " + limit.atOnce().getAsInt() + " at once", Have.open(live));
        }
        for (Limit.Rate rate : limit.rates()) {
            int recent = (int) grants.stream()
                    .filter(grant -> !grant.grantedAt().plus(rate.per()).isBefore(request.now()))
                    .count();
            if (recent >= rate.grants()) {
                String need = "limit " + rate.grants() + " per " + Durations.text(rate.per());
                refuse(ReasonCode.LIMIT, limit.place(), need, Have.granted(recent, rate.per()));
            }
        }
        limit.cooldown().ifPresent(pause -> {
            if (grants.stream()
                    .flatMap(grant -> end(grant).stream())
                    .anyMatch(end -> end.plus(pause).isAfter(request.now()))) {
                refuse(ReasonCode.COOLDOWN, limit.place(), "cooldown " + Durations.text(pause), Have.ended());
            }
        });
    }

    private Optional<Instant> end(PastGrant grant) {
        return grant.endedAt().filter(end -> !end.isAfter(request.now()));
    }

    private void factors() {
        Quorums.Factors factors = Quorums.factors(path.mfa(), request.factors(), request.now());
        if (factors != Quorums.Factors.MET) {
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
        if (quorums.met(clauses)) {
            return;
        }
        Optional<Escalate> escalated = path.escalate().filter(this::hasWaited);
        if (escalated.isPresent()) {
            Set<String> people = quorums.eligible(escalated.get().roles());
            if (people.size() >= escalated.get().people()) {
                return;
            }
            waiting(escalated.get().place(), escalated.get().people(), people);
        }
        quorums.blamed(clauses).forEach((step, people) -> waiting(step.place(), step.people(), people));
    }

    private boolean hasWaited(Escalate escalate) {
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
            if (count < characters.atLeast()) {
                open(
                        ReasonCode.JUSTIFICATION,
                        part.place(),
                        "justify " + lookup.written(part.place()).words(),
                        Have.characters(count));
            }
        } else if (part instanceof Justify.Ticket ticket) {
            if (request.ticket()
                    .filter(id -> values.comparisons().matches(ticket.pattern(), id))
                    .isEmpty()) {
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
