package dev.breakglass.runtime;

import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.decision.Finding;
import dev.breakglass.runtime.grant.Attempt;
import dev.breakglass.runtime.grant.Circumstances;
import dev.breakglass.runtime.grant.Door;
import dev.breakglass.runtime.grant.Ending;
import dev.breakglass.runtime.grant.Grant;
import dev.breakglass.runtime.grant.GrantEvent;
import dev.breakglass.runtime.grant.GrantId;
import dev.breakglass.runtime.grant.GrantLimits;
import dev.breakglass.runtime.grant.GrantState;
import dev.breakglass.runtime.grant.Opening;
import dev.breakglass.runtime.grant.Refusal;
import dev.breakglass.runtime.grant.Suspension;
import dev.breakglass.runtime.grant.UseOutcome;
import dev.breakglass.runtime.program.ReasonCode;
import dev.breakglass.runtime.request.Approval;
import dev.breakglass.runtime.request.Person;
import dev.breakglass.runtime.request.Request;
import dev.breakglass.runtime.request.Resource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Decides each use anew; its intent is durable before it runs, and its outcome is written after it. */
final class Uses {

    private final Journal journal;
    private final Surroundings surroundings;
    private final Watching watching;
    /** By its use: ends that the log did not take. For as long as a use seems to run its session is not idle. */
    private final Map<Long, End> unsaid = new ConcurrentHashMap<>();

    /** How a use ended. */
    private record End(GrantId grant, String person, GrantEvent.UseEnded event) {}

    Uses(Journal journal, Surroundings surroundings, Watching watching) {
        this.watching = watching;
        this.journal = journal;
        this.surroundings = surroundings;
    }

    /**
     * What a use is decided by, as it was before the lock was taken.
     *
     * @param grant as it was
     * @param kept the approvals with the groups that the approvers have kept
     * @param watchers the groups of those who watch
     */
    record Seen(Grant grant, Circumstances circumstances, List<Approval> kept, Map<String, Set<String>> watchers) {}

    Seen look(GrantId id) {
        Grant seen = journal.grant(id).orElseThrow();
        Circumstances circumstances = surroundings.of(seen.asked().request());
        boolean first = seen.opening().filter(open -> open.uses() == 0).isPresent();
        List<Approval> kept = first ? surroundings.kept(seen) : seen.approvals();
        return new Seen(seen, circumstances, kept, watching.kept(seen));
    }

    /** Lets one use begin, or refuses it; answers the number by which it ends. */
    long start(GrantId id, Person person, String action, Resource resource) {
        GrantLimits.STANDARD.id("action", action);
        Door.resource("resource", resource);
        Seen seen = look(id);
        long use = journal.inTurn(turn -> {
            requireAllowed(turn, seen, Attempt.USE, person, action, resource);
            return turn.record(
                            Optional.of(person.id()),
                            Optional.of(id),
                            new GrantEvent.UseStarted(action, resource, seen.circumstances()))
                    .entry()
                    .seq();
        });
        try {
            preventIfOver(id, person, use);
        } catch (RuntimeException no) {
            prevent(id, person, use, no);
            throw no;
        }
        return use;
    }

    /** A use at whose moment nobody could look again does not run either. */
    private void prevent(GrantId id, Person person, long use, RuntimeException no) {
        End end = new End(id, person.id(), new GrantEvent.UseEnded(use, UseOutcome.PREVENTED, Optional.empty()));
        try {
            say(end);
        } catch (RuntimeException unlogged) {
            unsaid.put(use, end);
            no.addSuppressed(unlogged);
        }
    }

    /** The session as it is, if it may do this at this moment. */
    Grant requireAllowed(Turn turn, Seen seen, Attempt attempt, Person person, String action, Resource resource) {
        Circumstances circumstances = seen.circumstances();
        Grant known = turn.known(seen.grant().id(), attempt, person.id());
        Grant grant = Watching.settle(turn, known, seen.watchers());
        requireBoundary(turn, grant, attempt, person, circumstances);
        requireActive(turn, grant, attempt, person);
        requireScope(turn, grant, circumstances, action, resource);
        Redemption.requireApprovers(turn, grant, attempt, seen.kept());
        requirePolicy(turn, grant, attempt, circumstances, action, resource);
        return grant;
    }

    /** Making the intent durable takes time; a use whose session ended meanwhile does not run. */
    private void preventIfOver(GrantId id, Person person, long use) {
        journal.glance(turn -> {
            Grant grant = turn.ledger().grant(id).orElseThrow();
            boolean over = grant.state() != GrantState.ACTIVE
                    || grant.opening()
                            .filter(open -> !turn.now().isBefore(open.expiresAt()))
                            .isPresent();
            if (over) {
                turn.record(
                        Optional.of(person.id()),
                        id,
                        new GrantEvent.UseEnded(use, UseOutcome.PREVENTED, Optional.empty()));
                requireActive(turn, turn.known(id, Attempt.USE, person.id()), Attempt.USE, person);
            }
            return use;
        });
    }

    void end(GrantId id, Person person, long use, UseOutcome outcome, Optional<String> failure) {
        End end = new End(id, person.id(), new GrantEvent.UseEnded(use, outcome, failure));
        try {
            say(end);
        } catch (RuntimeException unlogged) {
            unsaid.put(use, end);
            throw unlogged;
        }
    }

    /** Once more what the log did not take; what it does not take now either comes again. */
    void sayAgain() {
        for (End end : List.copyOf(unsaid.values())) {
            try {
                say(end);
                unsaid.remove(end.event().use(), end);
            } catch (RuntimeException again) {
                // Whoever ended the use was told.
            }
        }
    }

    /** Unless it has been said. */
    private void say(End end) {
        journal.inTurnToEnd(turn -> {
            Grant grant = turn.ledger().grant(end.grant()).orElseThrow();
            boolean runs = grant.opening()
                    .filter(open -> open.running().contains(end.event().use()))
                    .isPresent();
            return runs ? turn.record(Optional.of(end.person()), grant.id(), end.event()) : grant;
        });
    }

    /** Whoever finds their session suspended is told of the boundary, if it is still lost. */
    private static void requireBoundary(
            Turn turn, Grant grant, Attempt attempt, Person person, Circumstances circumstances) {
        Optional<Suspension> cause = grant.ending().flatMap(Ending::suspension);
        if (!cause.equals(Optional.of(Suspension.BOUNDARY))) {
            return;
        }
        Request frozen = grant.asked().request();
        Decision now = turn.judge().recheck(grant, circumstances, frozen.action(), frozen.resource(), turn.now());
        if (Judge.has(now, ReasonCode.BOUNDARY)) {
            throw turn.refuse(
                    grant,
                    attempt,
                    Refusal.BOUNDARY,
                    person.id(),
                    "it is suspended: " + Suspension.BOUNDARY.why(),
                    now.findings());
        }
    }

    static void requireActive(Turn turn, Grant grant, Attempt attempt, Person person) {
        if (grant.state() == GrantState.PAUSED) {
            throw turn.refuse(
                    grant, attempt, Refusal.UNOBSERVED, person.id(), "too few people watch it at this moment");
        }
        if (grant.state() != GrantState.ACTIVE) {
            throw turn.refuse(
                    grant,
                    attempt,
                    Refusal.ENDED,
                    person.id(),
                    "it is " + grant.state().word());
        }
    }

    private static void requireScope(
            Turn turn, Grant grant, Circumstances circumstances, String action, Resource resource) {
        if (grant.covers(action, resource)) {
            return;
        }
        Decision elsewhere = turn.judge().recheck(grant, circumstances, action, resource, turn.now());
        Resource own = grant.asked().request().resource();
        List<Finding> findings = Judge.has(elsewhere, ReasonCode.RESOURCE_NOT_IN_ZONE)
                ? elsewhere.findings()
                : List.of(new Finding(
                        grant.path(),
                        ReasonCode.ACTION,
                        String.join(", ", grant.terms().orElseThrow().actions()) + " on " + own,
                        action + " on " + resource,
                        Optional.empty()));
        String person = grant.asked().request().requester().id();
        throw turn.refuse(
                grant,
                Attempt.USE,
                Refusal.SCOPE,
                person,
                "the grant does not cover " + action + " on " + resource,
                findings);
    }

    private static void requirePolicy(
            Turn turn, Grant grant, Attempt attempt, Circumstances circumstances, String action, Resource resource) {
        Decision now = turn.judge().recheck(grant, circumstances, action, resource, turn.now());
        if (now.permits()) {
            return;
        }
        boolean suspends = Judge.has(now, ReasonCode.BOUNDARY);
        Grant left = grant;
        if (suspends) {
            left = Boundaries.suspend(turn, grant);
        }
        throw turn.refuse(
                left,
                attempt,
                suspends ? Refusal.BOUNDARY : Refusal.DENIED,
                grant.asked().request().requester().id(),
                "the policy says no at this moment",
                now.findings());
    }

    /** Says of every use that was running when the process died that nobody knows how it ended. */
    void recover() {
        journal.inTurnToEnd(turn -> {
            for (Grant grant : turn.ledger().running()) {
                for (long use : grant.opening().map(Opening::running).orElseThrow()) {
                    turn.record(
                            Optional.empty(),
                            grant.id(),
                            new GrantEvent.UseEnded(use, UseOutcome.UNKNOWN, Optional.empty()));
                }
            }
            return turn.now();
        });
    }
}
