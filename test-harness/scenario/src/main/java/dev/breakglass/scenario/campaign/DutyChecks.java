package dev.breakglass.scenario.campaign;

import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.dsl.model.Duty;
import dev.breakglass.runtime.grant.Entry;
import dev.breakglass.runtime.grant.GrantEvent;
import dev.breakglass.scenario.play.Observation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Whether duties are done in the end, and said to be done when they are. */
final class DutyChecks {

    /** However often a duty has failed, it is tried again after so long. */
    static final Duration AGAIN = Duration.ofMinutes(5);

    private DutyChecks() {}

    static void told(Observation seen) {
        int told = told(seen.written());
        Breach.unless(
                told == seen.duties().size(),
                Property.DUTIES_TOLD,
                () -> "the log says of " + told + " duties that they were done, and "
                        + seen.duties().size() + " were");
    }

    private static int told(List<Entry> written) {
        int told = 0;
        for (Entry entry : written) {
            told += entry.event() instanceof GrantEvent.DutyDone ? 1 : 0;
        }
        return told;
    }

    /** After each step, for as long as no duty ever failed. */
    static void destroyedAtOnce(Book book, World world) {
        if (world.dutiesAlwaysWorked()) {
            destroyed(book);
        }
    }

    /** At the end, unless they fail or have worked for too short a time to be tried again. */
    static void destroyed(Book book, World world) {
        if (world.dutiesWorkFor(AGAIN)) {
            destroyed(book);
        }
    }

    private static void destroyed(Book book) {
        for (Life life : book.lives()) {
            for (Life.Given given : life.credentials.values()) {
                Breach.unless(
                        given.destroyed || !(given.over || life.over),
                        Property.DESTROYED,
                        () -> "a credential of `" + given.broker + "` is over and was not destroyed");
            }
        }
    }

    /** At the end, unless they fail or have worked for too short a time to be tried again. */
    static void done(Book book, Texts texts, World world) {
        if (!world.dutiesWorkFor(AGAIN)) {
            return;
        }
        for (Life life : book.lives()) {
            Optional<BreakglassPath> path = texts.path(life);
            if (life.session.isPresent() && path.isPresent()) {
                long owed = path.get().duties().stream()
                        .filter(duty -> duty instanceof Duty.Notify || life.over && duty instanceof Duty.After)
                        .count();
                Breach.unless(
                        life.dutiesDone.size() >= owed,
                        Property.DUTIES_DONE,
                        "of " + owed + " duties, " + life.dutiesDone.size() + " were done");
            }
        }
    }
}
