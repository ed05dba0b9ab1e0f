package dev.breakglass.compiler.validate;

import dev.breakglass.compiler.reference.Comparisons;
import dev.breakglass.dsl.model.Expr;
import dev.breakglass.dsl.model.Input;
import dev.breakglass.dsl.model.When;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Asks on the edges of every comparison of a condition, from a request in which that comparison alone decides. */
final class ClauseEdges {

    private final Surroundings surroundings;
    private final Examination exam;
    private final Draft base;
    private final When clause;

    private ClauseEdges(Surroundings surroundings, Examination exam, Draft base, When clause) {
        this.surroundings = surroundings;
        this.exam = exam;
        this.base = base;
        this.clause = clause;
    }

    /** Finds a request in which a comparison alone decides over the condition, which is then what is wanted. */
    interface Deciding {
        Optional<Draft> find(int comparison, boolean wanted);
    }

    /** @param base a request for which the condition is true, if {@code solved} */
    static void ask(
            Surroundings surroundings, Examination exam, Draft base, boolean solved, When clause, Deciding deciding) {
        ClauseEdges edges = new ClauseEdges(surroundings, exam, base, clause);
        List<Expr> comparisons = Goal.comparisons(clause.condition());
        // Where all are joined by `and`, each decides while the others are true, which they are.
        boolean plain = clause.condition() instanceof Expr.And and && and.all().equals(comparisons);
        for (int i = 0; i < comparisons.size(); i++) {
            Expr comparison = comparisons.get(i);
            Optional<Draft> alone = solved && plain ? Optional.of(base) : deciding.find(i, true);
            if (alone.isEmpty() && solved) {
                exam.gap(comparison.place(), "no request was found in which this alone decides");
            }
            edges.comparison(comparison, alone.orElse(base));
            deciding.find(i, false).ifPresent(against -> edges.against(comparison, against));
        }
        edges.unknown(comparisons);
    }

    private void comparison(Expr comparison, Draft from) {
        exam.probe(comparison.place(), "this alone decides", from, draft -> {});
        for (InputEdges.Change change : new InputEdges(surroundings.lookup()).of(comparison)) {
            exam.control(comparison.place(), change.edge(), change.detail(), from, change.edit());
        }
    }

    /** What an unknown does while the value that is not known would be against it, and what stands behind it. */
    private void against(Expr comparison, Draft from) {
        exam.control(comparison.place(), "this alone is against it", from, draft -> {});
        exam.control(comparison.place(), "this is against it, and so is a review", from, draft -> draft.overdue = 1);
        for (Input input : Comparisons.inputs(comparison)) {
            for (InputEdges.Change change : new InputEdges(surroundings.lookup()).unknown(input)) {
                exam.control(comparison.place(), change.edge(), change.detail(), from, change.edit());
            }
        }
    }

    /** Several inputs unknown for different reasons at once: which reason is told depends on how they are joined. */
    private void unknown(List<Expr> comparisons) {
        List<Input> inputs = comparisons.stream()
                .flatMap(comparison -> Comparisons.inputs(comparison).stream())
                .distinct()
                .toList();
        Consumer<Draft> nothing = draft -> inputs.forEach(input -> Inputs.drop(draft, input));
        exam.control(clause.place(), "everything missing", base, nothing);
        if (inputs.size() < 2) {
            return;
        }
        for (int turn = 0; turn < 2; turn++) {
            int missing = turn;
            exam.control(clause.place(), "every other input missing, and the others stale", base, draft -> {
                for (int i = 0; i < inputs.size(); i++) {
                    leave(draft, inputs.get(i), i % 2 == missing);
                }
            });
        }
    }

    private void leave(Draft draft, Input input, boolean missing) {
        if (missing) {
            Inputs.drop(draft, input);
        } else if (input.origin() == Input.Origin.SIGNAL) {
            InputEdges.aged(
                    draft, input, surroundings.lookup().fresh(input.name()).plus(Ages.TICK));
        }
    }
}
