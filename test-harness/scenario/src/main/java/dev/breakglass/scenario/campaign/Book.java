package dev.breakglass.scenario.campaign;

import dev.breakglass.runtime.grant.Entry;
import dev.breakglass.runtime.grant.GrantEvent;
import dev.breakglass.runtime.grant.GrantId;
import dev.breakglass.runtime.grant.Ruling;
import dev.breakglass.runtime.grant.Scope;
import dev.breakglass.runtime.grant.SessionId;
import dev.breakglass.runtime.grant.Subject;
import dev.breakglass.runtime.grant.UseOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the log has said so far, read entry by entry: a second fold beside the runtime's own, of which it knows nothing. For
 * one thread.
 */
final class Book {

    private final Map<GrantId, Life> lives = new LinkedHashMap<>();
    final Set<String> keys = new HashSet<>();
    final Set<SessionId> sessions = new HashSet<>();
    /** Every entry, in order. */
    final List<Entry> entries = new ArrayList<>();
    /** The digest of the policy in force. */
    String inForce;

    Book(String inForce) {
        this.inForce = inForce;
    }

    Instant last() {
        return entries.isEmpty() ? Instant.MIN : entries.get(entries.size() - 1).time();
    }

    /** The grant that an entry is about; absent if there is none, or none known. */
    Optional<Life> life(Entry entry) {
        return entry.subject().map(Subject::grant).map(lives::get);
    }

    Collection<Life> lives() {
        return lives.values();
    }

    /** The grants whose sessions are open. */
    List<Life> open() {
        return lives.values().stream()
                .filter(life -> life.session.isPresent() && !life.over)
                .toList();
    }

    /** The live grants that a revocation ends. */
    List<Life> covered(Scope scope) {
        List<Life> covered = new ArrayList<>();
        for (Life life : lives.values()) {
            if (!life.over && covers(scope, life)) {
                covered.add(life);
            }
        }
        return covered;
    }

    private static boolean covers(Scope scope, Life life) {
        if (scope instanceof Scope.OfGrant one) {
            return one.grant().equals(life.id);
        } else if (scope instanceof Scope.OfPerson person) {
            return person.person().equals(life.requester());
        } else if (scope instanceof Scope.OfZone zone) {
            String in = life.asked.zone();
            return in.equals(zone.zone()) || in.startsWith(zone.zone() + ".");
        }
        return true;
    }

    /** Takes one more entry for granted. */
    void write(Entry entry) {
        entries.add(entry);
        GrantEvent event = entry.event();
        if (event instanceof GrantEvent.PolicyLoaded loaded) {
            inForce = loaded.policy();
        } else if (event instanceof GrantEvent.Revoked revoked) {
            covered(revoked.scope()).forEach(life -> life.over = true);
        } else if (event instanceof GrantEvent.Requested requested) {
            requested(entry, requested.ruling());
        } else {
            life(entry).ifPresent(life -> write(life, entry, event));
        }
    }

    private void requested(Entry entry, Ruling ruling) {
        GrantId id = entry.subject().orElseThrow().grant();
        Life life = new Life(id, ruling, entry.time());
        life.ruled(ruling, entry.time());
        life.over = switch (ruling.decision().outcome()) {
            case DENY -> true;
            case PERMIT, PENDING -> false;
        };
        lives.put(id, life);
    }

    private void write(Life life, Entry entry, GrantEvent event) {
        Instant now = entry.time();
        if (event instanceof GrantEvent.Approved approved) {
            life.approvers.add(approved.approval().by());
            life.ruled(approved.ruling(), now);
        } else if (event instanceof GrantEvent.SteppedUp steppedUp) {
            life.ruled(steppedUp.ruling(), now);
        } else if (event instanceof GrantEvent.Reconsidered reconsidered) {
            life.ruled(reconsidered.ruling(), now);
        } else if (event instanceof GrantEvent.Rejected
                || event instanceof GrantEvent.Ended
                || event instanceof GrantEvent.Suspended) {
            life.over = true;
        } else if (event instanceof GrantEvent.KeyClaimed claimed) {
            life.claimed = true;
            keys.add(claimed.hash());
        } else if (event instanceof GrantEvent.Redeemed redeemed) {
            life.session = Optional.of(new Life.Session(now, redeemed.expiresAt()));
            sessions.add(redeemed.session());
        } else if (event instanceof GrantEvent.Reviewed) {
            life.reviewed = true;
        } else if (event instanceof GrantEvent.DutyDone done) {
            done(life, done.duty());
        } else if (life.session.isPresent()) {
            inSession(life.opened(), entry, event);
            credentials(life, event);
        }
    }

    private static void done(Life life, int duty) {
        Life.Given destroyed = life.credentials.get(duty);
        if (destroyed == null) {
            life.dutiesDone.add(duty);
        } else {
            destroyed.destroyed = true;
        }
    }

    private static void credentials(Life life, GrantEvent event) {
        if (event instanceof GrantEvent.CredentialEnded ended && ended.outcome() != UseOutcome.PREVENTED) {
            Life.Given given = new Life.Given(life.opened().asked);
            given.over = ended.outcome() != UseOutcome.DONE;
            life.credentials.values().stream()
                    .filter(before -> !given.over && before.broker.equals(given.broker))
                    .forEach(before -> before.over = true);
            life.credentials.put(ended.duty(), given);
        } else if (event instanceof GrantEvent.ObserverLeft left && !left.enough()) {
            life.credentials.values().forEach(given -> given.over = true);
        }
    }

    private static void inSession(Life.Session session, Entry entry, GrantEvent event) {
        if (event instanceof GrantEvent.UseStarted) {
            session.lastUse = entry.time();
            session.running.add(entry.seq());
        } else if (event instanceof GrantEvent.CredentialStarted started) {
            session.lastUse = entry.time();
            session.asked = started.broker();
        } else if (event instanceof GrantEvent.UseEnded ended) {
            session.lastUse = entry.time();
            session.running.remove(ended.use());
        } else if (event instanceof GrantEvent.ObserverJoined joined) {
            session.watchers.put(entry.actor().orElse(""), joined.groups());
        } else if (event instanceof GrantEvent.ObserverLeft left) {
            session.watchers.remove(left.observer());
        } else if (event instanceof GrantEvent.ExtensionApproved approved
                && approved.until().isPresent()) {
            session.expiresAt = approved.until().get();
            session.extensions++;
        }
    }
}
