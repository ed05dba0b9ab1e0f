package dev.breakglass.dsl.lint.people;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.check.Lists;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A path whose reviewers are among its approvers, so that one may review what they approved. */
final class ReviewerApproved implements Rule {
    private static final int SHOWN_MAX = 3;

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
        Map<Place, List<BreakglassPath>> reviews = new LinkedHashMap<>();
        for (BreakglassPath path : set.policy().paths()) {
            if (approving(path).isPresent()) {
                reviews.computeIfAbsent(path.review().place(), place -> new ArrayList<>())
                        .add(path);
            }
        }
        reviews.values().forEach(paths -> found.accept(approved(paths)));
    }

    /** A profile's review is told once, for all paths that follow it. */
    private Diagnostic approved(List<BreakglassPath> paths) {
        BreakglassPath path = paths.get(0);
        Approve step = approving(path).orElseThrow();
        String reviewer =
                path.review().due().map(due -> Quote.of(due.by().name())).orElse("");
        Diagnostic finding = finding(
                        path.review().place(),
                        "whoever approves " + Quote.of(path.name()) + " as " + reviewer + " may review it too")
                .labelled("one may judge here what one allowed")
                .seeing(step.place(), "approved by " + Crowd.names(step.roles()))
                .helping("let another role review, such as one that approves nothing here");
        List<String> others = paths.stream().skip(1).map(BreakglassPath::name).toList();
        if (others.isEmpty()) {
            return finding;
        }
        return finding.noting(
                others.size() <= SHOWN_MAX
                        ? "the same holds of " + Lists.text(others)
                        : "the same holds of " + others.size() + " more paths, such as " + Quote.of(others.get(0)));
    }

    private static Optional<Approve> approving(BreakglassPath path) {
        if (path.review().due().isEmpty()) {
            return Optional.empty();
        }
        Role reviewer = path.review().due().get().by();
        return path.approvals().clauses().stream()
                .flatMap(clause -> clause.steps().stream())
                .filter(step -> step.roles().stream().anyMatch(role -> Crowd.lies(role, reviewer)))
                .findFirst();
    }
}
