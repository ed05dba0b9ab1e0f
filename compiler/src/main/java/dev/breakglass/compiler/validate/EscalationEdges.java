package dev.breakglass.compiler.validate;

import dev.breakglass.compiler.validate.Draft.Yes;
import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.dsl.model.Escalate;
import dev.breakglass.dsl.model.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Asks just before and just after a request escalates, with just enough people and with just too few. */
final class EscalationEdges {

    private static final Duration LONG_AGO = Duration.ofDays(4_000);

    private EscalationEdges() {}

    static void ask(Surroundings surroundings, Examination exam, Draft base, BreakglassPath path) {
        Optional<Escalate> escalates = path.escalate();
        if (escalates.isEmpty()) {
            return;
        }
        Escalate escalate = escalates.get();
        Draft waited = base.copy();
        waited.pending = Optional.of(escalate.after().plus(Ages.TICK));
        exam.detail(escalate.place(), "escalated, and approved all the same", waited, draft -> {});
        exam.control(escalate.place(), "escalated, and approved by nobody", waited, draft -> draft.approvals.clear());
        waited.approvals = people(escalate);
        exam.ages(
                escalate.place(),
                "first made ",
                escalate.after(),
                waited,
                (draft, age) -> draft.pending = Optional.of(age));
        exam.detail(escalate.place(), "not asked before", waited, draft -> draft.pending = Optional.empty());
        exam.control(escalate.place(), "one person too few", waited, draft -> draft.approvals.remove(0));
        exam.detail(
                escalate.place(),
                "one person more than needed",
                waited,
                draft -> draft.approvals.add(Approvers.one(99, escalate.roles().get(0), LONG_AGO)));
        first(exam, escalate, "approved just now", true, waited, yes(waited).aged(Duration.ZERO));
        first(
                exam,
                escalate,
                "dated one nanosecond from now",
                true,
                waited,
                yes(waited).aged(Ages.TICK.negated()));
        first(
                exam,
                escalate,
                "approved by the requester",
                true,
                waited,
                yes(waited).by(waited.requester));
        first(
                exam,
                escalate,
                "an approver in no group",
                true,
                waited,
                yes(waited).in(Set.of()));
        for (Role role : escalate.roles()) {
            first(
                    exam,
                    escalate,
                    "an approver who holds " + role.name(),
                    false,
                    waited,
                    yes(waited).in(Approvers.group(role)));
            for (Role beside : surroundings.roles().of(role)) {
                Set<String> groups = Approvers.group(beside);
                first(
                        exam,
                        escalate,
                        "an approver who holds " + beside.name(),
                        false,
                        waited,
                        yes(waited).in(groups));
            }
        }
        if (waited.approvals.size() > 1) {
            String other = waited.approvals.get(1).by();
            first(
                    exam,
                    escalate,
                    "one person in place of two",
                    true,
                    waited,
                    yes(waited).by(other));
        }
    }

    private static Yes yes(Draft draft) {
        return draft.approvals.get(0);
    }

    private static void first(Examination exam, Escalate escalate, String edge, boolean detail, Draft from, Yes yes) {
        exam.control(escalate.place(), edge, detail, from, draft -> draft.approvals.set(0, yes));
    }

    /** So long ago that they count for nothing else. */
    private static List<Yes> people(Escalate escalate) {
        List<Yes> people = new ArrayList<>();
        for (int i = 0; i < escalate.people(); i++) {
            people.add(Approvers.one(i, escalate.roles().get(0), LONG_AGO));
        }
        return people;
    }
}
