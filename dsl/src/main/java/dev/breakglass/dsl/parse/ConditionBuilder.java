package dev.breakglass.dsl.parse;

import dev.breakglass.dsl.source.Place;
import dev.breakglass.dsl.syntax.Condition;
import dev.breakglass.dsl.syntax.Condition.Operand;
import dev.breakglass.dsl.syntax.Written;
import java.util.List;
import java.util.Optional;

/** Makes the conditions of the syntax tree. Recursion goes as deep as the text nests, which is bounded. */
final class ConditionBuilder {
    private final Words words;

    ConditionBuilder(Words words) {
        this.words = words;
    }

    Condition condition(BgpParser.ConditionContext context) {
        List<Condition> any =
                context.conjunction().stream().map(this::conjunction).toList();
        return any.size() == 1 ? any.get(0) : new Condition.Or(any, words.place(context));
    }

    private Condition conjunction(BgpParser.ConjunctionContext context) {
        List<Condition> all = context.term().stream().map(this::term).toList();
        return all.size() == 1 ? all.get(0) : new Condition.And(all, words.place(context));
    }

    private Condition term(BgpParser.TermContext context) {
        if (context.term() != null) {
            return new Condition.Not(term(context.term()), words.place(context));
        }
        return context.condition() != null ? condition(context.condition()) : predicate(context.predicate());
    }

    private Condition predicate(BgpParser.PredicateContext context) {
        Place place = words.place(context);
        BgpParser.RelationContext relation = context.relation();
        List<Operand> right = relation == null
                ? List.of()
                : relation.operand().stream().map(this::operand).toList();
        Operand left = operand(context.operand());
        if (relation == null) {
            return new Condition.Alone(left, place);
        } else if (relation.comparison() != null) {
            String sign = relation.comparison().getText();
            return new Condition.Compare(
                    left, new Written<>(sign, words.place(relation.comparison())), right.get(0), place);
        } else if (relation.HAS() != null) {
            return new Condition.Has(left, right.get(0), place);
        } else if (relation.WITHIN() != null) {
            return new Condition.Within(left, words.name(relation.name()), place);
        } else if (relation.MATCHES() != null) {
            return new Condition.Matches(left, words.regex(relation.regex()), place);
        } else if (relation.STARTS() != null) {
            return new Condition.StartsWith(left, words.text(relation.text()), place);
        } else if (relation.ENDS() != null) {
            return new Condition.EndsWith(left, words.text(relation.text()), place);
        }
        Condition in = in(left, right, relation, place);
        return relation.NOT() == null ? in : new Condition.Not(in, place);
    }

    private Condition in(Operand left, List<Operand> list, BgpParser.RelationContext in, Place place) {
        if (in.range() != null) {
            BgpParser.RangeContext range = in.range();
            return new Condition.InWindow(
                    left,
                    edge(range.edge(0)),
                    edge(range.edge(1)),
                    Optional.ofNullable(range.text()).map(words::text),
                    place);
        }
        Optional<Written<String>> text = Optional.ofNullable(in.text()).map(words::text);
        return list.isEmpty()
                ? new Condition.InNetwork(left, text.orElseThrow(), place)
                : new Condition.In(left, list, text, place);
    }

    private Written<String> edge(BgpParser.EdgeContext edge) {
        Place place = words.place(edge);
        return new Written<>(edge.getText(), place);
    }

    Operand operand(BgpParser.OperandContext context) {
        Place place = words.place(context);
        if (context.name() != null) {
            return new Operand.Word(words.name(context.name()).value(), place);
        } else if (context.INT() != null) {
            return new Operand.Int(words.integer(place), place);
        } else if (context.DURATION() != null) {
            return new Operand.Length(words.duration(place), place);
        } else if (context.STRING() != null) {
            return new Operand.Text(words.text(place), place);
        }
        return new Operand.Bool(context.TRUE() != null, place);
    }
}
