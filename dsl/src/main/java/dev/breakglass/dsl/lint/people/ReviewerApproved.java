package dev.breakglass.dsl.lint.people;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.dsl.diagnostic.Severity;
import dev.breakglass.dsl.lint.Rule;
import dev.breakglass.dsl.lint.Settings;
import dev.breakglass.dsl.model.Approve;
import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.dsl.model.Role;
import dev.breakglass.dsl.source.Place;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A path whose reviewers are among its approvers, so that one may review what they approved. */
final class ReviewerApproved implements Rule {

    @Override
    public Code code() {
        return Code.REVIEWER_APPROVED;
    }

    @Override
    public Severity severity() {
        return Severity.NOTE;
    }

    @Override
    public void look(CheckedSet set, Settings settings, Consumer<Diagnostic> found) {
        Set<Place> told = new HashSet<>();
        for (BreakglassPath path : set.policy().paths()) {
            if (path.review().due().isPresent()) {
                Role reviewer = path.review().due().get().by();
                approving(path, reviewer)
                        .filter(step -> told.add(path.review().place()))
                        .ifPresent(step -> found.accept(finding(
                                        path.review().place(),
                                        "whoever approves " + Quote.of(path.name()) + " as " + Quote.of(reviewer.name())
                                                + " may review it too")
                                .labelled("one may judge here what one allowed")
                                .seeing(step.place(), "approved by " + Crowd.names(step.roles()))
                                .helping("let another role review, such as one that approves nothing here")));
            }
        }
    }

    private static Optional<Approve> approving(BreakglassPath path, Role reviewer) {
        return path.approvals().clauses().stream()
                .flatMap(clause -> clause.steps().stream())
                .filter(step -> step.roles().stream().anyMatch(role -> Crowd.lies(role, reviewer)))
                .findFirst();
    }
}
