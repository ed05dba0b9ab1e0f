package dev.breakglass.dsl.lint.people;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.dsl.lint.Rule;
import dev.breakglass.dsl.lint.Settings;
import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.dsl.model.Role;
import dev.breakglass.dsl.source.Place;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** A review that is due by the requester alone, who may not make it. */
final class ReviewImpossible implements Rule {

    @Override
    public Code code() {
        return Code.REVIEW_IMPOSSIBLE;
    }

    @Override
    public void look(CheckedSet set, Settings settings, Consumer<Diagnostic> found) {
        Set<Place> told = new HashSet<>();
        for (BreakglassPath path : set.policy().paths()) {
            path.review().due().map(due -> due.by()).ifPresent(reviewer -> {
                boolean nobody = reviewer.size().isPresent() && reviewer.size().getAsInt() == 0;
                boolean alone = reviewer.size().isPresent()
                        && reviewer.size().getAsInt() == 1
                        && path.roles().anyOf().stream().anyMatch(role -> Crowd.lies(role, reviewer));
                if ((nobody || alone) && told.add(path.review().place())) {
                    found.accept(impossible(path, reviewer, nobody));
                }
            });
        }
    }

    private Diagnostic impossible(BreakglassPath path, Role reviewer, boolean nobody) {
        Diagnostic finding = finding(
                        path.review().place(),
                        nobody
                                ? "nobody can review " + Quote.of(path.name())
                                : "when the only " + Quote.of(reviewer.name()) + " walks " + Quote.of(path.name())
                                        + ", nobody can review it")
                .labelled("a review is never made by the requester")
                .seeing(reviewer.place(), "its `size` is " + reviewer.size().orElseThrow());
        return (nobody ? finding : finding.seeing(path.roles().place(), "who may ask"))
                .noting("an overdue review blocks the requester's next request")
                .helping("let another role review");
    }
}
