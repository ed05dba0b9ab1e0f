package dev.breakglass.scenario.campaign;

import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.dsl.model.Limit;
import dev.breakglass.runtime.grant.Entry;
import java.time.Instant;
import java.util.OptionalInt;

/** Whether the right people did it. Holds what an entry says against the entries before it. */
final class PeopleChecks {

    private final Texts texts;

    PeopleChecks(Texts texts) {
        this.texts = texts;
    }

    static void ownHands(Life life, Entry entry) {
        Breach.unless(
                entry.actor().filter(life.requester()::equals).isPresent(),
                Property.OWN_HANDS,
                () -> entry.event().kind() + " by somebody else than the requester");
    }

    static void nobodyOwn(Life life, Entry entry) {
        Breach.unless(
                entry.actor().isPresent() && !entry.actor().get().equals(life.requester()),
                Property.NOBODY_OWN,
                () -> entry.event().kind() + " by the requester");
    }

    /** An approval counts for whoever gives it. */
    static void inOwnName(Entry entry, String by) {
        Breach.unless(entry.actor().filter(by::equals).isPresent(), Property.NOBODY_OWN, "approved in another's name");
    }

    void enoughPeople(Life life) {
        texts.path(life)
                .ifPresent(path -> Breach.unless(
                        life.approvers.size() >= needed(path, life),
                        Property.ENOUGH_PEOPLE,
                        () -> "a session opens with the approvals of " + life.approvers.size()
                                + ", and its path asks for " + needed(path, life)));
    }

    private static long needed(BreakglassPath path, Life life) {
        long usual = path.approvals().people();
        Instant ready = life.readyAt.orElse(Instant.MIN);
        return path.escalate()
                .filter(escalate -> !ready.isBefore(life.askedAt.plus(escalate.after())))
                .map(escalate -> Math.min(usual, escalate.people()))
                .orElse(usual);
    }

    void rightReviewer(Life life, Entry entry, World world) {
        texts.path(life)
                .flatMap(path -> path.review().due())
                .ifPresent(due -> Breach.unless(
                        texts.of(life.policy())
                                .orElseThrow()
                                .reference()
                                .roles(world.groups(entry.actor().orElse("")))
                                .contains(due.by().name()),
                        Property.RIGHT_REVIEWER,
                        () -> "a review by somebody who is no " + due.by().name()));
    }

    /** After a decision that permits; the grant itself counts as well. */
    void atOnce(Life life, Book book) {
        OptionalInt most = texts.path(life)
                .flatMap(BreakglassPath::limit)
                .map(Limit::atOnce)
                .orElse(OptionalInt.empty());
        if (most.isEmpty()) {
            return;
        }
        long held = book.lives().stream()
                .filter(other -> other.requester().equals(life.requester())
                        && other.path().equals(life.path())
                        && other.readyAt.isPresent()
                        && !other.over)
                .count();
        Breach.unless(held <= most.getAsInt(), Property.AT_ONCE, () -> "one person holds " + held + " at once");
    }
}
