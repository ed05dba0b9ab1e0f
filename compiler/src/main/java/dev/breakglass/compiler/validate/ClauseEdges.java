package dev.breakglass.compiler.validate;

import dev.breakglass.compiler.reference.Comparisons;
import dev.breakglass.dsl.model.Expr;
import dev.breakglass.dsl.model.Input;
import dev.breakglass.dsl.model.When;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

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

    /**
     * @param base a request for which the condition is true, if {@code solved}
     * @param deciding a request in which the comparison of that number alone decides, if one was found
     */
    static void ask(
            Surroundings surroundings,
            Examination exam,
            Draft base,
            boolean solved,
            When clause,
            IntFunction<Optional<Draft>> deciding) {
        ClauseEdges edges = new ClauseEdges(surroundings, exam, base, clause);
        List<Expr> comparisons = Goal.comparisons(clause.condition());
        // Where all are joined by `and`, each decides while the others are true, which they are.
        boolean plain = clause.condition() instanceof Expr.And and && and.all().equals(comparisons);
        for (int i = 0; i < comparisons.size(); i++) {
            Optional<Draft> alone = solved && plain ? Optional.of(base) : deciding.apply(i);
            if (alone.isEmpty() && solved) {
                exam.gap(comparisons.get(i).place(), "no request was found in which this alone decides");
            }
            edges.comparison(comparisons.get(i), alone.orElse(base));
        }
        edges.unknown(comparisons);
    }

    private void comparison(Expr comparison, Draft from) {
        exam.probe(comparison.place(), "this alone decides", from, draft -> {});
        for (InputEdges.Change change : new InputEdges(surroundings.lookup()).of(comparison)) {
            exam.control(comparison.place(), change.edge(), change.detail(), from, change.edit());
        }
    }

    /** Several inputs unknown for different reasons at once: which reason is told depends on how they are joined. */
    private void unknown(List<Expr> comparisons) {
        List<Input> inputs = comparisons.stream()
                .flatMap(comparison -> Comparisons.inputs(comparison).stream())
                .distinct()
                .toList();
        if (inputs.size() < 2) {
            return;
        }
        exam.control(clause.place(), "everything missing", base, draft ->
                inputs.forEach(input -> Inputs.drop(draft, input)));
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
            InputEdges.aged(draft, input, surroundings.lookup().fresh(input.name()).plus(Ages.TICK));
        }
    }
}
