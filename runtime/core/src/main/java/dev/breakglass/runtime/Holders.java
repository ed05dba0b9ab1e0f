package dev.breakglass.runtime;

import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.grant.Circumstances;
import dev.breakglass.runtime.grant.Grant;
import dev.breakglass.runtime.grant.GrantEvent;
import dev.breakglass.runtime.grant.GrantId;
import dev.breakglass.runtime.grant.Suspension;
import dev.breakglass.runtime.program.ReasonCode;
import dev.breakglass.runtime.request.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    private final Surroundings surroundings;
    private final Watching watching;
    private Instant next = Instant.MIN;

    Holders(Journal journal, Surroundings surroundings, Watching watching) {
        this.journal = journal;
        this.surroundings = surroundings;
        this.watching = watching;
    }

    /** What is suspended. One who cannot be asked about keeps nobody else from being looked at. */
    List<Grant> sweep() {
        List<Grant> suspended = new ArrayList<>();
        Optional<RuntimeException> first = Optional.empty();
        if (isDue()) {
            for (Grant grant : journal.read(ledger -> ledger.live())) {
                try {
                    look(grant).ifPresent(suspended::add);
                } catch (Surroundings.UnavailableException unknown) {
                    // Looked at the next time.
                } catch (RuntimeException e) {
                    first = first.or(() -> Optional.of(e));
                }
            }
        }
        if (first.isPresent()) {
            throw first.get();
        }
        return suspended;
    }

    private synchronized boolean isDue() {
        Instant now = journal.nowToEnd();
        boolean isDue = !now.isBefore(next);
        next = isDue ? now.plus(EVERY) : next;
        return isDue;
    }

    /** Signals are for the boundaries' sweep: here nobody waits for them, and nothing that hangs on them counts. */
    private Optional<Grant> look(Grant grant) {
        if (!grant.holdsCredential()) {
            return Optional.empty();
        }
        Set<String> groups = surroundings.groups(grant.asked().request().requester());
        Circumstances here = new Circumstances(groups, grant.ruling().inputs().signals());
        Optional<Grant> suspended = journal.inTurnToEnd(turn -> suspended(turn, grant.id(), here));
        if (suspended.isEmpty()) {
            // Afterwards: a watcher whom nobody can ask about must not keep the credential for a holder who lost it.
            Map<String, Set<String>> watchers = watching.kept(grant);
            journal.inTurnToEnd(turn -> Watching.settle(turn, known(turn, grant.id()), watchers));
        }
        return suspended;
    }

    private static Grant known(Turn turn, GrantId id) {
        return turn.settle(turn.ledger().grant(id).orElseThrow());
    }

    private static Optional<Grant> suspended(Turn turn, GrantId id, Circumstances here) {
        Grant grant = known(turn, id);
        if (!grant.holdsCredential()) {
            return Optional.empty();
        }
        Request frozen = grant.asked().request();
        Decision now = turn.judge().recheck(grant, here, frozen.action(), frozen.resource(), turn.now());
        boolean isLost = now.reasons().stream().anyMatch(LOST::contains);
        if (!isLost && turn.judge().issuesAll(grant)) {
            return Optional.empty();
        }
        return Optional.of(turn.record(Optional.empty(), grant.id(), new GrantEvent.Suspended(Suspension.HOLDER)));
    }
}
