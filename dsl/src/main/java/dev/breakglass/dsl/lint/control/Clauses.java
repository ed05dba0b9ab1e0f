package dev.breakglass.dsl.lint.control;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.syntax.ApproveSyntax;
import dev.breakglass.dsl.syntax.Clause;
import dev.breakglass.dsl.syntax.Declaration;
import dev.breakglass.dsl.syntax.MfaSyntax;
import dev.breakglass.dsl.syntax.PolicyFile;
import java.util.ArrayList;
import java.util.List;

/** The clauses of paths and profiles as written: each once, however many paths follow the profile that it stands in. */
final class Clauses {

    private Clauses() {}

    /** In order of file and place. */
    static <C extends Clause> List<C> of(CheckedSet set, Class<C> kind) {
        List<C> found = new ArrayList<>();
        for (PolicyFile file : set.files()) {
            for (Declaration declaration : file.declarations()) {
                clauses(declaration).stream()
                        .filter(kind::isInstance)
                        .map(kind::cast)
                        .forEach(found::add);
            }
        }
        return found;
    }

    private static List<Clause> clauses(Declaration declaration) {
        if (declaration instanceof Declaration.Profile profile) {
            return profile.clauses();
        }
        return declaration instanceof Declaration.Breakglass path ? path.clauses() : List.of();
    }

    /** Every approval that is asked for, be it to open or to extend, with all steps that follow it. */
    static List<ApproveSyntax> approvals(CheckedSet set) {
        List<ApproveSyntax> found = new ArrayList<>();
        of(set, Clause.Approve.class).forEach(clause -> steps(clause.approve(), found));
        of(set, Clause.Extend.class).forEach(clause -> clause.with().forEach(approve -> steps(approve, found)));
        return found;
    }

    private static void steps(ApproveSyntax first, List<ApproveSyntax> found) {
        found.add(first);
        first.then().ifPresent(next -> steps(next, found));
    }

    /** What is asked of requesters and of those who approve. */
    static List<MfaSyntax> mfas(CheckedSet set) {
        List<MfaSyntax> found = new ArrayList<>();
        of(set, Clause.Mfa.class).forEach(clause -> found.add(clause.mfa()));
        approvals(set).forEach(approve -> approve.mfa().ifPresent(found::add));
        return found;
    }
}
