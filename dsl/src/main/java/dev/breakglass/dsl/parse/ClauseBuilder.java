package dev.breakglass.dsl.parse;

import dev.breakglass.dsl.source.Place;
import dev.breakglass.dsl.syntax.ApproveSyntax;
import dev.breakglass.dsl.syntax.Clause;
import dev.breakglass.dsl.syntax.Condition;
import dev.breakglass.dsl.syntax.MfaSyntax;
import dev.breakglass.dsl.syntax.Pattern;
import dev.breakglass.dsl.syntax.Written;
import dev.breakglass.dsl.syntax.ZoneClause;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;

/** Makes the clauses of the syntax tree. */
final class ClauseBuilder {
    private final Words words;
    private final ConditionBuilder conditions;

    ClauseBuilder(Words words) {
        this.words = words;
        this.conditions = new ConditionBuilder(words);
    }

    Condition condition(BgpParser.ConditionContext context) {
        return conditions.condition(context);
    }

    ZoneClause zoneClause(BgpParser.ZoneClauseContext context) {
        Place place = words.place(context);
        if (context.contains() != null) {
            return new ZoneClause.Contains(patterns(context.contains().patterns()), place);
        } else if (context.admit() != null) {
            return new ZoneClause.Admit(condition(context.admit().condition()), place);
        } else if (context.flows() != null) {
            return new ZoneClause.FlowsTo(words.names(context.flows().names()), place);
        }
        BgpParser.CeilingContext ceiling = context.bound().ceiling();
        if (ceiling != null) {
            return ceiling.duration() == null
                    ? new ZoneClause.AtMostAllow(words.names(ceiling.names()), place)
                    : new ZoneClause.AtMostTtl(words.duration(ceiling.duration()), place);
        }
        BgpParser.FloorContext floor = context.bound().floor();
        if (floor.factors() != null) {
            return new ZoneClause.AtLeastMfa(mfa(floor.factors(), floor.duration(), place), place);
        }
        return floor.count() == null
                ? new ZoneClause.AtLeastReview(words.duration(floor.duration()), place)
                : new ZoneClause.AtLeastApprove(words.count(floor.count()), place);
    }

    Clause clause(ParserRuleContext context) {
        Place place = words.place(context);
        if (context instanceof BgpParser.InZoneContext zone) {
            return new Clause.InZone(words.name(zone.name()), place);
        } else if (context instanceof BgpParser.HoldersContext holders) {
            return new Clause.For(words.names(holders.names()), place);
        } else if (context instanceof BgpParser.OnActionContext actions) {
            return new Clause.OnAction(words.names(actions.names()), place);
        } else if (context instanceof BgpParser.AllowContext allow) {
            return new Clause.Allow(words.names(allow.names()), patterns(allow.patterns()), place);
        } else if (context instanceof BgpParser.WhenContext when) {
            return new Clause.When(condition(when.condition()), place);
        } else if (context instanceof BgpParser.FollowsContext follows) {
            return new Clause.Follows(words.name(follows.name()), place);
        } else if (context instanceof BgpParser.TtlContext ttl) {
            Optional<Written<Duration>> max =
                    ttl.duration().size() > 1 ? Optional.of(words.duration(ttl.duration(1))) : Optional.empty();
            return new Clause.Ttl(words.duration(ttl.duration(0)), max, place);
        } else if (context instanceof BgpParser.RedeemContext redeem) {
            return new Clause.Redeem(words.duration(redeem.duration()), place);
        } else if (context instanceof BgpParser.IdleContext idle) {
            return new Clause.Idle(words.duration(idle.duration()), place);
        } else if (context instanceof BgpParser.NoticeContext notice) {
            return new Clause.Notify(notice.text().stream().map(words::text).toList(), place);
        } else if (context instanceof BgpParser.AfterContext after) {
            return new Clause.After(words.name(after.name()), words.text(after.text()), place);
        }
        return control(context, place);
    }

    private Clause control(ParserRuleContext context, Place place) {
        if (context instanceof BgpParser.MfaContext mfa) {
            return new Clause.Mfa(mfa(mfa), place);
        } else if (context instanceof BgpParser.ApproveContext approve) {
            if (approve.none() != null) {
                return new Clause.ApproveNone(words.text(approve.none().text()), place);
            }
            return new Clause.Approve(approve(approve), place);
        } else if (context instanceof BgpParser.JustifyContext justify) {
            if (justify.none() != null) {
                return new Clause.JustifyNone(words.text(justify.none().text()), place);
            }
            return new Clause.Justify(
                    justify.justification().stream().map(this::justification).toList(), place);
        } else if (context instanceof BgpParser.ReviewContext review) {
            if (review.none() != null) {
                return new Clause.ReviewNone(words.text(review.none().text()), place);
            }
            return new Clause.Review(words.duration(review.duration()), words.name(review.name()), place);
        } else if (context instanceof BgpParser.ExtendContext extend) {
            Optional<Integer> times = extend.ONCE() != null
                    ? Optional.of(1)
                    : Optional.ofNullable(extend.count())
                            .map(count -> words.count(count).value());
            return new Clause.Extend(
                    times,
                    words.duration(extend.duration()),
                    extend.assent().stream().map(this::assent).toList(),
                    place);
        } else if (context instanceof BgpParser.TolerateContext tolerate) {
            return new Clause.Tolerate(words.names(tolerate.names()), words.text(tolerate.text()), place);
        } else if (context instanceof BgpParser.LimitContext limit) {
            return new Clause.Limit(limit.rate().stream().map(this::rate).toList(), place);
        } else if (context instanceof BgpParser.EscalateContext escalate) {
            return new Clause.Escalate(
                    words.duration(escalate.duration()),
                    words.count(escalate.count()),
                    words.names(escalate.names()),
                    place);
        } else if (context instanceof BgpParser.ObserveContext observe) {
            return new Clause.Observe(words.count(observe.count()), words.names(observe.names()), place);
        } else if (context instanceof BgpParser.IssueContext issue) {
            return new Clause.Issue(
                    words.name(issue.name()),
                    issue.setting().stream().map(this::setting).toList(),
                    place);
        }
        throw new IllegalStateException("a clause that the tree does not know: " + context.getText());
    }

    private MfaSyntax mfa(BgpParser.MfaContext mfa) {
        return mfa(mfa.factors(), mfa.duration(), words.place(mfa));
    }

    private MfaSyntax mfa(BgpParser.FactorsContext factors, BgpParser.DurationContext within, Place place) {
        List<Written<String>> kinds = factors.names() == null
                ? factors.name().stream().map(words::name).toList()
                : words.names(factors.names());
        return new MfaSyntax(
                Optional.ofNullable(factors.count()).map(words::count),
                kinds,
                Optional.ofNullable(within).map(words::duration),
                place);
    }

    private ApproveSyntax approve(BgpParser.ApproveContext approve) {
        Optional<ApproveSyntax> next = Optional.empty();
        for (int i = approve.then().size() - 1; i >= 0; i--) {
            BgpParser.ThenContext then = approve.then(i);
            next = Optional.of(new ApproveSyntax(
                    words.count(then.count()),
                    words.names(then.names()),
                    Optional.of(words.duration(then.duration())),
                    Optional.ofNullable(then.mfa()).map(this::mfa),
                    next,
                    words.place(then)));
        }
        return new ApproveSyntax(
                words.count(approve.count()),
                words.names(approve.names()),
                Optional.of(words.duration(approve.duration())),
                Optional.ofNullable(approve.mfa()).map(this::mfa),
                next,
                words.place(approve));
    }

    private Clause.Setting setting(BgpParser.SettingContext setting) {
        return new Clause.Setting(
                words.name(setting.name()), conditions.operand(setting.operand()), words.place(setting));
    }

    private ApproveSyntax assent(BgpParser.AssentContext assent) {
        return new ApproveSyntax(
                words.count(assent.count()),
                words.names(assent.names()),
                Optional.ofNullable(assent.duration()).map(words::duration),
                Optional.ofNullable(assent.mfa()).map(this::mfa),
                Optional.empty(),
                words.place(assent));
    }

    private Clause.JustifyPart justification(BgpParser.JustificationContext part) {
        Place place = words.place(part);
        return part.count() == null
                ? new Clause.JustifyPart.Ticket(words.regex(part.regex()), place)
                : new Clause.JustifyPart.Characters(words.count(part.count()), place);
    }

    private Clause.LimitPart rate(BgpParser.RateContext rate) {
        Place place = words.place(rate);
        if (rate.count() == null) {
            return new Clause.LimitPart.Cooldown(words.duration(rate.duration()), place);
        }
        return rate.duration() == null
                ? new Clause.LimitPart.AtOnce(words.count(rate.count()), place)
                : new Clause.LimitPart.Per(words.count(rate.count()), words.duration(rate.duration()), place);
    }

    private List<Pattern> patterns(BgpParser.PatternsContext patterns) {
        return patterns.pattern().stream()
                .map(pattern ->
                        new Pattern(words.name(pattern.name()), words.text(pattern.text()), words.place(pattern)))
                .toList();
    }
}
