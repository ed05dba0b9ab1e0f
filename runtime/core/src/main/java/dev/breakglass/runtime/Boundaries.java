package dev.breakglass.runtime;

import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.grant.Circumstances;
import dev.breakglass.runtime.grant.Grant;
import dev.breakglass.runtime.grant.GrantEvent;
import dev.breakglass.runtime.grant.GrantId;
import dev.breakglass.runtime.grant.Suspension;
import dev.breakglass.runtime.program.ReasonCode;
import dev.breakglass.runtime.request.Reading;
import dev.breakglass.runtime.request.Request;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Suspends sessions whose boundary no longer holds, without waiting for somebody to use them. */
final class Boundaries {

    /** In one turn, between which others have theirs. */
    private static final int AT_ONCE_MAX = 256;

    private final Journal journal;
    private final Surroundings surroundings;

    Boundaries(Journal journal, Surroundings surroundings) {
        this.journal = journal;
        this.surroundings = surroundings;
    }

    /** What is suspended. Nobody is asked for signals while no session is open. */
    List<Grant> sweep() {
        List<Grant> open = new ArrayList<>();
        for (Grant grant : journal.read(ledger -> ledger.live())) {
            if (grant.state().isOpen()) {
                open.add(grant);
            }
        }
        return open.isEmpty() ? List.of() : suspend(open, readings());
    }

    /** Signals that nobody can ask say nothing of a boundary, and time does; a use is refused meanwhile. */
    private Optional<Map<String, Reading>> readings() {
        try {
            return surroundings.readings();
        } catch (Surroundings.UnavailableException unknown) {
            return Optional.of(Map.of());
        }
    }

    /** Most boundaries hold: that is looked at without anybody's having to wait. */
    private List<Grant> suspend(List<Grant> open, Optional<Map<String, Reading>> readings) {
        Judge judge = new Judge(journal.inForce().shown());
        Instant now = journal.nowToEnd();
        List<GrantId> suspects = new ArrayList<>();
        for (Grant grant : open) {
            if (isLost(judge, grant, readings, now)) {
                suspects.add(grant.id());
            }
        }
        List<Grant> suspended = new ArrayList<>();
        for (int from = 0; from < suspects.size(); from += AT_ONCE_MAX) {
            List<GrantId> some = suspects.subList(from, Math.min(suspects.size(), from + AT_ONCE_MAX));
            suspended.addAll(journal.inTurnToEnd(turn -> suspend(turn, some, readings)));
        }
        return suspended;
    }

    private static List<Grant> suspend(Turn turn, List<GrantId> suspects, Optional<Map<String, Reading>> readings) {
        List<Grant> suspended = new ArrayList<>();
        for (GrantId id : suspects) {
            Grant grant = turn.settle(turn.ledger().grant(id).orElseThrow());
            if (isLost(turn.judge(), grant, readings, turn.now())) {
                suspended.add(suspend(turn, grant));
            }
        }
        return suspended;
    }

    static Grant suspend(Turn turn, Grant grant) {
        return turn.record(Optional.empty(), grant.id(), new GrantEvent.Suspended(Suspension.BOUNDARY));
    }

    /** @param readings absent where nobody is asked for any: what was brought stays as it was */
    private static boolean isLost(Judge judge, Grant grant, Optional<Map<String, Reading>> readings, Instant now) {
        if (!grant.state().isOpen()) {
            return false;
        }
        Request frozen = grant.asked().request();
        Request decided = grant.ruling().inputs();
        Circumstances here = new Circumstances(decided.requester().groups(), readings.orElse(decided.signals()));
        Decision decision = judge.recheck(grant, here, frozen.action(), frozen.resource(), now);
        return Judge.has(decision, ReasonCode.BOUNDARY);
    }
}
