package dev.breakglass.scenario.campaign;

import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.grant.Entry;
import dev.breakglass.runtime.grant.GrantEvent;
import dev.breakglass.runtime.grant.GrantId;
import dev.breakglass.runtime.grant.Ruling;
import dev.breakglass.runtime.grant.Subject;
import dev.breakglass.runtime.program.ReasonCode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether a policy that is loaded holds from then on, for what was begun under another one, too. */
final class ReloadChecks {

    /** A session that is refused for one of these has no signal to wait for. */
    private static final Set<ReasonCode> FOR_GOOD = Set.of(
            ReasonCode.NO_PATH,
            ReasonCode.RESOURCE_NOT_IN_ZONE,
            ReasonCode.FORBIDDEN,
            ReasonCode.ROLE,
            ReasonCode.ACTION,
            ReasonCode.BOUNDARY);

    private final Texts texts;

    ReloadChecks(Texts texts) {
        this.texts = texts;
    }

    /** Something moves on that has not been opened. */
    static void inForce(Life life, Book book, Entry entry) {
        Breach.unless(
                life.policy().equals(book.inForce),
                Property.IN_FORCE,
                () -> entry.event().kind() + " of what a policy decided that is not in force");
    }

    static void inForce(Ruling ruling, Book book) {
        Breach.unless(
                ruling.decision().policy().equals(book.inForce),
                Property.IN_FORCE,
                "a decision by a policy that is not in force");
    }

    /**
     * A policy was loaded.
     *
     * @param open the sessions that were open before, as they are now
     */
    void loaded(List<Life> open, List<Entry> written, Book book, World world) {
        Optional<Text> now = texts.of(book.inForce);
        Set<GrantId> suspended = suspended(written);
        for (Life life : open) {
            boolean ended = suspended.contains(life.id);
            if (now.isPresent() && (ended || !life.over)) {
                Decision decision = now.get()
                        .use(
                                life,
                                life.asked.action(),
                                life.asked.resource(),
                                world.groups(life.requester()),
                                world.signals(),
                                written.get(0).time());
                boolean over =
                        !decision.permits() && decision.reasons().stream().anyMatch(FOR_GOOD::contains);
                Breach.unless(
                        ended == over,
                        Property.RELOADED,
                        ended
                                ? "a session ended that the policy which was loaded allows"
                                : "a session goes on that the policy which was loaded does not allow");
            }
        }
    }

    private static Set<GrantId> suspended(List<Entry> written) {
        Set<GrantId> suspended = new HashSet<>();
        for (Entry entry : written) {
            if (entry.event() instanceof GrantEvent.Suspended) {
                suspended.add(entry.subject().map(Subject::grant).orElseThrow());
            }
        }
        return suspended;
    }
}
