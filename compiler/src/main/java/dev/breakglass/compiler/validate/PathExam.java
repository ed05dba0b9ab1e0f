package dev.breakglass.compiler.validate;

import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.dsl.model.When;
import dev.breakglass.runtime.decision.Outcome;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Consumer;

/** Asks about one path on every edge of its clauses. */
final class PathExam {

    private final Surroundings surroundings;
    private final BreakglassPath path;
    private final Examination exam;

    private PathExam(Surroundings surroundings, BreakglassPath path, Extent extent) {
        this.surroundings = surroundings;
        this.path = path;
        this.exam = new Examination(surroundings, "breakglass " + path.name(), Optional.of(path.name()), extent);
    }

    static Validated of(Surroundings surroundings, BreakglassPath path, Extent extent) {
        return new PathExam(surroundings, path, extent).result();
    }

    private Validated result() {
        exam.ask(path.place(), "what it says of a grant", new Question.Terms(path.name()));
        Opening opening = Opening.of(surroundings, path);
        Draft base = opening.base();
        judge(base);
        exam.probe(path.place(), "all of it met", base, draft -> {});
        if (base.ttl.isPresent()) {
            exam.probe(path.ttl().place(), "asks for no ttl", opening.unasked(), draft -> {});
        }
        exam.probe(path.place(), "nothing presented at all", base, draft -> {
            draft.factors.clear();
            draft.approvals.clear();
            draft.justification = "";
            draft.ticket = Optional.empty();
        });
        opening.outside()
                .ifPresent(outside -> exam.detail(path.zone().place(), "every boundary refuses", outside, draft -> {}));
        ScopeEdges.ask(surroundings, exam, base, path);
        for (Draft other : opening.others()) {
            exam.probe(path.allow().place(), "another action or resource", other, draft -> {});
            ScopeEdges.resources(surroundings, exam, other, path.allow());
        }
        for (FactorEdges.Case some : FactorEdges.of(path.mfa())) {
            Consumer<Draft> shown = draft -> draft.factors = new ArrayList<>(some.factors());
            exam.control(path.mfa().place(), some.edge(), some.detail(), base, shown);
        }
        ApprovalEdges.ask(surroundings, exam, base, path);
        EscalationEdges.ask(surroundings, exam, base, path);
        ReasonEdges.ask(exam, base, path);
        LimitEdges.ask(exam, base, path);
        for (When clause : Opening.clauses(path)) {
            ClauseEdges.ask(
                    surroundings,
                    exam,
                    base,
                    opening.isSolved(),
                    clause,
                    (number, holds) -> opening.deciding(clause, number, holds));
        }
        PairEdges.ask(surroundings, exam, base, path);
        return exam.result(path.place());
    }

    private void judge(Draft base) {
        Optional<String> permits;
        try {
            var decision = surroundings.reference().decide(base.request());
            permits = decision.outcome() == Outcome.PERMIT ? decision.path() : Optional.empty();
        } catch (IllegalArgumentException e) {
            permits = Optional.empty();
        }
        if (permits.isEmpty()) {
            exam.gap(path.place(), "no request was found that it permits, so its edges lie on one that it does not");
        } else if (!permits.get().equals(path.name())) {
            exam.gap(path.place(), "no request was found that it permits and " + permits.get() + " does not");
        }
    }
}
