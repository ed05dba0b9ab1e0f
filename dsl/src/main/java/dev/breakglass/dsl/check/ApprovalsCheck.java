package dev.breakglass.dsl.check;

import dev.breakglass.dsl.Limits;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.model.Approvals;
import dev.breakglass.dsl.model.Approve;
import dev.breakglass.dsl.model.Escalate;
import dev.breakglass.dsl.model.Mfa;
import dev.breakglass.dsl.model.Observe;
import dev.breakglass.dsl.model.Role;
import dev.breakglass.dsl.source.Place;
import dev.breakglass.dsl.syntax.ApproveSyntax;
import dev.breakglass.dsl.syntax.Clause;
import dev.breakglass.dsl.syntax.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks the clauses that ask for other people: approve, escalate, observe. */
final class ApprovalsCheck {
    private final Vocabulary vocabulary;
    private final Faults faults;
    private final Limits limits;
    private final Factors factors;

    ApprovalsCheck(Vocabulary vocabulary, Faults faults, Limits limits) {
        this.vocabulary = vocabulary;
        this.faults = faults;
        this.limits = limits;
        this.factors = new Factors(vocabulary, faults);
    }

    Given<Approvals> approvals(Body body) {
        List<Clause.Approve> some = body.many(Clause.Approve.class);
        Optional<Clause.ApproveNone> none = body.one(Clause.ApproveNone.class, "approve none");
        if (none.isPresent() && !some.isEmpty()) {
            ControlsCheck.noneAndSome(none.get(), some.get(0), "approve", faults);
            return Given.faulty();
        } else if (none.isPresent()) {
            Optional<String> because = Optional.of(none.get().because().value());
            return Given.of(
                    Optional.of(new Approvals(List.of(), because, none.get().place())));
        } else if (some.isEmpty()) {
            return Given.absent();
        }
        return Given.of(clauses(some.stream().map(Clause.Approve::approve).toList())
                .map(clauses ->
                        new Approvals(clauses, Optional.empty(), some.get(0).place())));
    }

    /** Each clause with its steps, or nothing after a fault in one of them or when they are too many. */
    Optional<List<Approve>> clauses(List<ApproveSyntax> clauses) {
        List<Approve> approvals = new ArrayList<>();
        clauses.forEach(clause -> clause(clause).ifPresent(approvals::add));
        return approvals.size() == clauses.size() && withinLimits(approvals)
                ? Optional.of(Orders.approvals(approvals))
                : Optional.empty();
    }

    private Optional<Approve> clause(ApproveSyntax clause) {
        Optional<Approve> next = Optional.empty();
        boolean whole = people(clause.people());
        if (clause.then().isPresent()) {
            next = clause(clause.then().get());
            whole &= next.isPresent();
        }
        List<Role> roles = vocabulary.roles(clause.roles(), faults);
        Optional<Mfa> mfa = clause.mfa().flatMap(factors::mfa);
        if (!whole || roles.size() < clause.roles().size() || clause.mfa().isPresent() && mfa.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Approve(
                clause.people().value(), roles, clause.within().map(Written::value), mfa, next, clause.place()));
    }

    /** More would make the search for who counts for what too long. */
    private boolean withinLimits(List<Approve> clauses) {
        int steps = clauses.stream().mapToInt(clause -> clause.steps().size()).sum();
        Place place = clauses.get(clauses.size() - 1).place();
        if (steps > limits.approvalsPerPathMax()) {
            tooMany(place, limits.approvalsPerPathMax() + " approvals, counting each step");
            return false;
        } else if (steps - clauses.size() > limits.thensPerPathMax()) {
            tooMany(place, limits.thensPerPathMax() + " `then`s");
            return false;
        }
        return true;
    }

    private void tooMany(Place place, String most) {
        faults.add(Code.TOO_MANY_APPROVALS, place, "a path may have " + most + " at most");
    }

    private boolean people(Written<Integer> people) {
        if (people.value() > limits.peoplePerClauseMax()) {
            faults.add(Diagnostic.error(
                            Code.TOO_MANY_APPROVALS,
                            people.place(),
                            "a clause may ask for " + limits.peoplePerClauseMax() + " people at most")
                    .noting("nobody finds more than that at 02:13"));
            return false;
        }
        return true;
    }

    Optional<Escalate> escalate(Clause.Escalate clause) {
        List<Role> roles = vocabulary.roles(clause.roles(), faults);
        return people(clause.people()) && roles.size() == clause.roles().size()
                ? Optional.of(
                        new Escalate(clause.after().value(), clause.people().value(), roles, clause.place()))
                : Optional.empty();
    }

    Optional<Observe> observe(Clause.Observe clause) {
        List<Role> roles = vocabulary.roles(clause.roles(), faults);
        return people(clause.people()) && roles.size() == clause.roles().size()
                ? Optional.of(new Observe(clause.people().value(), roles, clause.place()))
                : Optional.empty();
    }
}
