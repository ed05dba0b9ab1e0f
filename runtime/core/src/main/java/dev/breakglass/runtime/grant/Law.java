package dev.breakglass.runtime.grant;

import java.time.Instant;
import java.util.Optional;

/** What an entry has to keep to, whatever event it brings. Pure. */
final class Law {

    final Entry entry;
    final Instant now;

    Law(Entry entry) {
        this.entry = entry;
        this.now = entry.time();
    }

    void require(Grant grant, boolean fits, String otherwise) {
        if (!fits) {
            throw misfit(grant, otherwise);
        }
    }

    MisfitException misfit(Grant grant, String why) {
        return new MisfitException(
                "entry " + entry.seq() + ", " + entry.event().kind() + ": " + grant.id() + " " + why);
    }

    void requireAlive(Grant grant) {
        require(grant, grant.deadline().filter(due -> due.isPast(now)).isEmpty(), "is past its deadline");
    }

    void requireRequester(Grant grant) {
        require(grant, byRequester(grant), "belongs to somebody else");
    }

    void requireOther(Grant grant, String otherwise) {
        require(grant, !byRequester(grant), otherwise);
    }

    private boolean byRequester(Grant grant) {
        return entry.actor()
                .equals(Optional.of(grant.asked().request().requester().id()));
    }

    Duty owed(Grant grant, int number) {
        Duty duty = duty(grant, number);
        require(grant, !duty.done(), "has done this duty");
        require(grant, duty.isOwed(), "does not owe this duty yet");
        return duty;
    }

    Duty duty(Grant grant, int number) {
        require(grant, number >= 0 && number < grant.duties().size(), "has no such duty");
        return grant.duties().get(number);
    }

    String author(Grant grant) {
        return entry.actor().orElseThrow(() -> misfit(grant, "needs somebody for this"));
    }
}
