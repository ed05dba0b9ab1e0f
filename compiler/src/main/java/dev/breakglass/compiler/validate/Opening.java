package dev.breakglass.compiler.validate;

import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.dsl.model.Expr;
import dev.breakglass.dsl.model.Forbid;
import dev.breakglass.dsl.model.Input;
import dev.breakglass.dsl.model.ResourcePattern;
import dev.breakglass.dsl.model.Role;
import dev.breakglass.dsl.model.When;
import dev.breakglass.dsl.model.Zone;
import dev.breakglass.dsl.source.Place;
import dev.breakglass.runtime.request.Resource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Drafts of requests that one path would permit: it applies, no forbid fires, no other path into the zone is in the way
 * where that can be had, and all its controls are met.
 */
final class Opening {

    private static final int SCOPES_MAX = 16;
    private static final int RIVALS_MAX = 16;
    private static final int SPENT_MAX = 64;
    private static final int GRANTS_MAX = 8;

    private final Surroundings surroundings;
    private final BreakglassPath path;
    private final Solver solver;
    private final List<Goal> goals;
    private final Optional<Draft> solved;

    private Opening(Surroundings surroundings, BreakglassPath path, Draft scope) {
        this.surroundings = surroundings;
        this.path = path;
        List<Forbid> forbids = surroundings.lookup().over(path.zone()).stream()
                .filter(forbid ->
                        forbid.actions().isEmpty() || forbid.actions().contains(scope.action))
                .toList();
        List<Expr> conditions = new ArrayList<>();
        clauses(path).forEach(clause -> conditions.add(clause.condition()));
        forbids.forEach(forbid -> conditions.add(forbid.when().condition()));
        this.solver = new Solver(
                surroundings.comparisons(), scope, conditions, (input, value) -> possible(scope, input, value));
        this.goals = new ArrayList<>(List.of(new Goal(holds(path.roles().anyOf(), path.roles().place()), true)));
        clauses(path).forEach(clause -> goals.add(new Goal(clause.condition(), true)));
        forbids.forEach(forbid -> goals.add(new Goal(fires(forbid), false)));
        this.solved = solver.solve(goals);
        if (solved.isPresent()) {
            alone(scope.action);
        }
    }

    /** For the first of the path's actions and resources for which there is something; else for the first at all. */
    static Opening of(Surroundings surroundings, BreakglassPath path) {
        List<Draft> scopes = scopes(path);
        Opening first = new Opening(surroundings, path, scopes.get(0));
        Opening found = first;
        for (int i = 1; found.solved.isEmpty() && i < scopes.size(); i++) {
            found = new Opening(surroundings, path, scopes.get(i));
        }
        return found.solved.isPresent() ? found : first;
    }

    /** Every {@code admit} from the outermost zone on, and the path's own {@code when}. */
    static List<When> clauses(BreakglassPath path) {
        return Stream.concat(
                        path.zone().lineage().stream().map(Zone::admits).flatMap(List::stream), path.when().stream())
                .toList();
    }

    /** A request that should be permitted, or as near to it as could be had. */
    Draft base() {
        return met(solver.solve(goals).or(() -> solved).or(() -> solver.solve(List.of())).orElseThrow());
    }

    boolean isSolved() {
        return solved.isPresent();
    }

    /** A request that should be permitted in which one comparison alone decides over a clause. */
    Optional<Draft> deciding(When clause, int number) {
        List<Goal> others = goals.stream()
                .filter(goal -> !goal.condition().equals(clause.condition()))
                .toList();
        List<Goal> deciding = new ArrayList<>(others);
        deciding.addAll(Goal.deciding(clause.condition(), number));
        return solver.solve(deciding).map(this::met);
    }

    private Draft met(Draft solution) {
        Draft draft = solution.copy();
        draft.factors = new ArrayList<>(FactorEdges.met(path.mfa()));
        draft.approvals = Approvers.of(path.approvals().clauses());
        ReasonEdges.meet(surroundings.comparisons(), draft, path.justify());
        rivals(draft.action).limit(SPENT_MAX).forEach(rival -> draft.history.addAll(spent(rival)));
        return draft;
    }

    /** Other paths into the zone that allow the action. */
    private Stream<BreakglassPath> rivals(String action) {
        return surroundings.lookup().into(path.zone()).stream()
                .filter(rival -> !rival.name().equals(path.name()))
                .filter(rival -> rival.allow().actions().contains(action));
    }

    /** Grants after which a path's limits let nothing through. */
    private static List<Draft.Past> spent(BreakglassPath rival) {
        int count = rival.limit()
                .flatMap(limit -> limit.atOnce().stream().boxed().findFirst())
                .orElse(0);
        Draft.Past open = new Draft.Past(rival.name(), Duration.ZERO, Optional.empty());
        return count <= GRANTS_MAX ? Collections.nCopies(count, open) : List.of();
    }

    /** Other paths that would also open the zone are not to apply, as far as that is possible. */
    private void alone(String action) {
        List<BreakglassPath> rivals = rivals(action)
                .filter(rival -> spent(rival).isEmpty())
                .limit(RIVALS_MAX)
                .toList();
        for (BreakglassPath rival : rivals) {
            List<Expr> parts = new ArrayList<>(
                    List.of(holds(rival.roles().anyOf(), rival.roles().place())));
            rival.when().ifPresent(when -> parts.add(when.condition()));
            List<Goal> more = new ArrayList<>(goals);
            more.add(new Goal(new Expr.And(parts, rival.place()), false));
            if (solver.solve(more).isPresent()) {
                goals.add(more.get(more.size() - 1));
            }
        }
    }

    private boolean possible(Draft scope, Input input, Object value) {
        if (input.equals(Inputs.RESOURCE_NAME)) {
            return lies(scope.kind, (String) value);
        } else if (Inputs.isTtl(input)) {
            return ((Duration) value).compareTo(path.ttl().max()) <= 0;
        }
        return input.origin() != Input.Origin.RESOURCE || surroundings.lookup().declares(scope.kind, input.name());
    }

    private boolean lies(String kind, String name) {
        var resource = new Resource(kind, name, Map.of());
        return surroundings.lookup().lies(resource, path.zone().contains())
                && surroundings.lookup().lies(resource, path.allow().on());
    }

    private static List<Draft> scopes(BreakglassPath path) {
        List<Draft> scopes = new ArrayList<>();
        String zone = path.zone().name();
        for (ResourcePattern there : path.zone().contains()) {
            for (ResourcePattern wanted : path.allow().on()) {
                Optional<String> name = there.kind().equals(wanted.kind())
                        ? GlobText.common(there.glob(), wanted.glob())
                        : Optional.empty();
                for (String action : path.allow().actions()) {
                    if (scopes.size() < SCOPES_MAX) {
                        name.ifPresent(found -> scopes.add(new Draft(zone, action, wanted.kind(), found)));
                    }
                }
            }
        }
        ResourcePattern any = path.allow().on().get(0);
        scopes.add(new Draft(zone, path.allow().actions().get(0), any.kind(), any.glob()));
        return scopes;
    }

    /** Whether a forbid that covers the action fires, as one condition. */
    static Expr fires(Forbid forbid) {
        Expr condition = forbid.when().condition();
        return forbid.roles().isEmpty()
                ? condition
                : new Expr.And(List.of(holds(forbid.roles(), forbid.place()), condition), forbid.place());
    }

    static Expr holds(List<Role> roles, Place place) {
        return new Expr.Or(
                roles.stream().<Expr>map(role -> new Expr.Holds(role, place)).toList(), place);
    }
}
