package dev.breakglass.dsl.check;

import dev.breakglass.dsl.Limits;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.dsl.diagnostic.Spelling;
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
    private final Windows windows;
    private final Addresses addresses;

    Conditions(Vocabulary vocabulary, Faults faults, Limits limits) {
        this.vocabulary = vocabulary;
        this.faults = faults;
        this.limits = limits;
        this.comparisons = new Comparisons(vocabulary, faults);
        this.windows = new Windows(faults);
        this.addresses = new Addresses(faults);
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

    /** A condition that also sees what a path asks for. */
    Optional<Expr> invariant(Condition condition) {
        vocabulary.inputs.readingInvariants(true);
        Optional<When> when = when(condition, condition.place());
        vocabulary.inputs.readingInvariants(false);
        return when.map(When::condition);
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
            return compare(compare);
        } else if (condition instanceof Condition.In in) {
            return in(in);
        } else if (condition instanceof Condition.InWindow window) {
            return window(window);
        } else if (condition instanceof Condition.InNetwork in) {
            return network(in);
        } else if (condition instanceof Condition.Has has) {
            return has(has);
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
                            Quote.of(word.name()) + " is " + input.get().type().described()
                                    + ", and not a condition by itself")
                    .labelled("compare it with something"));
            return Optional.empty();
        }
        return input.map(bool -> new Expr.IsTrue(bool, word.place()));
    }

    private Optional<Expr> compare(Condition.Compare compare) {
        String sign = compare.operator().value();
        if (Windows.isWeekday(compare.left()) && (sign.equals("==") || sign.equals("!="))) {
            Optional<Expr> is = windows.weekday(List.of(compare.right()), Optional.empty(), compare.place());
            return sign.equals("==") ? is : is.map(day -> new Expr.Not(day, compare.place()));
        }
        return comparisons.compare(compare);
    }

    private Optional<Expr> in(Condition.In in) {
        if (Windows.isWeekday(in.left())) {
            return windows.weekday(in.anyOf(), in.zone(), in.place());
        }
        in.zone()
                .ifPresent(zone -> faults.add(
                        Code.WRONG_OPERAND,
                        zone.place(),
                        "a time zone is for `time` and `weekday`, and this is neither"));
        return comparisons.in(in);
    }

    private Optional<Expr> window(Condition.InWindow window) {
        if (Windows.isTime(window.left()) || Windows.isWeekday(window.left())) {
            return windows.window(window);
        }
        boolean said = window.left() instanceof Operand.Word word
                && !Comparisons.isSpecial(word)
                && vocabulary.inputs.find(word).isEmpty();
        if (!said) {
            faults.add(Diagnostic.error(Code.WRONG_OPERAND, window.place(), "ranges are for `time` and `weekday`")
                    .helping("give `in` a list in braces, or compare with `<=` and `>=`"));
        }
        return Optional.empty();
    }

    private Optional<Expr> network(Condition.InNetwork in) {
        if (in.left() instanceof Operand.Word word && !Comparisons.isSpecial(word)) {
            Optional<Input> input = vocabulary.inputs.find(word);
            if (input.isEmpty()) {
                return Optional.empty();
            } else if (input.get().type() instanceof Type.Ip) {
                Operand network =
                        new Operand.Text(in.network().value(), in.network().place());
                return addresses.in(input.get(), List.of(network), in.place());
            }
        }
        faults.add(Diagnostic.error(Code.WRONG_OPERAND, in.left().place(), "only an IP address lies in a network")
                .helping("give `in` a list in braces"));
        return Optional.empty();
    }

    /** {@code requester has ROLE}, or a set and a value. */
    private Optional<Expr> has(Condition.Has has) {
        if (!(has.left() instanceof Operand.Word word)) {
            faults.add(Code.WRONG_OPERAND, has.left().place(), "`has` asks about `requester` or a set");
            return Optional.empty();
        } else if (!vocabulary.inputs.has(word.name())
                && Spelling.nearest(word.name(), List.of("requester")).isPresent()) {
            faults.add(Diagnostic.error(
                            Code.WRONG_OPERAND,
                            word.place(),
                            "`has` asks about `requester` or a set, and this is neither")
                    .labelled("did you mean `requester`?"));
            return Optional.empty();
        } else if (!word.name().equals("requester")) {
            return comparisons.contains(word, has.right(), has.place());
        } else if (has.right() instanceof Operand.Word role) {
            return vocabulary
                    .role(new Written<>(role.name(), role.place()))
                    .map(found -> new Expr.Holds(found, has.place()));
        }
        faults.add(Code.WRONG_OPERAND, has.right().place(), "`requester has` is followed by a role");
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
