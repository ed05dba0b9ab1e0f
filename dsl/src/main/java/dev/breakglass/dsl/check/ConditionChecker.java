package dev.breakglass.dsl.check;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.model.Expr;
import dev.breakglass.dsl.model.Input;
import dev.breakglass.dsl.model.Literal;
import dev.breakglass.dsl.model.Type;
import dev.breakglass.dsl.source.Place;
import dev.breakglass.dsl.syntax.Condition;
import dev.breakglass.dsl.syntax.Condition.Operand;
import dev.breakglass.dsl.syntax.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiFunction;

/** Resolves and type-checks conditions. */
final class ConditionChecker {

    private final Scope scope;
    private final Inputs inputs;
    private final Constants constants;

    ConditionChecker(Scope scope) {
        this.scope = scope;
        this.inputs = new Inputs(scope);
        this.constants = new Constants(scope);
    }

    /** The checked condition, or nothing after a diagnostic for each mistake in it. */
    Optional<Expr> check(Condition condition) {
        if (condition instanceof Condition.And and) {
            return all(and.all(), and.place(), Expr.And::new);
        } else if (condition instanceof Condition.Or or) {
            return all(or.any(), or.place(), Expr.Or::new);
        } else if (condition instanceof Condition.Not not) {
            return check(not.negated()).map(negated -> new Expr.Not(negated, not.place()));
        } else if (condition instanceof Condition.Bare bare) {
            return bare(bare);
        } else if (condition instanceof Condition.Compare compare) {
            return compare(compare);
        } else if (condition instanceof Condition.In in) {
            Optional<Expr> positive = in(in);
            return in.negated() ? positive.map(expr -> new Expr.Not(expr, in.place())) : positive;
        }
        return relates((Condition.Relates) condition);
    }

    private Optional<Expr> all(List<Condition> parts, Place place, BiFunction<List<Expr>, Place, Expr> make) {
        List<Expr> checked = new ArrayList<>();
        boolean sound = true;
        for (Condition part : parts) {
            Optional<Expr> expr = check(part);
            expr.ifPresent(checked::add);
            sound &= expr.isPresent();
        }
        return sound ? Optional.of(make.apply(checked, place)) : Optional.empty();
    }

    private Optional<Expr> bare(Condition.Bare bare) {
        if (bare.operand().kind() != Operand.Kind.NAME) {
            return notACondition(bare.place(), bare.operand().word().text());
        }
        Optional<Input> input = inputs.find(bare.operand().word());
        if (input.isPresent() && !(input.get().type() instanceof Type.Bool)) {
            return notACondition(bare.place(), bare.operand().word().text());
        }
        return input.map(bool -> new Expr.IsTrue(bool, bare.place()));
    }

    private Optional<Expr> notACondition(Place place, String text) {
        scope.report(Diagnostic.error(Code.NOT_A_CONDITION, place, "`" + text + "` alone is neither true nor false")
                .note("help: compare it with something"));
        return Optional.empty();
    }

    private Optional<Expr> compare(Condition.Compare c) {
        boolean equality = c.sign().text().equals("==") || c.sign().text().equals("!=");
        if (Inputs.isPlace(c.left().word().text())) {
            if (!equality) {
                return noOrder(c.sign(), "`" + c.left().word().text() + "`");
            }
            Optional<Expr> in = placeIn(c.left().word(), List.of(c.right()), c.place());
            return c.sign().text().equals("!=") ? in.map(expr -> new Expr.Not(expr, c.place())) : in;
        }
        boolean leftName = c.left().kind() == Operand.Kind.NAME;
        if (!leftName) {
            scope.report(Diagnostic.error(
                    Code.TYPE_MISMATCH,
                    c.left().word().place(),
                    "a comparison begins with what the request brings, not with a constant"));
            return Optional.empty();
        }
        Optional<Input> left = inputs.find(c.left().word());
        if (left.isEmpty()) {
            return Optional.empty();
        }
        Type type = left.get().type();
        if (!equality && !(type instanceof Type.Int) && !(type instanceof Type.Length)) {
            return noOrder(c.sign(), "`" + left.get().text() + "`, " + Types.words(type) + ",");
        }
        Optional<Expr.Operand> right = right(c.right(), left.get());
        return right.map(operand -> comparison(left.get(), c, operand));
    }

    private static Expr comparison(Input left, Condition.Compare c, Expr.Operand right) {
        Expr.Operator operator = operator(c.sign().text());
        if (right instanceof Expr.Operand.Constant constant && constant.literal() instanceof Literal.Bool bool) {
            Expr isTrue = new Expr.IsTrue(left, c.place());
            return bool.value() == (operator == Expr.Operator.EQ) ? isTrue : new Expr.Not(isTrue, c.place());
        }
        return new Expr.Compare(new Expr.Operand.Of(left), operator, right, c.place());
    }

    private static Expr.Operator operator(String sign) {
        return List.of(Expr.Operator.values()).stream()
                .filter(o -> o.sign().equals(sign))
                .findFirst()
                .orElseThrow();
    }

    private Optional<Expr.Operand> right(Operand operand, Input left) {
        boolean valueOfEnum = left.type() instanceof Type.Choice choice
                && choice.values().contains(operand.word().text());
        boolean isInput = operand.kind() == Operand.Kind.NAME
                && !valueOfEnum
                && inputs.isKnown(operand.word().text());
        if (!isInput) {
            return constants.of(operand, left).map(Expr.Operand.Constant::new);
        }
        Optional<Input> input = inputs.find(operand.word());
        if (input.isPresent() && !input.get().type().equals(left.type())) {
            constants.mismatch(
                    operand.word().place(),
                    "`" + operand.word().text() + "`, "
                            + Types.words(input.get().type()),
                    left);
            return Optional.empty();
        }
        return input.map(Expr.Operand.Of::new);
    }

    private Optional<Expr> noOrder(Word sign, String what) {
        scope.report(Diagnostic.error(Code.NO_ORDER, sign.place(), what + " has no order")
                .note("only integers and durations are compared with `" + sign.text() + "`"));
        return Optional.empty();
    }

    private Optional<Expr> in(Condition.In in) {
        if (Inputs.isPlace(in.left().word().text())) {
            return placeIn(in.left().word(), in.items(), in.place());
        }
        Optional<Input> left =
                in.left().kind() == Operand.Kind.NAME ? inputs.find(in.left().word()) : Optional.empty();
        if (left.isEmpty()) {
            if (in.left().kind() != Operand.Kind.NAME) {
                notACondition(in.left().word().place(), in.left().word().text());
            }
            return Optional.empty();
        }
        List<Literal> items = new ArrayList<>();
        for (Operand item : in.items()) {
            constants.of(item, left.get()).ifPresent(items::add);
        }
        return items.size() == in.items().size()
                ? Optional.of(new Expr.In(left.get(), items, in.place()))
                : Optional.empty();
    }

    /** {@code zone}, {@code action} or {@code resource.kind} is one of these. */
    private Optional<Expr> placeIn(Word left, List<Operand> items, Place place) {
        List<Word> words = items.stream().map(Operand::word).toList();
        int before = scope.diagnostics.size();
        Expr expr;
        if (left.text().equals("action")) {
            expr = new Expr.ActionIn(scope.atomicActions(words), place);
        } else if (left.text().equals("zone")) {
            words.forEach(scope.zones::find);
            expr = new Expr.ZoneIn(sorted(words), place);
        } else {
            words.forEach(scope.resources::find);
            expr = new Expr.KindIn(sorted(words), place);
        }
        return scope.diagnostics.size() == before ? Optional.of(expr) : Optional.empty();
    }

    private static List<String> sorted(List<Word> words) {
        return List.copyOf(new TreeSet<>(words.stream().map(Word::text).toList()));
    }

    private Optional<Expr> relates(Condition.Relates r) {
        String left = r.left().word().text();
        if (r.relation().equals("within")) {
            if (!left.equals("zone")) {
                scope.report(Diagnostic.error(
                        Code.TYPE_MISMATCH, r.left().word().place(), "only `zone` can be within a zone"));
                return Optional.empty();
            }
            return scope.zones
                    .find(r.right())
                    .map(zone -> new Expr.ZoneWithin(r.right().text(), r.place()));
        } else if (r.relation().equals("has")) {
            if (!left.equals("requester")) {
                scope.report(Diagnostic.error(
                        Code.TYPE_MISMATCH, r.left().word().place(), "only the `requester` has roles"));
                return Optional.empty();
            }
            return scope.roles.find(r.right()).map(role -> new Expr.Holds(role, r.place()));
        }
        return text(r);
    }

    private Optional<Expr> text(Condition.Relates r) {
        Optional<Input> input = inputs.find(r.left().word());
        if (input.isPresent() && !(input.get().type() instanceof Type.Text)) {
            scope.report(Diagnostic.error(
                    Code.TYPE_MISMATCH,
                    r.left().word().place(),
                    "`" + r.relation() + "` needs a string, and `" + input.get().text() + "` is "
                            + Types.words(input.get().type())));
            return Optional.empty();
        }
        if (input.isEmpty() || r.relation().equals("matches") && !patternCompiles(r.right(), scope)) {
            return Optional.empty();
        }
        String right = r.right().text();
        return Optional.of(
                switch (r.relation()) {
                    case "matches" -> new Expr.Matches(input.get(), right, r.place());
                    case "starts" -> new Expr.StartsWith(input.get(), right, r.place());
                    default -> new Expr.EndsWith(input.get(), right, r.place());
                });
    }

    static boolean patternCompiles(Word pattern, Scope scope) {
        try {
            Pattern.compile(pattern.text());
            return true;
        } catch (PatternSyntaxException e) {
            scope.report(Diagnostic.error(
                            Code.BAD_PATTERN,
                            pattern.place(),
                            "RE2 does not understand this pattern: " + e.getDescription())
                    .note("RE2 has neither look-around nor back-references, and matches in linear time"));
            return false;
        }
    }
}
