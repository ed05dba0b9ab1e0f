package dev.breakglass.dsl.lint.style;

import dev.breakglass.dsl.lint.condition.Walk;
import dev.breakglass.dsl.source.Place;
import dev.breakglass.dsl.syntax.ApproveSyntax;
import dev.breakglass.dsl.syntax.Clause;
import dev.breakglass.dsl.syntax.Clause.LimitPart;
import dev.breakglass.dsl.syntax.Condition;
import dev.breakglass.dsl.syntax.Condition.Operand;
import dev.breakglass.dsl.syntax.Declaration;
import dev.breakglass.dsl.syntax.MfaSyntax;
import dev.breakglass.dsl.syntax.PolicyFile;
import dev.breakglass.dsl.syntax.Written;
import dev.breakglass.dsl.syntax.ZoneClause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds every duration of a file. */
final class Durations {
    private final List<Place> places = new ArrayList<>();

    private Durations() {}

    static List<Place> of(PolicyFile file) {
        Durations durations = new Durations();
        file.declarations().forEach(durations::declaration);
        return durations.places;
    }

    private void declaration(Declaration declaration) {
        if (declaration instanceof Declaration.Signal signal) {
            add(signal.fresh());
        } else if (declaration instanceof Declaration.Zone zone) {
            zone.clauses().forEach(this::zone);
        } else if (declaration instanceof Declaration.Profile profile) {
            profile.clauses().forEach(this::clause);
        } else if (declaration instanceof Declaration.Breakglass path) {
            path.clauses().forEach(this::clause);
        } else if (declaration instanceof Declaration.Forbid forbid) {
            forbid.clauses().forEach(this::clause);
        } else if (declaration instanceof Declaration.Invariant invariant) {
            condition(invariant.where());
        }
    }

    private void zone(ZoneClause clause) {
        if (clause instanceof ZoneClause.Admit admit) {
            condition(admit.condition());
        } else if (clause instanceof ZoneClause.AtMostTtl most) {
            add(most.ttl());
        } else if (clause instanceof ZoneClause.AtLeastMfa least) {
            mfa(least.mfa());
        } else if (clause instanceof ZoneClause.AtLeastReview least) {
            add(least.within());
        }
    }

    private void clause(Clause clause) {
        if (clause instanceof Clause.When when) {
            condition(when.condition());
        } else if (clause instanceof Clause.Mfa mfa) {
            mfa(mfa.mfa());
        } else if (clause instanceof Clause.Approve approve) {
            approve(approve.approve());
        } else if (clause instanceof Clause.Escalate escalate) {
            add(escalate.after());
        } else if (clause instanceof Clause.Ttl ttl) {
            add(ttl.granted());
            ttl.max().ifPresent(this::add);
        } else if (clause instanceof Clause.Extend extend) {
            add(extend.by());
            extend.with().forEach(this::approve);
        } else if (clause instanceof Clause.Redeem redeem) {
            add(redeem.within());
        } else if (clause instanceof Clause.Idle idle) {
            add(idle.after());
        } else if (clause instanceof Clause.Limit limit) {
            limit.parts().forEach(this::limit);
        } else if (clause instanceof Clause.Review review) {
            add(review.within());
        } else if (clause instanceof Clause.Issue issue) {
            issue.settings().forEach(setting -> operand(setting.value()));
        }
    }

    private void limit(LimitPart part) {
        if (part instanceof LimitPart.Per rate) {
            add(rate.per());
        } else if (part instanceof LimitPart.Cooldown cooldown) {
            add(cooldown.length());
        }
    }

    private void approve(ApproveSyntax first) {
        for (Optional<ApproveSyntax> step = Optional.of(first);
                step.isPresent();
                step = step.get().then()) {
            step.get().within().ifPresent(this::add);
            step.get().mfa().ifPresent(this::mfa);
        }
    }

    private void mfa(MfaSyntax mfa) {
        mfa.within().ifPresent(this::add);
    }

    private void condition(Condition condition) {
        Walk.each(condition, term -> {
            if (term instanceof Condition.Compare compare) {
                operand(compare.left());
                operand(compare.right());
            } else if (term instanceof Condition.In in) {
                in.anyOf().forEach(this::operand);
            } else if (term instanceof Condition.Has has) {
                operand(has.right());
            }
        });
    }

    private void operand(Operand operand) {
        if (operand instanceof Operand.Length length) {
            places.add(length.place());
        }
    }

    private void add(Written<Duration> duration) {
        places.add(duration.place());
    }
}
