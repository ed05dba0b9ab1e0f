package dev.breakglass.dsl.lint.people;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.dsl.lint.Rule;
import dev.breakglass.dsl.lint.Settings;
import dev.breakglass.dsl.model.Approve;
import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.dsl.model.Role;
import dev.breakglass.dsl.source.Place;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Approvals, an escalation or an extension that ask for more people than their roles have. */
final class QuorumImpossible implements Rule {

    @Override
    public Code code() {
        return Code.QUORUM_IMPOSSIBLE;
    }

    @Override
    public void look(CheckedSet set, Settings settings, Consumer<Diagnostic> found) {
        Set<Place> told = new HashSet<>();
        for (BreakglassPath path : set.policy().paths()) {
            quorum(path, steps(path.approvals().clauses()), told, found);
            path.escalate()
                    .map(up -> new Quorum.Ask(up.people(), up.roles(), up.place()))
                    .ifPresent(ask -> quorum(path, List.of(ask), told, found));
            path.extend().ifPresent(extend -> quorum(path, steps(extend.with()), told, found));
        }
    }

    private static List<Quorum.Ask> steps(List<Approve> clauses) {
        return clauses.stream()
                .flatMap(clause -> clause.steps().stream())
                .map(step -> new Quorum.Ask(step.people(), step.roles(), step.place()))
                .toList();
    }

    private void quorum(BreakglassPath path, List<Quorum.Ask> asks, Set<Place> told, Consumer<Diagnostic> found) {
        Optional<Quorum.Shortage> always = Quorum.shortage(asks, Optional.empty());
        if (always.isPresent()) {
            tell(path, always.get(), Optional.empty(), told, found);
            return;
        }
        for (Role role : path.roles().anyOf()) {
            Optional<Quorum.Shortage> then = Quorum.shortage(asks, Optional.of(role));
            if (then.isPresent()) {
                tell(path, then.get(), Optional.of(role), told, found);
                return;
            }
        }
    }

    /** A profile's clause is told once, however many paths follow it. */
    private void tell(
            BreakglassPath path,
            Quorum.Shortage shortage,
            Optional<Role> requester,
            Set<Place> told,
            Consumer<Diagnostic> found) {
        Quorum.Ask first = shortage.asks().get(0);
        if (!told.add(first.place())) {
            return;
        }
        String roles = Crowd.names(shortage.roles());
        Diagnostic finding = finding(
                        first.place(),
                        Quote.of(path.name()) + " waits for " + Crowd.count(shortage.wanted()) + " of " + roles
                                + ", and there " + (shortage.there() == 1 ? "is " : "are ") + shortage.there()
                                + requester
                                        .map(role -> " beside a requester who is " + Quote.of(role.name()))
                                        .orElse(""))
                .labelled((requester.isEmpty() ? "this" : "then this") + " can never be met");
        for (Quorum.Ask other : shortage.asks().subList(1, shortage.asks().size())) {
            finding = finding.seeing(other.place(), "one person counts for one of these only");
        }
        for (Role role : shortage.roles()) {
            finding =
                    finding.seeing(role.place(), "its `size` is " + role.size().orElseThrow());
        }
        found.accept((requester.isPresent() ? finding.noting("the requester's own approval never counts") : finding)
                .helping("name one more role, or ask for fewer people"));
    }
}
