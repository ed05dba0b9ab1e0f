package dev.breakglass.dsl.lint.structure;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.syntax.ApproveSyntax;
import dev.breakglass.dsl.syntax.Clause;
import dev.breakglass.dsl.syntax.Condition;
import dev.breakglass.dsl.syntax.Declaration;
import dev.breakglass.dsl.syntax.PolicyFile;
import dev.breakglass.dsl.syntax.Written;
import dev.breakglass.dsl.syntax.ZoneClause;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Every name that a set mentions outside the declaration of that name, as written. A word of a condition counts for
 * whatever has that name: an action, a role, a signal.
 */
final class Mentions {
    final Set<String> actions = new HashSet<>();
    final Set<String> kinds = new HashSet<>();
    final Set<String> roles = new HashSet<>();
    final Set<String> profiles = new HashSet<>();
    final Set<String> words = new HashSet<>();

    private Mentions() {}

    static Mentions in(CheckedSet set) {
        Mentions mentions = new Mentions();
        for (PolicyFile file : set.files()) {
            file.declarations().forEach(mentions::declaration);
        }
        return mentions;
    }

    private void declaration(Declaration declaration) {
        if (declaration instanceof Declaration.Actions group) {
            names(group.includes(), actions);
        } else if (declaration instanceof Declaration.Signal signal) {
            signal.from().ifPresent(from -> kinds.add(from.kind().value()));
        } else if (declaration instanceof Declaration.Factor factor) {
            kinds.add(factor.from().kind().value());
        } else if (declaration instanceof Declaration.Zone zone) {
            zone.clauses().forEach(this::zoneClause);
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

    private void zoneClause(ZoneClause clause) {
        if (clause instanceof ZoneClause.Contains contains) {
            contains.resources().forEach(pattern -> kinds.add(pattern.kind().value()));
        } else if (clause instanceof ZoneClause.Admit admit) {
            condition(admit.condition());
        } else if (clause instanceof ZoneClause.AtMostAllow ceiling) {
            names(ceiling.actions(), actions);
        }
    }

    private void clause(Clause clause) {
        if (clause instanceof Clause.For holders) {
            names(holders.roles(), roles);
        } else if (clause instanceof Clause.Allow allow) {
            names(allow.actions(), actions);
        } else if (clause instanceof Clause.OnAction action) {
            names(action.actions(), actions);
        } else if (clause instanceof Clause.When when) {
            condition(when.condition());
        } else if (clause instanceof Clause.Approve approve) {
            approve(approve.approve());
        } else if (clause instanceof Clause.Escalate escalate) {
            names(escalate.roles(), roles);
        } else if (clause instanceof Clause.Observe observe) {
            names(observe.roles(), roles);
        } else if (clause instanceof Clause.Extend extend) {
            extend.with().forEach(this::approve);
        } else if (clause instanceof Clause.Review review) {
            roles.add(review.by().value());
        } else if (clause instanceof Clause.Follows follows) {
            profiles.add(follows.profile().value());
        }
    }

    private void approve(ApproveSyntax approve) {
        names(approve.roles(), roles);
        approve.then().ifPresent(this::approve);
    }

    private void condition(Condition condition) {
        Deque<Condition> open = new ArrayDeque<>(List.of(condition));
        while (!open.isEmpty()) {
            Condition next = open.pop();
            if (next instanceof Condition.And and) {
                and.all().forEach(open::push);
            } else if (next instanceof Condition.Or or) {
                or.any().forEach(open::push);
            } else if (next instanceof Condition.Not not) {
                open.push(not.negated());
            } else {
                operands(next).forEach(this::operand);
            }
        }
    }

    private static List<Condition.Operand> operands(Condition term) {
        List<Condition.Operand> operands = new ArrayList<>();
        if (term instanceof Condition.Alone alone) {
            operands.add(alone.operand());
        } else if (term instanceof Condition.Compare compare) {
            operands.add(compare.left());
            operands.add(compare.right());
        } else if (term instanceof Condition.In in) {
            operands.add(in.left());
            operands.addAll(in.anyOf());
        } else if (term instanceof Condition.InNetwork in) {
            operands.add(in.left());
        } else if (term instanceof Condition.Has has) {
            operands.add(has.left());
            operands.add(has.right());
        } else if (term instanceof Condition.Matches matches) {
            operands.add(matches.left());
        } else if (term instanceof Condition.StartsWith starts) {
            operands.add(starts.left());
        } else if (term instanceof Condition.EndsWith ends) {
            operands.add(ends.left());
        }
        return operands;
    }

    private void operand(Condition.Operand operand) {
        if (operand instanceof Condition.Operand.Word word) {
            words.add(word.name());
        }
    }

    private static void names(List<Written<String>> names, Set<String> mentioned) {
        names.forEach(name -> mentioned.add(name.value()));
    }
}
