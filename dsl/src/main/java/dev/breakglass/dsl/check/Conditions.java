package dev.breakglass.dsl.check;

import dev.breakglass.dsl.Limits;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.dsl.model.Expr;
import dev.breakglass.dsl.model.Input;
import dev.breakglass.dsl.model.Type;
import dev.breakglass.dsl.model.When;
import dev.breakglass.dsl.source.Place;
import dev.breakglass.dsl.syntax.Condition;
import dev.breakglass.dsl.syntax.Condition.Operand;
import dev.breakglass.dsl.syntax.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Resolves and type-checks conditions. A part with a fault makes the whole condition absent, and nothing else. */
final class Conditions {
    private final Vocabulary vocabulary;
    private final Faults faults;
    private final Limits limits;
    private final Comparisons comparisons;

    Conditions(Vocabulary vocabulary, Faults faults, Limits limits) {
        this.vocabulary = vocabulary;
        this.faults = faults;
        this.limits = limits;
        this.comparisons = new Comparisons(vocabulary, faults);
    }

    /** @param place of the clause */
    Optional<When> when(Condition condition, Place place) {
        if (terms(condition) > limits.termsPerConditionMax()) {
            faults.add(
                    Code.CONDITION_TOO_LONG,
                    condition.place(),
                    "a condition may have " + limits.termsPerConditionMax() + " terms at most");
            return Optional.empty();
        }
        return check(condition).map(expr -> new When(expr, place));
    }

    private static int terms(Condition condition) {
        if (condition instanceof Condition.And and) {
            return and.all().stream().mapToInt(Conditions::terms).sum();
        } else if (condition instanceof Condition.Or or) {
            return or.any().stream().mapToInt(Conditions::terms).sum();
        } else if (condition instanceof Condition.Not not) {
            return terms(not.negated());
        } else if (condition instanceof Condition.In in) {
            return in.anyOf().size();
        }
        return 1;
    }

    private Optional<Expr> check(Condition condition) {
        Place place = condition.place();
        if (condition instanceof Condition.And and) {
            return all(and.all()).map(parts -> {
                List<Expr> flat = new ArrayList<>();
                parts.forEach(part -> flat.addAll(part instanceof Expr.And inner ? inner.all() : List.of(part)));
                return new Expr.And(flat, place);
            });
        } else if (condition instanceof Condition.Or or) {
            return all(or.any()).map(parts -> {
                List<Expr> flat = new ArrayList<>();
                parts.forEach(part -> flat.addAll(part instanceof Expr.Or inner ? inner.any() : List.of(part)));
                return new Expr.Or(flat, place);
            });
        } else if (condition instanceof Condition.Not not) {
            return check(not.negated()).map(negated -> new Expr.Not(negated, place));
        } else if (condition instanceof Condition.Alone alone) {
            return alone(alone.operand());
        } else if (condition instanceof Condition.Compare compare) {
            return comparisons.compare(compare);
        } else if (condition instanceof Condition.In in) {
            return comparisons.in(in);
        } else if (condition instanceof Condition.InRange range) {
            return inRange(range);
        } else if (condition instanceof Condition.Has has) {
            return isWord(has.left(), "requester", "has")
                    ? vocabulary.role(has.role()).map(role -> new Expr.Holds(role, place))
                    : Optional.empty();
        } else if (condition instanceof Condition.Within within) {
            return isWord(within.left(), "zone", "within")
                    ? vocabulary
                            .declared
                            .zones
                            .find(within.zone())
                            .map(zone -> new Expr.ZoneWithin(within.zone().value(), place))
                    : Optional.empty();
        } else if (condition instanceof Condition.Matches matches) {
            Written<String> pattern = matches.pattern();
            boolean usable = Regexes.accepts(pattern, faults, limits);
            return text(matches.left(), "matches")
                    .filter(input -> usable)
                    .map(input -> new Expr.Matches(input, pattern.value(), place));
        } else if (condition instanceof Condition.StartsWith starts) {
            return text(starts.left(), "starts with")
                    .map(input -> new Expr.StartsWith(input, starts.prefix().value(), place));
        } else if (condition instanceof Condition.EndsWith ends) {
            return text(ends.left(), "ends with")
                    .map(input -> new Expr.EndsWith(input, ends.suffix().value(), place));
        }
        throw new IllegalStateException("a condition that the checker does not know: " + condition);
    }

    /** All of them are checked, so that every fault is said. */
    private Optional<List<Expr>> all(List<Condition> conditions) {
        List<Expr> parts = new ArrayList<>();
        conditions.forEach(condition -> check(condition).ifPresent(parts::add));
        return parts.size() == conditions.size() ? Optional.of(parts) : Optional.empty();
    }

    private Optional<Expr> alone(Operand operand) {
        if (operand instanceof Operand.Bool) {
            faults.add(Code.CONSTANT_CONDITION, operand.place(), "this is the same for every request");
            return Optional.empty();
        }
        if (!(operand instanceof Operand.Word word) || Comparisons.isSpecial(word)) {
            faults.add(Code.NOT_A_CONDITION, operand.place(), "this is a value, and not a condition by itself");
            return Optional.empty();
        }
        Optional<Input> input = vocabulary.inputs.find(word);
        if (input.isPresent() && !(input.get().type() instanceof Type.Bool)) {
            faults.add(Diagnostic.error(
                            Code.NOT_A_CONDITION,
                            word.place(),
                            Quote.of(word.name()) + " is "
                                    + Types.text(input.get().type()) + ", and not a condition by itself")
                    .labelled("compare it with something"));
            return Optional.empty();
        }
        return input.map(bool -> new Expr.IsTrue(bool, word.place()));
    }

    private Optional<Expr> inRange(Condition.InRange range) {
        boolean said = range.left() instanceof Operand.Word word
                && !Comparisons.isSpecial(word)
                && vocabulary.inputs.find(word).isEmpty();
        if (!said) {
            faults.add(Diagnostic.error(
                            Code.WRONG_OPERAND, range.place(), "ranges are for `time`, `weekday` and `source.ip`")
                    .helping("give `in` a list in braces, or compare with `<=` and `>=`"));
        }
        return Optional.empty();
    }

    private boolean isWord(Operand operand, String word, String operator) {
        boolean is = operand instanceof Operand.Word written && written.name().equals(word);
        if (!is) {
            faults.add(Code.WRONG_OPERAND, operand.place(), "`" + operator + "` asks about `" + word + "` only");
        }
        return is;
    }

    private Optional<Input> text(Operand operand, String operator) {
        if (operand instanceof Operand.Word word && !Comparisons.isSpecial(word)) {
            Optional<Input> input = vocabulary.inputs.find(word);
            if (input.isEmpty() || input.get().type() instanceof Type.Text) {
                return input;
            }
        }
        faults.add(Code.WRONG_OPERAND, operand.place(), "`" + operator + "` reads a string, and this is none");
        return Optional.empty();
    }
}
