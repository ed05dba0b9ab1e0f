package dev.breakglass.scenario.play;

import dev.breakglass.runtime.grant.Duty;
import dev.breakglass.runtime.grant.Entry;
import dev.breakglass.runtime.grant.Grant;
import dev.breakglass.runtime.grant.GrantEvent;
import dev.breakglass.scenario.result.Answer;
import java.util.List;
import java.util.Optional;

/** What the runtime does of its duties between two steps: the first failure of each, and when it is done. */
final class DutyLines {

    /** @param what without an actor */
    record Line(String what, Answer answer) {}

    private DutyLines() {}

    /** @param request the name of the entry's grant */
    static Optional<Line> of(Entry entry, String request, Grant grant) {
        if (entry.event() instanceof GrantEvent.DutyDone done) {
            Duty duty = grant.duties().get(done.duty());
            String word = duty.attempts() == 0 ? "done" : "done, after " + failures(duty.attempts());
            return Optional.of(new Line(what(duty, request), answer(word, Answer.Tone.YES)));
        }
        // A grant is as it is afterwards: whatever failed more than once by now was told the first time.
        if (entry.event() instanceof GrantEvent.DutyFailed failed
                && grant.duties().get(failed.duty()).attempts() == 1) {
            return Optional.of(new Line(
                    what(grant.duties().get(failed.duty()), request), answer("failed, still owed", Answer.Tone.NO)));
        }
        return Optional.empty();
    }

    private static String what(Duty duty, String request) {
        return "the runtime's duty `" + Site.text(duty.what()) + "` of " + request;
    }

    private static String failures(int number) {
        return number == 1 ? "1 failure" : number + " failures";
    }

    private static Answer answer(String word, Answer.Tone tone) {
        return new Answer(word, tone, Optional.empty(), List.of(), Optional.empty());
    }
}
