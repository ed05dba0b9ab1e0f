package dev.breakglass.compiler.validate;

import dev.breakglass.compiler.reference.Comparisons;
import dev.breakglass.dsl.model.Expr;
import dev.breakglass.dsl.model.Input;
import dev.breakglass.dsl.model.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Looks for a request that reaches some goals, among the values on and beside the edges of all comparisons. It gives up
 * after a fixed number of steps, so it may find nothing where there is something; what it finds is only a proposal, which
 * the reference evaluator judges like any other request.
 */
final class Solver {

    private static final int STEPS_MAX = 4_000;

    private final Comparisons comparisons;
    private final Draft draft;
    private final Map<Input, List<Object>> pools = new LinkedHashMap<>();
    private final List<Instant> moments;
    private final BiPredicate<Input, Object> possible;
    private int steps;

    /**
     * A search among the edges of some conditions.
     *
     * @param draft what is fixed: zone, action, and kind of the resource
     * @param possible whether an input may have a value
     */
    Solver(Comparisons comparisons, Draft draft, List<Expr> conditions, BiPredicate<Input, Object> possible) {
        this.comparisons = comparisons;
        this.draft = draft;
        this.possible = possible;
        List<Expr> all = conditions.stream()
                .flatMap(condition -> Goal.comparisons(condition).stream())
                .toList();
        this.moments = Moments.ofAll(all);
        pool(all);
    }

    private void pool(List<Expr> all) {
        Map<Input, List<Expr>> readers = new LinkedHashMap<>();
        all.forEach(comparison -> Comparisons.inputs(comparison)
                .forEach(input -> readers.computeIfAbsent(input, first -> new ArrayList<>())
                        .add(comparison)));
        readers.forEach((input, reading) -> pools.put(input, List.copyOf(Edges.ofAll(reading, input))));
        // What is compared with one another has to meet: each may be what the other may be, or just beside it.
        for (Expr comparison : all) {
            List<Input> pair = Comparisons.inputs(comparison);
            if (pair.size() == 2) {
                LinkedHashSet<Object> both = new LinkedHashSet<>(pool(pair.get(0)));
                both.addAll(pool(pair.get(1)));
                List.copyOf(both).forEach(value -> both.addAll(Edges.near(pair.get(0), value)));
                pair.forEach(input -> pools.put(input, List.copyOf(both)));
            }
        }
        pools.replaceAll((input, pool) -> pool.stream()
                .filter(value -> Edges.fits(input, value) && possible.test(input, value))
                .toList());
        pools.computeIfPresent(
                Inputs.RESOURCE_NAME,
                (name, pool) -> Stream.concat(Stream.of(draft.name), pool.stream())
                        .distinct()
                        .toList());
        pools.values().removeIf(List::isEmpty);
    }

    private List<Object> pool(Input input) {
        return pools.getOrDefault(input, List.of());
    }

    /** A request with all that is fixed, and values for whatever the conditions read that reach every goal. */
    Optional<Draft> solve(List<Goal> goals) {
        steps = 0;
        State start = new State();
        pools.forEach((input, pool) -> start.domains.put(input, all(pool.size())));
        start.moments = all(moments.size());
        return search(List.copyOf(goals), start).map(this::drafted);
    }

    /** What is still possible. */
    private static final class State {
        final Map<Input, BitSet> domains = new LinkedHashMap<>();
        final LinkedHashSet<String> in = new LinkedHashSet<>();
        final LinkedHashSet<String> out = new LinkedHashSet<>();
        final List<Goal> pairs = new ArrayList<>();
        BitSet moments = new BitSet();

        State copy() {
            State copy = new State();
            domains.forEach((input, domain) -> copy.domains.put(input, (BitSet) domain.clone()));
            copy.in.addAll(in);
            copy.out.addAll(out);
            copy.pairs.addAll(pairs);
            copy.moments = (BitSet) moments.clone();
            return copy;
        }
    }

    /** Follows all that is certain, and then tries one choice after the other. */
    private Optional<State> search(List<Goal> goals, State state) {
        if (++steps > STEPS_MAX) {
            return Optional.empty();
        }
        List<Goal> open = new ArrayList<>(goals);
        List<Goal> choices = new ArrayList<>();
        while (!open.isEmpty()) {
            Goal goal = open.remove(open.size() - 1);
            boolean single =
                    goal.condition() instanceof Expr.Not || goal.parts().size() == 1;
            if (!goal.parts().isEmpty() && (goal.needsAll() || single)) {
                open.addAll(goal.parts());
            } else if (!goal.parts().isEmpty() || goal.condition() instanceof Expr.Holds && goal.wanted()) {
                choices.add(goal);
            } else if (!reach(goal, state)) {
                return Optional.empty();
            }
        }
        if (choices.isEmpty()) {
            return pairs(state, 0);
        }
        Goal choice = choices.get(0);
        List<Goal> others = choices.subList(1, choices.size());
        if (choice.condition() instanceof Expr.Holds holds) {
            return hold(holds.role(), others, state);
        }
        for (Goal part : choice.parts()) {
            List<Goal> next = new ArrayList<>(others);
            next.add(part);
            Optional<State> found = search(next, state.copy());
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<State> hold(Role role, List<Goal> others, State state) {
        if (role.groups().stream().anyMatch(state.in::contains)) {
            return search(others, state);
        }
        for (String group : role.groups()) {
            if (!state.out.contains(group)) {
                State next = state.copy();
                next.in.add(group);
                Optional<State> found = search(others, next);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /** Leaves what reaches a goal; false if nothing does. */
    private boolean reach(Goal goal, State state) {
        Expr comparison = goal.condition();
        if (comparison instanceof Expr.Holds holds) {
            state.out.addAll(holds.role().groups());
            return holds.role().groups().stream().noneMatch(state.in::contains);
        } else if (comparison instanceof Expr.TimeIn time) {
            return moments(state, goal, moment -> Comparisons.during(time, moment));
        } else if (comparison instanceof Expr.WeekdayIn weekday) {
            return moments(state, goal, moment -> Comparisons.on(weekday, moment));
        }
        List<Input> inputs = Comparisons.inputs(comparison);
        if (inputs.isEmpty()) {
            return fixed(comparison) == goal.wanted();
        } else if (!state.domains.keySet().containsAll(inputs)) {
            return false;
        } else if (inputs.size() > 1) {
            state.pairs.add(goal);
            return true;
        }
        List<Object> pool = pool(inputs.get(0));
        BitSet domain = state.domains.getOrDefault(inputs.get(0), new BitSet());
        for (int i = domain.nextSetBit(0); i >= 0; i = domain.nextSetBit(i + 1)) {
            domain.set(i, comparisons.holds(comparison, List.of(pool.get(i))) == goal.wanted());
        }
        return !domain.isEmpty();
    }

    private boolean moments(State state, Goal goal, Predicate<Instant> holds) {
        BitSet left = state.moments;
        for (int i = left.nextSetBit(0); i >= 0; i = left.nextSetBit(i + 1)) {
            left.set(i, holds.test(moments.get(i)) == goal.wanted());
        }
        return !left.isEmpty();
    }

    /** What zone, action and resource alone decide. */
    private boolean fixed(Expr comparison) {
        if (comparison instanceof Expr.ZoneIn in) {
            return in.anyOf().contains(draft.zone);
        } else if (comparison instanceof Expr.ZoneWithin within) {
            return draft.zone.equals(within.zone()) || draft.zone.startsWith(within.zone() + ".");
        } else if (comparison instanceof Expr.ActionIn in) {
            return in.anyOf().contains(draft.action);
        }
        return comparison instanceof Expr.KindIn in && in.anyOf().contains(draft.kind);
    }

    /** Values for inputs that are compared with one another, pair by pair. */
    private Optional<State> pairs(State state, int from) {
        if (from == state.pairs.size()) {
            return Optional.of(state);
        }
        Goal goal = state.pairs.get(from);
        List<Input> inputs = Comparisons.inputs(goal.condition());
        BitSet lefts = state.domains.getOrDefault(inputs.get(0), new BitSet());
        BitSet rights = state.domains.getOrDefault(inputs.get(1), new BitSet());
        for (int i = lefts.nextSetBit(0); i >= 0; i = lefts.nextSetBit(i + 1)) {
            for (int j = rights.nextSetBit(0); j >= 0; j = rights.nextSetBit(j + 1)) {
                Object left = pool(inputs.get(0)).get(i);
                Object right = pool(inputs.get(1)).get(j);
                boolean one = inputs.get(0).equals(inputs.get(1));
                if (++steps <= STEPS_MAX
                        && (!one || i == j)
                        && comparisons.holds(goal.condition(), List.of(left, right)) == goal.wanted()) {
                    State next = state.copy();
                    next.domains.put(inputs.get(0), only(i));
                    next.domains.put(inputs.get(1), only(j));
                    Optional<State> found = pairs(next, from + 1);
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
        }
        return Optional.empty();
    }

    private Draft drafted(State state) {
        Draft solved = draft.copy();
        solved.groups.addAll(state.in);
        solved.now = moments.get(state.moments.nextSetBit(0));
        state.domains.forEach(
                (input, domain) -> Inputs.set(solved, input, pool(input).get(domain.nextSetBit(0))));
        return solved;
    }

    private static BitSet all(int size) {
        BitSet all = new BitSet(size);
        all.set(0, size);
        return all;
    }

    private static BitSet only(int number) {
        BitSet only = new BitSet();
        only.set(number);
        return only;
    }
}
