package dev.breakglass.runtime;

import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.grant.Circumstances;
import dev.breakglass.runtime.grant.Grant;
import dev.breakglass.runtime.grant.GrantEvent;
import dev.breakglass.runtime.grant.GrantId;
import dev.breakglass.runtime.grant.GrantLimits;
import dev.breakglass.runtime.grant.Ledger;
import dev.breakglass.runtime.grant.Suspension;
import dev.breakglass.runtime.policy.Policy;
import dev.breakglass.runtime.program.ReasonCode;
import dev.breakglass.runtime.request.Request;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts another policy in force, and ends the sessions that it does not allow. */
final class Reload {

    /** For these a use is refused whatever signals say; for others a session waits, as it does at a use. */
    private static final Set<ReasonCode> FINAL = Set.of(
            ReasonCode.NO_PATH,
            ReasonCode.RESOURCE_NOT_IN_ZONE,
            ReasonCode.FORBIDDEN,
            ReasonCode.ROLE,
            ReasonCode.ACTION,
            ReasonCode.BOUNDARY);

    private final Journal journal;
    private final Surroundings surroundings;
    private final Brokers brokers;

    Reload(Journal journal, Surroundings surroundings, Brokers brokers) {
        this.journal = journal;
        this.surroundings = surroundings;
        this.brokers = brokers;
    }

    /** From one turn to the next: what is decided before goes by the old policy, and all after it by the new one. */
    List<Grant> load(Policy next, String by) {
        GrantLimits.STANDARD.id("by", by);
        Map<GrantId, Circumstances> circumstances = circumstances();
        List<Grant> over = journal.inTurn(turn -> {
            turn.load(next, by);
            List<Grant> ended = new ArrayList<>();
            for (Grant live : turn.ledger().live()) {
                Grant grant = turn.settle(live);
                if (grant.state().isOpen() && isOver(turn, grant, circumstances)) {
                    ended.add(turn.record(Optional.empty(), grant.id(), new GrantEvent.Suspended(Suspension.POLICY)));
                }
            }
            return ended;
        });
        brokers.tell(next);
        return over;
    }

    private static boolean isOver(Turn turn, Grant grant, Map<GrantId, Circumstances> known) {
        Request decided = grant.ruling().inputs();
        Circumstances here = known.getOrDefault(
                grant.id(), new Circumstances(decided.requester().groups(), decided.signals()));
        Decision now = turn.judge().recheck(grant, here, decided.action(), decided.resource(), turn.now());
        return now.reasons().stream().anyMatch(FINAL::contains) || !turn.judge().issuesAll(grant);
    }

    /** Of every session that is open now; what cannot be asked stays as it was decided. */
    private Map<GrantId, Circumstances> circumstances() {
        Map<GrantId, Circumstances> all = new HashMap<>();
        for (Grant grant : journal.read(Ledger::live)) {
            if (grant.state().isOpen()) {
                try {
                    all.put(grant.id(), surroundings.of(grant.asked().request()));
                } catch (Surroundings.UnavailableException unknown) {
                    all.remove(grant.id());
                }
            }
        }
        return all;
    }
}
