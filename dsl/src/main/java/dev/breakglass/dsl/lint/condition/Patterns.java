package dev.breakglass.dsl.lint.condition;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.syntax.Clause;
import dev.breakglass.dsl.syntax.Condition;
import dev.breakglass.dsl.syntax.Declaration;
import dev.breakglass.dsl.syntax.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds every pattern of a set, each where it is written. */
final class Patterns {

    private Patterns() {}

    /** @param asks the condition that it stands in; none for that of a ticket */
    record Use(Written<String> pattern, Optional<Condition.Matches> asks) {}

    static List<Use> all(CheckedSet set) {
        List<Use> uses = new ArrayList<>();
        for (Site site : Site.all(set)) {
            Walk.each(site.written(), term -> {
                if (term instanceof Condition.Matches matches) {
                    uses.add(new Use(matches.pattern(), Optional.of(matches)));
                }
            });
        }
        set.files()
                .forEach(file -> file.declarations().forEach(declaration -> {
                    for (Clause clause : clauses(declaration)) {
                        if (clause instanceof Clause.Justify justify) {
                            justify.parts().forEach(part -> ticket(part, uses));
                        }
                    }
                }));
        return uses;
    }

    private static void ticket(Clause.JustifyPart part, List<Use> uses) {
        if (part instanceof Clause.JustifyPart.Ticket ticket) {
            uses.add(new Use(ticket.pattern(), Optional.empty()));
        }
    }

    private static List<Clause> clauses(Declaration declaration) {
        if (declaration instanceof Declaration.Breakglass path) {
            return path.clauses();
        }
        return declaration instanceof Declaration.Profile profile ? profile.clauses() : List.of();
    }
}
