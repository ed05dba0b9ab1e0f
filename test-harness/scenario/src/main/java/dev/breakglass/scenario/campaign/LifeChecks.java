package dev.breakglass.scenario.campaign;

import dev.breakglass.runtime.grant.Entry;
import dev.breakglass.runtime.grant.GrantEvent;
import java.util.Optional;

/** Whether an entry fits the ones before it: its number, its time, and what is over already. */
final class LifeChecks {

    private LifeChecks() {}

    static void numbered(Book book, Entry entry) {
        Breach.unless(
                entry.seq() == book.entries.size(),
                Property.NUMBERED,
                () -> "entry " + entry.seq() + " comes where " + book.entries.size() + " was due");
        Breach.unless(!entry.time().isBefore(book.last()), Property.NUMBERED, "time goes back");
    }

    static void endsOnce(Life life, Entry entry) {
        GrantEvent event = entry.event();
        boolean afterwards = event instanceof GrantEvent.Refused
                || event instanceof GrantEvent.DutyDone
                || event instanceof GrantEvent.DutyFailed
                || event instanceof GrantEvent.UseEnded
                || event instanceof GrantEvent.UseOverran
                || event instanceof GrantEvent.CredentialEnded
                || event instanceof GrantEvent.Reviewed && !life.reviewed;
        // A use has a property of its own.
        Breach.unless(
                !life.over
                        || afterwards
                        || event instanceof GrantEvent.UseStarted
                        || event instanceof GrantEvent.CredentialStarted,
                Property.ENDS_ONCE,
                () -> event.kind() + " of what is over");
    }

    static void revoked(Book book, GrantEvent.Revoked revoked) {
        int covered = book.covered(revoked.scope()).size();
        Breach.unless(
                covered == revoked.ended(),
                Property.ENDS_ONCE,
                () -> "a revocation ends " + revoked.ended() + ", and " + covered + " are live in its scope");
    }

    static void claimed(Life life, Book book, GrantEvent.KeyClaimed claimed) {
        Breach.unless(
                !life.claimed && !book.keys.contains(claimed.hash()), Property.KEY_ONCE, "a key is handed out twice");
    }

    static void redeemed(Life life, Book book, GrantEvent.Redeemed redeemed) {
        Breach.unless(
                life.claimed && life.session.isEmpty() && !book.sessions.contains(redeemed.session()),
                Property.KEY_ONCE,
                "a key opens a second session, or one that nobody was given");
        Breach.unless(life.readyAt.isPresent(), Property.LIVE_GRANT, "a session opens that nothing permits");
    }

    /** What an entry about a grant is about. */
    static Life known(Optional<Life> life, Entry entry) {
        Breach.unless(life.isPresent(), Property.LIVE_GRANT, () -> entry.event().kind() + " of what nobody asked for");
        return life.orElseThrow();
    }
}
