package dev.breakglass.compiler.validate;

import dev.breakglass.compiler.reference.Comparisons;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    private final Draft scope;
    private final Solver solver;
    private final List<Expr> conditions = new ArrayList<>();
    private final List<Goal> goals;
    private final Optional<Draft> solved;

    private Opening(Surroundings surroundings, BreakglassPath path, Draft scope) {
        this.surroundings = surroundings;
        this.path = path;
        this.scope = scope;
        List<Forbid> forbids = surroundings.lookup().over(path.zone()).stream()
                .filter(forbid -> forbid.actions().isEmpty() || forbid.actions().contains(scope.action))
                .toList();
        clauses(path).forEach(clause -> conditions.add(clause.condition()));
        forbids.forEach(forbid -> conditions.add(forbid.when().condition()));
        List<BreakglassPath> rivals = rivals(scope.action)
                .filter(rival -> spent(rival).isEmpty())
                .limit(RIVALS_MAX)
                .toList();
        rivals.forEach(rival -> rival.when().ifPresent(when -> conditions.add(when.condition())));
        this.solver = new Solver(
                surroundings.comparisons(), scope, conditions, (input, value) -> possible(scope, input, value));
        this.goals = new ArrayList<>(
                List.of(new Goal(holds(path.roles().anyOf(), path.roles().place()), true)));
        clauses(path).forEach(clause -> goals.add(new Goal(clause.condition(), true)));
        forbids.forEach(forbid -> goals.add(new Goal(fires(forbid), false)));
        this.solved = solver.solve(goals);
        if (solved.isPresent()) {
            rivals.forEach(this::without);
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

    /** Requests that should be permitted for the actions and kinds of resources that the base is not about. */
    List<Draft> others() {
        List<Draft> others = new ArrayList<>();
        Set<String> seen = new HashSet<>(List.of(scope.action, "kind " + scope.kind));
        for (Draft other : scopes(path)) {
            boolean news = !seen.contains(other.action) || !seen.contains("kind " + other.kind);
            Opening opening = news ? new Opening(surroundings, path, other) : this;
            if (news && opening.isSolved()) {
                seen.addAll(List.of(other.action, "kind " + other.kind));
                others.add(opening.base());
            }
        }
        return others;
    }

    /** Every {@code admit} from the outermost zone on, and the path's own {@code when}. */
    static List<When> clauses(BreakglassPath path) {
        return Stream.concat(
                        path.zone().lineage().stream().map(Zone::admits).flatMap(List::stream), path.when().stream())
                .toList();
    }

    /** A request that should be permitted, or as near to it as could be had. */
    Draft base() {
        return met(solver.solve(goals)
                .or(() -> solved)
                .or(() -> solver.solve(List.of()))
                .orElseThrow());
    }

    boolean isSolved() {
        return solved.isPresent();
    }

    /** A request that should be permitted and leaves the TTL to the path: to no forbid it is known then. */
    Draft unasked() {
        Solver unasking = new Solver(
                surroundings.comparisons(),
                scope,
                conditions,
                (input, value) -> Inputs.isTtl(input)
                        ? value.equals(path.ttl().granted())
                                && clauses(path).stream().anyMatch(clause -> reads(clause, input))
                        : possible(scope, input, value));
        Draft draft = met(unasking.solve(goals).orElseGet(this::base));
        draft.ttl = Optional.empty();
        return draft;
    }

    private static boolean reads(When clause, Input input) {
        return Goal.comparisons(clause.condition()).stream()
                .anyMatch(comparison -> Comparisons.inputs(comparison).contains(input));
    }

    /**
     * A request in which one comparison alone decides over a clause, and all else is as it should be.
     *
     * @param holds whether the clause is to be true, so that the request should be permitted
     */
    Optional<Draft> deciding(When clause, int number, boolean holds) {
        List<Goal> others = goals.stream()
                .filter(goal -> !goal.condition().equals(clause.condition()))
                .toList();
        List<Goal> deciding = new ArrayList<>(others);
        deciding.addAll(Goal.deciding(clause.condition(), number, holds));
        return solver.solve(deciding).map(this::met);
    }

    /** A request that every boundary refuses, and nothing before them. */
    Optional<Draft> outside() {
        List<Expr> admits = path.zone().lineage().stream()
                .flatMap(zone -> zone.admits().stream())
                .map(When::condition)
                .toList();
        Optional<Expr> when = path.when().map(When::condition);
        List<Goal> refused = goals.stream()
                .filter(goal -> when.filter(goal.condition()::equals).isEmpty())
                .map(goal -> admits.contains(goal.condition()) ? new Goal(goal.condition(), false) : goal)
                .toList();
        return admits.isEmpty() ? Optional.empty() : solver.solve(refused).map(this::met);
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

    /** Another path that would also open the zone is not to apply, if that is possible. */
    private void without(BreakglassPath rival) {
        List<Expr> parts = new ArrayList<>(
                List.of(holds(rival.roles().anyOf(), rival.roles().place())));
        rival.when().ifPresent(when -> parts.add(when.condition()));
        Goal without = new Goal(new Expr.And(parts, rival.place()), false);
        List<Goal> more = new ArrayList<>(goals);
        more.add(without);
        if (solver.solve(more).isPresent()) {
            goals.add(without);
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
