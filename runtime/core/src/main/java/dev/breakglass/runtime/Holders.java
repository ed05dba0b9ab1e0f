package dev.breakglass.runtime;

import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.grant.Grant;
import dev.breakglass.runtime.grant.GrantEvent;
import dev.breakglass.runtime.grant.GrantState;
import dev.breakglass.runtime.program.ReasonCode;
import dev.breakglass.runtime.request.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Looks, every half minute, at those whose session holds a credential: what they do with it passes nobody who would ask whether
 * they still may, or whether they are still watched.
 */
final class Holders {

    private static final Duration EVERY = Duration.ofSeconds(30);

    /** What a person or a policy has lost for good. A silent signal is no such thing. */
    private static final Set<ReasonCode> LOST =
            Set.of(ReasonCode.NO_PATH, ReasonCode.RESOURCE_NOT_IN_ZONE, ReasonCode.ROLE, ReasonCode.ACTION);

    private final Journal journal;
    private final Uses uses;
    private Instant next = Instant.MIN;

    Holders(Journal journal, Uses uses) {
        this.journal = journal;
        this.uses = uses;
    }

    /** What is suspended. Whoever cannot be asked about is looked at the next time. */
    List<Grant> sweep() {
        List<Grant> suspended = new ArrayList<>();
        if (isDue()) {
            for (Grant grant : journal.read(ledger -> ledger.live())) {
                if (grant.holdsCredential()) {
                    look(grant).ifPresent(suspended::add);
                }
            }
        }
        return suspended;
    }

    private synchronized boolean isDue() {
        Instant now = journal.now();
        boolean isDue = !now.isBefore(next);
        next = isDue ? now.plus(EVERY) : next;
        return isDue;
    }

    private Optional<Grant> look(Grant grant) {
        try {
            Uses.Seen seen = uses.look(grant.id());
            return journal.inTurn(turn -> suspended(turn, seen));
        } catch (Surroundings.UnavailableException unknown) {
            return Optional.empty();
        }
    }

    private static Optional<Grant> suspended(Turn turn, Uses.Seen seen) {
        Grant known = turn.settle(turn.ledger().grant(seen.grant().id()).orElseThrow());
        Grant grant = Watching.settle(turn, known, seen.watchers());
        if (!grant.holdsCredential()) {
            return Optional.empty();
        }
        Request frozen = grant.asked().request();
        Decision now =
                turn.judge().recheck(grant, seen.circumstances(), frozen.action(), frozen.resource(), turn.now());
        if (now.permits() || now.reasons().stream().noneMatch(LOST::contains)) {
            return Optional.empty();
        }
        String why = "its holder may no longer do what it is for";
        return Optional.of(turn.record(Optional.empty(), grant.id(), new GrantEvent.Ended(GrantState.SUSPENDED, why)));
    }
}
