package dev.breakglass.scenario.campaign;

import dev.breakglass.runtime.audit.AuditLog;
import dev.breakglass.runtime.grant.Circumstances;
import dev.breakglass.runtime.grant.Entry;
import dev.breakglass.runtime.grant.Grant;
import dev.breakglass.runtime.grant.GrantEvent;
import dev.breakglass.runtime.grant.Ruling;
import dev.breakglass.runtime.request.Resource;
import dev.breakglass.scenario.model.Act;
import dev.breakglass.scenario.play.Deed;
import dev.breakglass.scenario.play.Observation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Watches one play and believes nothing of it: holds every step and every entry against what must always be so. For one
 * thread.
 */
final class Witness {

    private final World world;
    private final Book book;
    private final UseChecks uses;
    private final PeopleChecks people;
    private final TextChecks written;
    private final ReloadChecks loads;
    private final Texts texts;
    private int decisions;

    Witness(Texts texts, Story story) {
        this.texts = texts;
        world = new World(story);
        book = new Book(texts.first().digest());
        uses = new UseChecks(texts);
        people = new PeopleChecks(texts);
        written = new TextChecks(texts);
        loads = new ReloadChecks(texts);
    }

    /**
     * What a step came to, in the world as it is after it.
     *
     * @param act absent for what the runtime did by itself
     * @param now the time that the runtime goes by
     */
    void sees(Optional<Act> act, Observation seen, Instant now) {
        world.reaches(now);
        act.ifPresent(world::change);
        boolean reloads =
                act.filter(Act.Reload.class::isInstance).isPresent() && !(seen.deed() instanceof Deed.Refused);
        List<Life> open = reloads ? book.open() : List.of();
        for (Entry entry : seen.written()) {
            reads(entry);
        }
        act.ifPresent(done -> StepChecks.logged(done, seen));
        if (reloads) {
            loads.loaded(open, seen.written(), book, world);
        }
        DutyChecks.told(seen);
        DutyChecks.destroyedAtOnce(book, world);
    }

    /**
     * How the play ended.
     *
     * @param acknowledged every line, as the runtime handed it to the log
     * @param strictly whether the lines are also read to the letter, which takes as long as the play
     */
    void sees(AuditLog log, List<byte[]> acknowledged, List<Grant> state, boolean strictly) {
        EndChecks.logHolds(log, acknowledged);
        EndChecks.replay(book.entries, state);
        DutyChecks.done(book, texts, world);
        DutyChecks.destroyed(book, world);
        if (strictly) {
            EndChecks.strict(log, acknowledged);
        }
    }

    /** How many decisions there were, uses and openings included. */
    int decisions() {
        return decisions;
    }

    private void reads(Entry entry) {
        LifeChecks.numbered(book, entry);
        GrantEvent event = entry.event();
        Optional<Life> life = book.life(entry);
        if (event instanceof GrantEvent.Revoked revoked) {
            LifeChecks.revoked(book, revoked);
        } else if (entry.subject().isPresent() && !(event instanceof GrantEvent.Requested)) {
            about(LifeChecks.known(life, entry), entry, event);
        }
        book.write(entry);
        ruling(event).ifPresent(ruling -> {
            decisions++;
            ReloadChecks.inForce(ruling, book);
            written.decided(ruling);
            if (ruling.decision().permits()) {
                people.atOnce(book.life(entry).orElseThrow(), book);
            }
        });
    }

    private void about(Life life, Entry entry, GrantEvent event) {
        LifeChecks.endsOnce(life, entry);
        if (event instanceof GrantEvent.UseStarted use) {
            PeopleChecks.ownHands(life, entry);
            uses.used(life, entry, use);
            decided(life, entry, use.action(), use.resource(), use.circumstances());
        } else if (event instanceof GrantEvent.CredentialStarted credential) {
            PeopleChecks.ownHands(life, entry);
            uses.given(life, book, entry, credential);
            decided(life, entry, life.asked.action(), life.asked.resource(), credential.circumstances());
        } else if (event instanceof GrantEvent.Redeemed opening) {
            ReloadChecks.inForce(life, book, entry);
            PeopleChecks.ownHands(life, entry);
            LifeChecks.redeemed(life, book, opening);
            people.enoughPeople(life);
            uses.opened(life, entry, opening);
            decided(life, entry, life.asked.action(), life.asked.resource(), opening.circumstances());
        } else if (event instanceof GrantEvent.KeyClaimed claimed) {
            ReloadChecks.inForce(life, book, entry);
            PeopleChecks.ownHands(life, entry);
            LifeChecks.claimed(life, book, claimed);
        } else if (event instanceof GrantEvent.Approved approved) {
            ReloadChecks.inForce(life, book, entry);
            PeopleChecks.nobodyOwn(life, entry);
            PeopleChecks.inOwnName(entry, approved.approval().by());
        } else if (event instanceof GrantEvent.ExtensionApproved approved) {
            PeopleChecks.nobodyOwn(life, entry);
            PeopleChecks.inOwnName(entry, approved.approval().by());
            approved.until().ifPresent(until -> uses.grown(life, until));
        } else if (event instanceof GrantEvent.SteppedUp || event instanceof GrantEvent.Reconsidered) {
            ReloadChecks.inForce(life, book, entry);
        } else if (event instanceof GrantEvent.Rejected || event instanceof GrantEvent.ObserverJoined) {
            PeopleChecks.nobodyOwn(life, entry);
        } else if (event instanceof GrantEvent.Reviewed) {
            PeopleChecks.nobodyOwn(life, entry);
            people.rightReviewer(life, entry, world);
        }
    }

    private void decided(Life life, Entry entry, String action, Resource resource, Circumstances here) {
        decisions++;
        TextChecks.asOfNow(life, entry, here, world);
        written.allowed(life, book, entry, action, resource, here);
    }

    private static Optional<Ruling> ruling(GrantEvent event) {
        if (event instanceof GrantEvent.Requested requested) {
            return Optional.of(requested.ruling());
        } else if (event instanceof GrantEvent.Approved approved) {
            return Optional.of(approved.ruling());
        } else if (event instanceof GrantEvent.SteppedUp steppedUp) {
            return Optional.of(steppedUp.ruling());
        }
        return event instanceof GrantEvent.Reconsidered reconsidered
                ? Optional.of(reconsidered.ruling())
                : Optional.empty();
    }
}
