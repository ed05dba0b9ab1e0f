package dev.breakglass.dsl.parse;

import dev.breakglass.dsl.source.Place;
import dev.breakglass.dsl.syntax.ApproveSyntax;
import dev.breakglass.dsl.syntax.Clause;
import dev.breakglass.dsl.syntax.Declaration;
import dev.breakglass.dsl.syntax.MfaSyntax;
import dev.breakglass.dsl.syntax.Thing;
import dev.breakglass.dsl.syntax.TypeSyntax;
import dev.breakglass.dsl.syntax.Word;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Turns what ANTLR recognised into our own syntax. */
final class TreeBuilder {

    private final Lexed lexed;
    private final ConditionBuilder conditions;

    TreeBuilder(Lexed lexed) {
        this.lexed = lexed;
        this.conditions = new ConditionBuilder(lexed);
    }

    // ---- declarations

    Declaration actions(BgpParser.ActionLineContext c) {
        boolean group = c.getText().contains("includes") && includes(c) >= 0;
        int split = group ? includes(c) : Integer.MAX_VALUE;
        List<Word> names = c.name().stream()
                .filter(n -> n.getStart().getTokenIndex() < split)
                .map(this::name)
                .toList();
        List<Word> included = c.name().stream()
                .filter(n -> n.getStart().getTokenIndex() >= split)
                .map(this::name)
                .toList();
        return new Declaration.Actions(names, included, place(c));
    }

    private static int includes(BgpParser.ActionLineContext c) {
        return c.children.stream()
                .filter(child ->
                        child instanceof TerminalNode node && node.getText().equals("includes"))
                .map(child -> ((TerminalNode) child).getSymbol().getTokenIndex())
                .findFirst()
                .orElse(-1);
    }

    Declaration attributes(BgpParser.AttributeBlockContext c) {
        Optional<Word> name = Optional.ofNullable(c.name()).map(this::name);
        List<Declaration.AttributeSyntax> attributes = c.attribute().stream()
                .map(a -> new Declaration.AttributeSyntax(name(a.name()), type(a.type())))
                .toList();
        return new Declaration.Attributes(c.getStart().getText(), name, attributes, place(c));
    }

    Declaration role(BgpParser.RoleLineContext c) {
        List<Word> groups = c.group().stream().map(g -> text(g.STRING())).toList();
        List<Word> names = c.name().stream().map(this::name).toList();
        return new Declaration.Role(names.get(0), groups, number(c.INT()), names.subList(1, names.size()), place(c));
    }

    Declaration signal(BgpParser.SignalLineContext c) {
        Optional<Thing> from = Optional.ofNullable(c.provider()).map(this::provider);
        return new Declaration.Signal(name(c.name()), type(c.type()), word(c.DURATION()), from, place(c));
    }

    Declaration factor(BgpParser.FactorLineContext c) {
        return new Declaration.Factor(name(c.name()), provider(c.provider()), place(c));
    }

    private Thing provider(BgpParser.ProviderContext c) {
        return new Thing(name(c.name()), text(c.STRING()));
    }

    private TypeSyntax type(BgpParser.TypeContext c) {
        Token first = c.getStart();
        return new TypeSyntax(
                new Word(first.getText(), lexed.place(first)),
                c.name().stream().map(this::name).toList());
    }

    // ---- clauses

    Clause zoneClause(BgpParser.ZoneClauseContext c) {
        Place place = place(c);
        if (c instanceof BgpParser.ContainsContext x) {
            return new Clause.Contains(things(x.thing()), place);
        } else if (c instanceof BgpParser.AdmitContext x) {
            return new Clause.Admit(conditions.condition(x.expression()), place);
        } else if (c instanceof BgpParser.AtMostTtlContext x) {
            return new Clause.AtMostTtl(word(x.DURATION()), place);
        } else if (c instanceof BgpParser.AtMostAllowContext x) {
            return new Clause.AtMostAllow(names(x.names()), place);
        } else if (c instanceof BgpParser.AtLeastMfaContext x) {
            return new Clause.AtLeastMfa(mfa(x.mfa()), place);
        } else if (c instanceof BgpParser.AtLeastApproveContext x) {
            return new Clause.AtLeastApprove(word(x.INT()), place);
        } else if (c instanceof BgpParser.AtLeastReviewContext x) {
            return new Clause.AtLeastReview(word(x.DURATION()), place);
        } else if (c instanceof BgpParser.FlowsContext x) {
            return new Clause.Flows(names(x.names()), place);
        }
        throw new IllegalStateException("a clause without syntax: " + c.getClass());
    }

    Clause pathClause(BgpParser.PathClauseContext c) {
        Place place = place(c);
        if (c instanceof BgpParser.ZoneContext x) {
            return new Clause.Zone(name(x.name()), place);
        } else if (c instanceof BgpParser.ForContext x) {
            return new Clause.For(names(x.names()), place);
        } else if (c instanceof BgpParser.ActionsContext x) {
            return new Clause.Actions(names(x.names()), place);
        } else if (c instanceof BgpParser.AllowContext x) {
            return new Clause.Allow(names(x.names()), things(x.thing()), place);
        } else if (c instanceof BgpParser.WhenContext x) {
            return new Clause.When(conditions.condition(x.expression()), place);
        } else if (c instanceof BgpParser.FollowsContext x) {
            return new Clause.Follows(name(x.name()), place);
        }
        return control(c, place);
    }

    private Clause control(BgpParser.PathClauseContext c, Place place) {
        if (c instanceof BgpParser.MfaClauseContext x) {
            return new Clause.Mfa(mfa(x.mfa()), place);
        } else if (c instanceof BgpParser.ApproveNoneContext x) {
            return new Clause.ApproveNone(text(x.STRING()), place);
        } else if (c instanceof BgpParser.ApproveClauseContext x) {
            return new Clause.Approve(approve(x.approve()), place);
        } else if (c instanceof BgpParser.JustifyNoneContext x) {
            return new Clause.JustifyNone(text(x.STRING()), place);
        } else if (c instanceof BgpParser.JustifyContext x) {
            return new Clause.Justify(x.reason().stream().map(this::reason).toList(), place);
        } else if (c instanceof BgpParser.TtlContext x) {
            return new Clause.Ttl(
                    word(x.DURATION(0)),
                    x.DURATION().size() > 1 ? Optional.of(word(x.DURATION(1))) : Optional.empty(),
                    place);
        } else if (c instanceof BgpParser.ExtendContext x) {
            return extend(x, place);
        } else if (c instanceof BgpParser.LimitClauseContext x) {
            return new Clause.Limit(x.limit().stream().map(this::limit).toList(), place);
        } else if (c instanceof BgpParser.TolerateContext x) {
            return new Clause.Tolerate(names(x.names()), text(x.STRING()), place);
        } else if (c instanceof BgpParser.ReviewNoneContext x) {
            return new Clause.ReviewNone(text(x.STRING()), place);
        } else if (c instanceof BgpParser.ReviewContext x) {
            return new Clause.Review(word(x.DURATION()), name(x.name()), place);
        }
        return duty(c, place);
    }

    private static Clause impossible(ParserRuleContext c) {
        throw new IllegalStateException("a clause without syntax: " + c.getClass());
    }

    private Clause duty(BgpParser.PathClauseContext c, Place place) {
        if (c instanceof BgpParser.RedeemContext x) {
            return new Clause.Redeem(word(x.DURATION()), place);
        } else if (c instanceof BgpParser.IdleContext x) {
            return new Clause.Idle(word(x.DURATION()), place);
        } else if (c instanceof BgpParser.NotifyContext x) {
            return new Clause.Notify(x.STRING().stream().map(this::text).toList(), place);
        } else if (c instanceof BgpParser.AfterContext x) {
            return new Clause.After(name(x.name()), text(x.STRING()), place);
        }
        return impossible(c);
    }

    private Clause extend(BgpParser.ExtendContext c, Place place) {
        Optional<Word> times = number(c.INT());
        if (c.getText().startsWith("extendonce")) {
            times = Optional.of(new Word("1", place));
        }
        return new Clause.Extend(
                times,
                word(c.DURATION()),
                c.approve().stream().map(this::approve).toList(),
                place);
    }

    private Clause.Reason reason(BgpParser.ReasonContext c) {
        return new Clause.Reason(
                number(c.INT()), Optional.ofNullable(c.PATTERN()).map(this::pattern), place(c));
    }

    private Clause.LimitItem limit(BgpParser.LimitContext c) {
        return new Clause.LimitItem(
                number(c.INT()), Optional.ofNullable(c.DURATION()).map(this::word), place(c));
    }

    private MfaSyntax mfa(BgpParser.MfaContext c) {
        List<Word> factors = c.name().stream().map(this::name).toList();
        return new MfaSyntax(
                number(c.INT()), factors, Optional.ofNullable(c.DURATION()).map(this::word), place(c));
    }

    private ApproveSyntax approve(BgpParser.ApproveContext c) {
        return new ApproveSyntax(
                word(c.INT()),
                names(c.names()),
                Optional.ofNullable(c.DURATION()).map(this::word),
                Optional.ofNullable(c.mfa()).map(this::mfa),
                place(c));
    }

    // ---- words

    Word name(BgpParser.NameContext c) {
        return new Word(c.getText(), place(c));
    }

    private List<Word> names(BgpParser.NamesContext c) {
        return c.name().stream().map(this::name).toList();
    }

    private List<Thing> things(List<BgpParser.ThingContext> things) {
        return things.stream()
                .map(t -> new Thing(name(t.name()), text(t.STRING())))
                .toList();
    }

    private Word word(TerminalNode node) {
        return new Word(node.getText(), lexed.place(node.getSymbol()));
    }

    private Optional<Word> number(@Nullable TerminalNode node) {
        return Optional.ofNullable(node).map(this::word);
    }

    private Word text(TerminalNode node) {
        return new Word(Quotes.text(node.getText()), lexed.place(node.getSymbol()));
    }

    private Word pattern(TerminalNode node) {
        return new Word(Quotes.pattern(node.getText()), lexed.place(node.getSymbol()));
    }

    private Place place(ParserRuleContext c) {
        Token stop = c.getStop();
        boolean atEnd = stop.getType() == Token.EOF;
        return lexed.place(c.getStart(), atEnd ? last(c) : stop);
    }

    /** The last token before the end of the piece. */
    private static Token last(ParserRuleContext c) {
        Token last = c.getStart();
        for (int i = c.getChildCount() - 2; i >= 0; i--) {
            if (c.getChild(i) instanceof TerminalNode node) {
                return node.getSymbol();
            } else if (c.getChild(i) instanceof ParserRuleContext child) {
                return child.getStop();
            }
        }
        return last;
    }
}
