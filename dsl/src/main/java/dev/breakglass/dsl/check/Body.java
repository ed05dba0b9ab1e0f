package dev.breakglass.dsl.check;

import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.syntax.Clause;
import java.util.List;
import java.util.Optional;

/** The clauses between two braces, by kind. */
final class Body {
    private final List<Clause> clauses;
    private final Faults faults;

    Body(List<Clause> clauses, Faults faults) {
        this.clauses = clauses;
        this.faults = faults;
    }

    /** The clause of a kind that may stand once; a second is reported. */
    <T extends Clause> Optional<T> one(Class<T> kind, String word) {
        List<T> all = many(kind);
        for (T second : all.subList(Math.min(1, all.size()), all.size())) {
            repeated(second, all.get(0), word);
        }
        return all.stream().findFirst();
    }

    void repeated(Clause second, Clause first, String word) {
        Diagnostic fault = Diagnostic.error(
                        Code.REPEATED_CLAUSE, second.place(), "`" + word + "` may stand here once, and stands twice")
                .labelled("the second time")
                .seeing(first.place(), "the first time");
        faults.add(word.equals("when") ? fault.helping("join the two with `and`, or with `or`") : fault);
    }

    <T extends Clause> List<T> many(Class<T> kind) {
        return clauses.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
