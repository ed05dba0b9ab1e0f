package dev.breakglass.dsl.parse;

import dev.breakglass.dsl.source.Place;
import dev.breakglass.dsl.syntax.Condition;
import dev.breakglass.dsl.syntax.Condition.Operand;
import dev.breakglass.dsl.syntax.Word;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Turns what ANTLR recognised as a condition into our own syntax. */
final class ConditionBuilder {

    private final Lexed lexed;

    ConditionBuilder(Lexed lexed) {
        this.lexed = lexed;
    }

    Condition condition(BgpParser.ExpressionContext c) {
        List<Condition> any = c.conjunction().stream().map(this::conjunction).toList();
        return any.size() == 1 ? any.get(0) : new Condition.Or(any, place(c));
    }

    private Condition conjunction(BgpParser.ConjunctionContext c) {
        List<Condition> all = c.negation().stream().map(this::negation).toList();
        return all.size() == 1 ? all.get(0) : new Condition.And(all, place(c));
    }

    private Condition negation(BgpParser.NegationContext c) {
        if (c.negation() != null) {
            return new Condition.Not(negation(c.negation()), place(c));
        }
        return c.expression() != null ? condition(c.expression()) : comparison(c.comparison());
    }

    private Condition comparison(BgpParser.ComparisonContext c) {
        Operand left = operand(c.operand(0));
        if (c.getChildCount() == 1) {
            return new Condition.Bare(left, place(c));
        } else if (c.sign() != null) {
            Word sign = new Word(c.sign().getText(), lexed.place(c.sign().getStart()));
            return new Condition.Compare(left, sign, operand(c.operand(1)), place(c));
        }
        String relation = c.getChild(1).getText();
        if (relation.equals("in") || relation.equals("not")) {
            List<Operand> items =
                    c.operand().stream().skip(1).map(this::operand).toList();
            return new Condition.In(left, relation.equals("not"), items, place(c));
        }
        return new Condition.Relates(left, relation, right(c), place(c));
    }

    private Word right(BgpParser.ComparisonContext c) {
        if (c.name() != null) {
            return new Word(c.name().getText(), lexed.place(c.name().getStart()));
        }
        TerminalNode node = c.PATTERN() != null ? c.PATTERN() : c.STRING();
        String text = c.PATTERN() != null ? Quotes.pattern(node.getText()) : Quotes.text(node.getText());
        return new Word(text, lexed.place(node.getSymbol()));
    }

    private Operand operand(BgpParser.OperandContext c) {
        Token token = c.getStart();
        Place place = lexed.place(token);
        return switch (token.getType()) {
            case BgpParser.STRING -> new Operand(Operand.Kind.TEXT, new Word(Quotes.text(token.getText()), place));
            case BgpParser.INT -> new Operand(Operand.Kind.NUMBER, new Word(token.getText(), place));
            case BgpParser.DURATION -> new Operand(Operand.Kind.DURATION, new Word(token.getText(), place));
            default ->
                new Operand(
                        c.name() == null ? Operand.Kind.TRUTH : Operand.Kind.NAME, new Word(token.getText(), place));
        };
    }

    private Place place(ParserRuleContext c) {
        return lexed.place(c.getStart(), c.getStop());
    }
}
