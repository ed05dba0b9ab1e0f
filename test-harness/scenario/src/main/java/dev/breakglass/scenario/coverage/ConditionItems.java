package dev.breakglass.scenario.coverage;

import dev.breakglass.compiler.reference.Comparisons;
import dev.breakglass.dsl.model.Expr;
import dev.breakglass.dsl.model.Input;
import dev.breakglass.dsl.model.Literal;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What of a condition can be reached: every outcome of the whole and of each part, and the edges of its numbers. */
final class ConditionItems {

    private static final long SEVERITY_MIN = 1;
    private static final long SEVERITY_MAX = 5;

    private final Set<String> settled;
    private final boolean onPath;
    private final Set<Item> items = new LinkedHashSet<>();

    /**
     * @param settled the signals that do not make it unknown: they are tolerated, or known wherever it is asked
     * @param onPath whether a path asks, which always has a TTL
     */
    ConditionItems(Set<String> settled, boolean onPath) {
        this.settled = settled;
        this.onPath = onPath;
    }

    Set<Item> of(Expr condition) {
        outcomes(condition);
        leaves(condition).forEach(leaf -> {
            outcomes(leaf);
            edges(leaf);
        });
        return items;
    }

    /** The parts that hold no others. */
    static Stream<Expr> leaves(Expr expr) {
        if (expr instanceof Expr.And and) {
            return and.all().stream().flatMap(ConditionItems::leaves);
        } else if (expr instanceof Expr.Or or) {
            return or.any().stream().flatMap(ConditionItems::leaves);
        }
        return expr instanceof Expr.Not not ? leaves(not.negated()) : Stream.of(expr);
    }

    /** The parts without which it is not true. */
    static Stream<Expr> needed(Expr expr) {
        if (expr instanceof Expr.And and) {
            return and.all().stream().flatMap(ConditionItems::needed);
        }
        return leaves(expr).count() == 1 ? leaves(expr) : Stream.of();
    }

    /** What it reads. */
    static Stream<Input> inputs(Expr expr) {
        return leaves(expr).flatMap(leaf -> Comparisons.inputs(leaf).stream());
    }

    private void outcomes(Expr expr) {
        items.add(Item.condition(expr, Optional.of(true)));
        items.add(Item.condition(expr, Optional.of(false)));
        if (inputs(expr).anyMatch(this::canBeUnknown)) {
            items.add(Item.condition(expr, Optional.empty()));
        }
    }

    private boolean canBeUnknown(Input input) {
        return switch (input.origin()) {
            case SIGNAL -> !settled.contains(input.name());
            case REQUESTER -> !input.name().equals("id");
            case RESOURCE -> !input.name().equals("name");
            case INCIDENT -> true;
            case REQUEST -> !(onPath && input.name().equals("ttl"));
            case PATH -> false;
        };
    }

    private void edges(Expr leaf) {
        if (leaf instanceof Expr.Compare compare
                && compare.right() instanceof Expr.Operand.Constant constant
                && (constant.literal() instanceof Literal.Int || constant.literal() instanceof Literal.Length)) {
            Object edge = Comparisons.literal(constant.literal());
            Input input = Comparisons.inputs(leaf).get(0);
            for (Side side : Side.values()) {
                if (canBe(input, edge, side)) {
                    items.add(Item.compared(leaf, edge, side));
                }
            }
        }
    }

    private static boolean canBe(Input input, Object edge, Side side) {
        if (edge instanceof Duration length) {
            return side != Side.BELOW || !length.isZero();
        }
        long value = (long) edge;
        if (input.text().equals("incident.severity")) {
            long beside = side.beside(value);
            return beside >= SEVERITY_MIN && beside <= SEVERITY_MAX;
        }
        return side == Side.AT || value != (side == Side.BELOW ? Long.MIN_VALUE : Long.MAX_VALUE);
    }

    /** The edge of a comparison with a number or a length of time. */
    static Optional<Object> edge(Expr leaf) {
        return leaf instanceof Expr.Compare compare && compare.right() instanceof Expr.Operand.Constant constant
                ? Optional.of(Comparisons.literal(constant.literal()))
                : Optional.empty();
    }

    static List<String> signals(Expr expr) {
        return inputs(expr)
                .filter(input -> input.origin() == Input.Origin.SIGNAL)
                .map(Input::name)
                .distinct()
                .toList();
    }
}
