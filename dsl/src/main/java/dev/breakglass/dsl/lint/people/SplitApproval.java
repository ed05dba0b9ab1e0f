package dev.breakglass.dsl.lint.people;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.lint.Rule;
import dev.breakglass.dsl.lint.Settings;
import dev.breakglass.dsl.model.Approve;
import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.dsl.model.Mfa;
import dev.breakglass.dsl.model.Role;
import dev.breakglass.dsl.source.Place;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Two approvals that ask the same of the same people, which is one approval of more of them. */
final class SplitApproval implements Rule {

    @Override
    public Code code() {
        return Code.SPLIT_APPROVAL;
    }

    @Override
    public void look(CheckedSet set, Settings settings, Consumer<Diagnostic> found) {
        Set<Place> told = new HashSet<>();
        for (BreakglassPath path : set.policy().paths()) {
            Map<List<Object>, Approve> firsts = new HashMap<>();
            for (Approve clause : path.approvals().clauses()) {
                Approve first = clause.then().isPresent() ? null : firsts.putIfAbsent(asked(clause), clause);
                if (first != null && told.add(clause.place())) {
                    found.accept(split(clause, first));
                }
            }
        }
    }

    /** All but how many. */
    private static List<Object> asked(Approve clause) {
        return List.of(
                clause.roles().stream().map(Role::name).toList(),
                clause.within(),
                clause.mfa().map(Mfa::count),
                clause.mfa().map(Mfa::kinds),
                clause.mfa().flatMap(Mfa::within));
    }

    private Diagnostic split(Approve a, Approve b) {
        boolean inOrder = a.place().span().start() < b.place().span().start();
        Approve second = inOrder ? b : a;
        Approve first = inOrder ? a : b;
        int people = first.people() + second.people();
        return finding(second.place(), "this and another `approve` ask the same roles, so that it is one for " + people)
                .labelled("the second")
                .seeing(first.place(), "the first")
                .noting("one person counts for one clause only, so they add up")
                .helping(written(first).replaceFirst("\\d+", Integer.toString(people)));
    }

    private static String written(Approve clause) {
        Place place = clause.place();
        String text =
                place.file().text().substring(place.span().start(), place.span().end());
        return text.startsWith("approve") ? text : "approve " + text;
    }
}
