package dev.breakglass.compiler.validate;

import dev.breakglass.dsl.model.Approve;
import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.dsl.model.Expr;
import dev.breakglass.dsl.model.Justify;
import dev.breakglass.dsl.model.When;
import dev.breakglass.dsl.source.Place;
import dev.breakglass.runtime.request.Resource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Asks where two paths into a zone would both do: which one is the narrowest, and what both leave open. */
final class PairEdges {

    private PairEdges() {}

    /** With the next path by name that leads into the same zone, if there is a request for which both apply. */
    static void ask(Surroundings surroundings, Examination exam, Draft base, BreakglassPath path) {
        surroundings
                .after(path)
                .ifPresent(next -> both(surroundings, base, path, next).ifPresent(draft -> {
                    Place place = next.place();
                    exam.control(place, "two paths permit", draft, none -> {});
                    for (Duration ttl : List.of(path.ttl().max(), next.ttl().max(), Ages.TICK)) {
                        exam.control(
                                place,
                                "two paths are asked for a ttl of " + ttl,
                                draft,
                                some -> some.ttl = Optional.of(ttl));
                    }
                    exam.control(place, "two paths wait for approvals", draft, some -> some.approvals.clear());
                    exam.control(place, "two paths wait for factors", draft, some -> some.factors.clear());
                    exam.control(place, "two paths wait for a reason", draft, some -> {
                        some.justification = "";
                        some.ticket = Optional.empty();
                    });
                    exam.control(place, "two paths refuse", draft, some -> some.overdue = 1);
                }));
    }

    private static Optional<Draft> both(
            Surroundings surroundings, Draft scope, BreakglassPath path, BreakglassPath next) {
        if (!next.allow().actions().contains(scope.action)
                || !surroundings
                        .lookup()
                        .lies(
                                new Resource(scope.kind, scope.name, Map.of()),
                                next.allow().on())) {
            return Optional.empty();
        }
        List<Goal> goals = new ArrayList<>();
        List<Expr> conditions = new ArrayList<>();
        for (BreakglassPath one : List.of(path, next)) {
            goals.add(new Goal(Opening.holds(one.roles().anyOf(), one.roles().place()), true));
            for (When clause : Opening.clauses(one)) {
                goals.add(new Goal(clause.condition(), true));
                conditions.add(clause.condition());
            }
        }
        surroundings.lookup().over(path.zone()).forEach(forbid -> {
            conditions.add(forbid.when().condition());
            boolean covers = forbid.actions().isEmpty() || forbid.actions().contains(scope.action);
            if (covers) {
                goals.add(new Goal(Opening.fires(forbid), false));
            }
        });
        Draft fixed = new Draft(scope.zone, scope.action, scope.kind, scope.name);
        return new Solver(
                        surroundings.comparisons(),
                        fixed,
                        conditions,
                        (input, value) -> !input.equals(Inputs.RESOURCE_NAME) || value.equals(scope.name))
                .solve(goals)
                .map(solved -> met(surroundings, solved, path, next));
    }

    private static Draft met(Surroundings surroundings, Draft solved, BreakglassPath path, BreakglassPath next) {
        Draft draft = solved.copy();
        draft.factors = new ArrayList<>(FactorEdges.met(path.mfa()));
        draft.factors.addAll(FactorEdges.met(next.mfa()));
        List<Approve> clauses = Stream.of(path, next)
                .flatMap(one -> one.approvals().clauses().stream())
                .toList();
        draft.approvals = Approvers.of(clauses);
        List<Justify.Part> parts = Stream.of(path, next)
                .flatMap(one -> one.justify().parts().stream())
                .toList();
        if (!parts.isEmpty()) {
            ReasonEdges.meet(surroundings.comparisons(), draft, new Justify(parts, Optional.empty(), path.place()));
        }
        return draft;
    }
}
