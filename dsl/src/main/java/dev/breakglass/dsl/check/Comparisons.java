package dev.breakglass.dsl.check;

import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.dsl.diagnostic.Spelling;
import dev.breakglass.dsl.model.Expr;
import dev.breakglass.dsl.model.Input;
import dev.breakglass.dsl.model.Literal;
import dev.breakglass.dsl.model.Type;
import dev.breakglass.dsl.source.Place;
import dev.breakglass.dsl.syntax.Condition;
import dev.breakglass.dsl.syntax.Condition.Operand;
import dev.breakglass.dsl.syntax.Written;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Type-checks comparisons and {@code in}: only like with like. */
final class Comparisons {
    private final Vocabulary vocabulary;
    private final Faults faults;

    Comparisons(Vocabulary vocabulary, Faults faults) {
        this.vocabulary = vocabulary;
        this.faults = faults;
    }

    /** Whether the word is one of those that are never unknown: the zone, the action, the kind of the resource. */
    static boolean isSpecial(Operand operand) {
        return operand instanceof Operand.Word word
                && Set.of("zone", "action", "resource.kind").contains(word.name());
    }

    Optional<Expr> compare(Condition.Compare compare) {
        Expr.Operator operator = operator(compare.operator().value());
        boolean equality = operator == Expr.Operator.EQ || operator == Expr.Operator.NE;
        boolean swapped = !isSpecial(compare.left()) && isSpecial(compare.right());
        if (isSpecial(compare.left()) || swapped) {
            if (!equality) {
                faults.add(Code.NO_ORDER, compare.operator().place(), "there is no order among names");
                return Optional.empty();
            }
            Operand special = swapped ? compare.right() : compare.left();
            Operand other = swapped ? compare.left() : compare.right();
            return special(special, List.of(other), compare.place())
                    .map(expr -> operator == Expr.Operator.NE ? new Expr.Not(expr, compare.place()) : expr);
        }
        if (isUnknown(compare.left()) && isUnknown(compare.right())) {
            // One of them is the value of an enum, and its input is what is misspelt: the one with a dot, or the left.
            Operand.Word left = (Operand.Word) compare.left();
            Operand.Word right = (Operand.Word) compare.right();
            vocabulary.inputs.find(right.name().contains(".") && !left.name().contains(".") ? right : left);
            return Optional.empty();
        }
        Optional<Typed> left = typed(compare.left(), compare.right(), true);
        Optional<Typed> right = typed(compare.right(), compare.left(), false);
        if (left.isEmpty() || right.isEmpty()) {
            return Optional.empty();
        }
        if (left.get().input().isEmpty() && right.get().input().isEmpty()) {
            faults.add(Code.CONSTANT_CONDITION, compare.place(), "this is the same for every request");
            return Optional.empty();
        }
        if (left.get().type() instanceof Type.SetOf || right.get().type() instanceof Type.SetOf) {
            Operand set = left.get().type() instanceof Type.SetOf ? compare.left() : compare.right();
            faults.add(Diagnostic.error(Code.WRONG_OPERAND, set.place(), "a set is asked with `has`, not compared")
                    .helping("SET has VALUE"));
            return Optional.empty();
        }
        if (!left.get().type().equals(right.get().type())) {
            mismatch(compare.left(), left.get(), compare.right(), right.get());
            return Optional.empty();
        }
        Type type = left.get().type();
        if (!equality && !(type instanceof Type.Int || type instanceof Type.Length)) {
            faults.add(Diagnostic.error(
                            Code.NO_ORDER,
                            compare.operator().place(),
                            "`" + operator.sign() + "` is for ints and durations only")
                    .labelled("both sides are " + type.described()));
            return Optional.empty();
        }
        return Optional.of(comparison(left.get(), operator, right.get(), compare.place()));
    }

    /** A boolean input compared with a constant is that input, or not it. */
    private static Expr comparison(Typed left, Expr.Operator operator, Typed right, Place place) {
        if (left.input().isPresent() && right.operand() instanceof Expr.Operand.Constant constant) {
            if (constant.literal() instanceof Literal.Bool bool) {
                Expr input = new Expr.IsTrue(left.input().get(), place);
                return bool.value() == (operator == Expr.Operator.EQ) ? input : new Expr.Not(input, place);
            }
        } else if (left.input().isEmpty() && right.type() instanceof Type.Bool) {
            return comparison(right, operator, left, place);
        }
        return new Expr.Compare(left.operand(), operator, right.operand(), place);
    }

    private boolean isUnknown(Operand operand) {
        return operand instanceof Operand.Word word && !vocabulary.inputs.has(word.name()) && !isSpecial(word);
    }

    Optional<Expr> in(Condition.In in) {
        if (isSpecial(in.left())) {
            return special(in.left(), in.anyOf(), in.place());
        }
        if (!(in.left() instanceof Operand.Word word)) {
            faults.add(Code.CONSTANT_CONDITION, in.left().place(), "this is the same for every request");
            return Optional.empty();
        }
        Optional<Input> input = vocabulary.inputs.find(word);
        if (input.isEmpty()) {
            return Optional.empty();
        }
        if (input.get().type() instanceof Type.Ip) {
            return new Addresses(faults).in(input.get(), in.anyOf(), in.place());
        }
        Typed left = new Typed(new Expr.Operand.Of(input.get()), input.get().type(), input);
        Set<Literal> values = new LinkedHashSet<>();
        boolean whole = true;
        for (Operand operand : in.anyOf()) {
            Optional<Typed> value = typed(operand, in.left(), false);
            if (value.isPresent() && !value.get().type().equals(left.type())) {
                mismatch(in.left(), left, operand, value.get());
                whole = false;
            } else if (value.isPresent() && value.get().operand() instanceof Expr.Operand.Constant constant) {
                values.add(constant.literal());
            } else {
                whole = false;
                if (value.isPresent()) {
                    faults.add(Code.WRONG_OPERAND, operand.place(), "a list holds constants only");
                }
            }
        }
        return whole ? Optional.of(new Expr.In(input.get(), Orders.literals(values), in.place())) : Optional.empty();
    }

    private Optional<Expr> special(Operand special, List<Operand> names, Place place) {
        String word = ((Operand.Word) special).name();
        List<Written<String>> found = new ArrayList<>();
        for (Operand operand : names) {
            if (operand instanceof Operand.Word name) {
                found.add(new Written<>(name.name(), name.place()));
            } else {
                faults.add(Diagnostic.error(
                                Code.TYPE_MISMATCH, operand.place(), "`" + word + "` can only be compared with a name")
                        .helping("names are written without quotes"));
            }
        }
        List<Written<String>> known = Lists.distinct(found, faults).stream()
                .filter(name -> isKnown(word, name))
                .toList();
        if (known.size() < names.size()) {
            return Optional.empty();
        }
        if (word.equals("action")) {
            return Optional.of(new Expr.ActionIn(vocabulary.actions.atoms(known), place));
        }
        List<String> values = known.stream().map(Written::value).sorted().toList();
        return Optional.of(word.equals("zone") ? new Expr.ZoneIn(values, place) : new Expr.KindIn(values, place));
    }

    private boolean isKnown(String word, Written<String> name) {
        return switch (word) {
            case "zone" -> vocabulary.declared.zones.find(name).isPresent();
            case "action" -> vocabulary.declared.actions.find(name).isPresent();
            default -> vocabulary.declared.kinds.find(name).isPresent();
        };
    }

    /** One side with its type; beside an enum, a word is read as one of its values first. */
    private Optional<Typed> typed(Operand operand, Operand other, boolean left) {
        Place place = operand.place();
        if (operand instanceof Operand.Word word) {
            Optional<Type.Choice> choice = choice(other);
            if (choice.isPresent() && choice.get().values().contains(word.name()) && !isReadBy(word, other, left)) {
                Literal value = new Literal.Choice(word.name());
                return Optional.of(new Typed(new Expr.Operand.Constant(value), choice.get(), Optional.empty()));
            }
            if (choice.isPresent() && !vocabulary.inputs.has(word.name())) {
                unknownValue(word, choice.get());
                return Optional.empty();
            }
            if (isSpecial(word)) {
                faults.add(Code.TYPE_MISMATCH, place, Quote.of(word.name()) + " can only be compared with a name");
                return Optional.empty();
            }
            Optional<String> bool =
                    type(other).filter(Type.Bool.class::isInstance).isPresent()
                            ? Spelling.nearest(word.name(), List.of("false", "true"))
                            : Optional.empty();
            if (bool.isPresent() && !vocabulary.inputs.has(word.name())) {
                faults.add(Diagnostic.error(
                                Code.UNKNOWN_VALUE, word.place(), Quote.of(word.name()) + " is not a value of a bool")
                        .labelled("did you mean " + Quote.of(bool.get()) + "?"));
                return Optional.empty();
            }
            // A word beside the value of an enum is looked up as an input once, and only here.
            return vocabulary
                    .inputs
                    .find(word)
                    .map(input -> new Typed(new Expr.Operand.Of(input), input.type(), Optional.of(input)));
        }
        boolean address = type(other).filter(Type.Ip.class::isInstance).isPresent();
        if (address && operand instanceof Operand.Text text) {
            return new Addresses(faults)
                    .address(new Written<>(text.value(), place))
                    .map(found -> new Typed(
                            new Expr.Operand.Constant(new Literal.Address(found)), new Type.Ip(), Optional.empty()));
        }
        Literal literal = literal(operand);
        return Optional.of(new Typed(new Expr.Operand.Constant(literal), Types.of(literal), Optional.empty()));
    }

    /** When both sides could be the input and both its value, as in {@code net == net}, the left is the input. */
    private boolean isReadBy(Operand.Word word, Operand other, boolean left) {
        return left
                && other instanceof Operand.Word value
                && choice(word)
                        .filter(own -> own.values().contains(value.name()))
                        .isPresent();
    }

    private Optional<Type.Choice> choice(Operand operand) {
        return type(operand).filter(Type.Choice.class::isInstance).map(Type.Choice.class::cast);
    }

    /** The type of what an operand reads, if it reads anything. */
    private Optional<Type> type(Operand operand) {
        return operand instanceof Operand.Word word && vocabulary.inputs.has(word.name())
                ? Optional.of(vocabulary.inputs.get(word.name()).type())
                : Optional.empty();
    }

    /** {@code resource.labels has "pci"}. */
    Optional<Expr> contains(Operand.Word set, Operand value, Place place) {
        if (isSpecial(set)) {
            faults.add(Code.WRONG_OPERAND, set.place(), "`has` asks about `requester` or a set");
            return Optional.empty();
        }
        Optional<Input> input = vocabulary.inputs.find(set);
        if (input.isEmpty()) {
            return Optional.empty();
        }
        if (!(input.get().type() instanceof Type.SetOf type)) {
            faults.add(Diagnostic.error(
                            Code.WRONG_OPERAND,
                            set.place(),
                            Quote.of(set.name()) + " is " + input.get().type().described() + ", and not a set")
                    .noting("`has` asks about `requester` or a set"));
            return Optional.empty();
        }
        return element(type.element(), value).map(found -> new Expr.Contains(input.get(), found, place));
    }

    private Optional<Literal> element(Type type, Operand value) {
        if (type instanceof Type.Choice choice && value instanceof Operand.Word word) {
            if (choice.values().contains(word.name())) {
                return Optional.of(new Literal.Choice(word.name()));
            }
            unknownValue(word, choice);
            return Optional.empty();
        } else if (type instanceof Type.Ip && value instanceof Operand.Text text) {
            return new Addresses(faults)
                    .address(new Written<>(text.value(), text.place()))
                    .map(Literal.Address::new);
        } else if (value instanceof Operand.Word || !Types.of(literal(value)).equals(type)) {
            faults.add(Diagnostic.error(
                    Code.TYPE_MISMATCH, value.place(), "each value of this set is " + type.described()));
            return Optional.empty();
        }
        return Optional.of(literal(value));
    }

    private void unknownValue(Operand.Word word, Type.Choice choice) {
        String label = Spelling.nearest(word.name(), choice.values())
                .map(near -> "did you mean " + Quote.of(near) + "?")
                .orElse("");
        faults.add(Diagnostic.error(
                        Code.UNKNOWN_VALUE, word.place(), Quote.of(word.name()) + " is not a value of this enum")
                .labelled(label)
                .noting("its values are " + Lists.text(choice.values())));
    }

    private void mismatch(Operand left, Typed leftType, Operand right, Typed rightType) {
        Diagnostic fault = Diagnostic.error(
                        Code.TYPE_MISMATCH,
                        right.place(),
                        "this is " + rightType.type().described() + ", and it is compared with "
                                + leftType.type().described())
                .seeing(left.place(), leftType.type().described());
        boolean quoted = leftType.type() instanceof Type.Choice && right instanceof Operand.Text;
        boolean bare = leftType.type() instanceof Type.Length && right instanceof Operand.Int;
        if (quoted) {
            fault = fault.helping("write the value of an enum without quotes");
        } else if (bare) {
            long length = ((Operand.Int) right).value();
            fault = fault.helping("give it a unit: `" + length + "s`, `" + length + "m`, `" + length + "h`");
        } else if (leftType.type() instanceof Type.Int && right instanceof Operand.Length) {
            fault = fault.helping("leave the unit out");
        }
        faults.add(fault);
    }

    private static Literal literal(Operand operand) {
        if (operand instanceof Operand.Bool bool) {
            return new Literal.Bool(bool.value());
        } else if (operand instanceof Operand.Int number) {
            return new Literal.Int(number.value());
        } else if (operand instanceof Operand.Text text) {
            return new Literal.Text(text.value());
        } else if (operand instanceof Operand.Length length) {
            return new Literal.Length(length.value());
        }
        throw new IllegalArgumentException("not a constant: " + operand);
    }

    private static Expr.Operator operator(String sign) {
        for (Expr.Operator operator : Expr.Operator.values()) {
            if (operator.sign().equals(sign)) {
                return operator;
            }
        }
        throw new IllegalArgumentException(sign);
    }

    private record Typed(Expr.Operand operand, Type type, Optional<Input> input) {}
}
