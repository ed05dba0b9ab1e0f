package dev.breakglass.compiler.validate;

import dev.breakglass.compiler.reference.Comparisons;
import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.dsl.model.Forbid;
import dev.breakglass.dsl.model.Input;
import dev.breakglass.dsl.model.Role;
import dev.breakglass.dsl.model.Zone;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Asks about one forbid on every edge of what it covers and of its condition, in one zone. */
final class ForbidExam {

    private static final int NAMED_MAX = 2;

    private final Surroundings surroundings;
    private final Forbid forbid;
    private final Examination exam;
    private final Draft scope;
    private final Solver solver;

    private ForbidExam(Surroundings surroundings, Forbid forbid, Zone zone, Extent extent) {
        this.surroundings = surroundings;
        this.forbid = forbid;
        Optional<String> path = surroundings.lookup().into(zone).stream()
                .map(BreakglassPath::name)
                .findFirst();
        this.exam = new Examination(surroundings, "forbid " + forbid.name(), path, extent);
        this.scope = scope(surroundings, zone, List.of(forbid));
        this.solver = solver(surroundings, scope, List.of(forbid));
    }

    /** In the zones that its condition names, and in another one where it can fire. */
    static Validated of(Surroundings surroundings, Forbid forbid, Function<Zone, Extent> extent) {
        Set<Zone> zones = new LinkedHashSet<>(
                surroundings.named(forbid).stream().limit(NAMED_MAX).toList());
        List<Zone> covered = surroundings.covered(forbid);
        Stream.concat(
                        covered.stream()
                                .filter(zone -> !zones.contains(zone)
                                        && fired(surroundings, zone, List.of(forbid))
                                                .isPresent()),
                        covered.stream())
                .findFirst()
                .ifPresent(zones::add);
        List<Validated> results = zones.stream()
                .map(zone -> new ForbidExam(surroundings, forbid, zone, extent.apply(zone)).result())
                .toList();
        if (results.isEmpty()) {
            Gap nowhere = new Gap(forbid.place(), "forbid " + forbid.name() + ": nothing lies where it forbids");
            return new Validated(0, List.of(nowhere), Optional.empty());
        }
        // What was found in one of the zones is no gap.
        List<Gap> gaps = results.stream()
                .flatMap(result -> result.gaps().stream())
                .distinct()
                .filter(gap -> results.stream().allMatch(result -> result.gaps().contains(gap)))
                .toList();
        return new Validated(
                results.stream().mapToLong(Validated::questions).sum(),
                gaps,
                results.stream().flatMap(result -> result.difference().stream()).findFirst());
    }

    /** A request in a zone, whether the forbids cover it or not, for which the conditions of all of them are true. */
    static Optional<Draft> fired(Surroundings surroundings, Zone zone, List<Forbid> forbids) {
        Draft scope = scope(surroundings, zone, forbids);
        return solver(surroundings, scope, forbids)
                .solve(forbids.stream()
                        .map(forbid -> new Goal(Opening.fires(forbid), true))
                        .toList());
    }

    /** Requests in a zone in which one of the condition's comparisons after the other decides, for it and against it. */
    static List<Draft> decided(Surroundings surroundings, Zone zone, Forbid forbid) {
        Solver solver = solver(surroundings, scope(surroundings, zone, List.of(forbid)), List.of(forbid));
        int comparisons = Goal.comparisons(forbid.when().condition()).size();
        return IntStream.range(0, 2 * comparisons)
                .mapToObj(i -> solver.solve(deciding(forbid, i / 2, i % 2 == 0)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Draft scope(Surroundings surroundings, Zone zone, List<Forbid> forbids) {
        List<Input> reads = forbids.stream()
                .flatMap(forbid -> Goal.comparisons(forbid.when().condition()).stream())
                .flatMap(comparison -> Comparisons.inputs(comparison).stream())
                .toList();
        Draft scope = surroundings.scope(zone, reads);
        forbids.stream()
                .flatMap(forbid -> forbid.actions().stream())
                .filter(action -> forbids.stream()
                        .allMatch(forbid ->
                                forbid.actions().isEmpty() || forbid.actions().contains(action)))
                .findFirst()
                .ifPresent(action -> scope.action = action);
        return scope;
    }

    private static Solver solver(Surroundings surroundings, Draft scope, List<Forbid> forbids) {
        return new Solver(
                surroundings.comparisons(),
                scope,
                forbids.stream().map(forbid -> forbid.when().condition()).toList(),
                (input, value) -> surroundings.canBe(scope, input, value));
    }

    private Validated result() {
        Goal covered = new Goal(Opening.fires(forbid), true);
        Optional<Draft> fires = solver.solve(List.of(covered));
        if (fires.isEmpty()) {
            exam.gap(forbid.place(), "no request was found that this forbids");
        }
        Draft base = fires.orElse(scope);
        exam.probe(forbid.when().place(), "it fires", base, draft -> {});
        covers(base);
        ClauseEdges.ask(
                surroundings,
                exam,
                base,
                fires.isPresent(),
                forbid.when(),
                (number, wanted) -> solver.solve(deciding(forbid, number, wanted)));
        return exam.result(forbid.place());
    }

    private static List<Goal> deciding(Forbid forbid, int number, boolean fires) {
        List<Goal> goals = new ArrayList<>(Goal.deciding(forbid.when().condition(), number, fires));
        if (!forbid.roles().isEmpty()) {
            goals.add(new Goal(Opening.holds(forbid.roles(), forbid.place()), true));
        }
        return goals;
    }

    /** Roles and actions that it covers, and their neighbours. */
    private void covers(Draft base) {
        Set<String> mine = new LinkedHashSet<>();
        forbid.roles().forEach(role -> mine.addAll(role.groups()));
        exam.probe(forbid.place(), "in none of the roles' groups", base, draft -> draft.groups.removeAll(mine));
        Set<Role> roles = new LinkedHashSet<>(forbid.roles());
        forbid.roles().forEach(role -> roles.addAll(surroundings.roles().of(role)));
        for (Role role : roles) {
            for (String group : role.groups()) {
                exam.probe(forbid.place(), "of the roles' groups in " + group + " alone", base, draft -> {
                    draft.groups.removeAll(mine);
                    draft.groups.add(group);
                });
            }
        }
        Set<String> actions = new LinkedHashSet<>(forbid.actions());
        forbid.actions().forEach(action -> actions.addAll(surroundings.actions().of(action)));
        actions.addAll(surroundings.actions().of(base.action));
        for (String action : actions) {
            exam.probe(forbid.place(), "asks for " + action, base, draft -> draft.action = action);
        }
        forbid.zone()
                .flatMap(Zone::parent)
                .ifPresent(above ->
                        exam.probe(forbid.place(), "the zone above", base, draft -> draft.zone = above.name()));
    }
}
