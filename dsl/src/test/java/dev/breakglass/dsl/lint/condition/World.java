package dev.breakglass.dsl.lint.condition;

import com.google.re2j.Pattern;
import dev.breakglass.dsl.model.Expr;
import dev.breakglass.dsl.model.Input;
import dev.breakglass.dsl.model.Literal;
import dev.breakglass.dsl.model.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** A request for one test: what each input is, if it is known at all, and what a condition then comes to. */
final class World {
    private final Random random;
    private final Map<String, List<Literal>> pool;
    private final Map<String, Optional<Literal>> values = new HashMap<>();
    private final Map<String, Boolean> truths = new HashMap<>();
    private final Set<String> tolerated;

    /** @param pool the constants that each input is compared with somewhere */
    World(Random random, Map<String, List<Literal>> pool, Set<String> tolerated) {
        this.random = random;
        this.pool = pool;
        this.tolerated = tolerated;
    }

    enum Truth {
        FALSE,
        UNKNOWN,
        TRUE;

        Truth not() {
            return this == UNKNOWN ? UNKNOWN : of(this == FALSE);
        }

        static Truth of(boolean truth) {
            return truth ? TRUE : FALSE;
        }
    }

    Truth decide(Expr condition) {
        return decide(condition, false);
    }

    private Truth decide(Expr condition, boolean negated) {
        if (condition instanceof Expr.And and) {
            return and.all().stream()
                    .map(part -> decide(part, negated))
                    .min(Truth::compareTo)
                    .orElseThrow();
        } else if (condition instanceof Expr.Or or) {
            return or.any().stream()
                    .map(part -> decide(part, negated))
                    .max(Truth::compareTo)
                    .orElseThrow();
        } else if (condition instanceof Expr.Not not) {
            return decide(not.negated(), !negated).not();
        }
        List<Input> unknown = new ArrayList<>();
        Walk.inputs(condition, (input, place) -> {
            if (value(input).isEmpty()) {
                unknown.add(input);
            }
        });
        if (unknown.isEmpty()) {
            return Truth.of(isTrue(condition));
        }
        boolean forgiven = unknown.stream().allMatch(input -> tolerated.contains(input.text()));
        return forgiven ? Truth.of(!negated) : Truth.UNKNOWN;
    }

    private boolean isTrue(Expr term) {
        if (term instanceof Expr.IsTrue is) {
            return value(is.input()).orElseThrow().equals(new Literal.Bool(true));
        } else if (term instanceof Expr.Compare compare) {
            Literal left = literal(compare.left());
            Literal right = literal(compare.right());
            return switch (compare.operator()) {
                case EQ -> left.equals(right);
                case NE -> !left.equals(right);
                case LT -> order(left, right) < 0;
                case LE -> order(left, right) <= 0;
                case GT -> order(left, right) > 0;
                case GE -> order(left, right) >= 0;
            };
        } else if (term instanceof Expr.In in) {
            return in.anyOf().contains(value(in.input()).orElseThrow());
        } else if (term instanceof Expr.Matches matches) {
            Literal.Text text = (Literal.Text) value(matches.input()).orElseThrow();
            return Pattern.matches(matches.pattern(), text.value());
        }
        // What is left is asked in one form only, so that it is enough to be of one mind about it.
        return truths.computeIfAbsent(Shape.of(term), shape -> random.nextBoolean());
    }

    private static int order(Literal left, Literal right) {
        if (left instanceof Literal.Int one && right instanceof Literal.Int other) {
            return Long.compare(one.value(), other.value());
        }
        return ((Literal.Length) left).value().compareTo(((Literal.Length) right).value());
    }

    private Literal literal(Expr.Operand operand) {
        return operand instanceof Expr.Operand.Of of
                ? value(of.input()).orElseThrow()
                : ((Expr.Operand.Constant) operand).literal();
    }

    private Optional<Literal> value(Input input) {
        return values.computeIfAbsent(input.text(), name -> {
            List<Literal> all = input.type() instanceof Type.Bool
                    ? List.of(new Literal.Bool(true), new Literal.Bool(false))
                    : pool.getOrDefault(name, List.of(new Literal.Text("any")));
            return random.nextInt(4) == 0 ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())));
        });
    }
}
