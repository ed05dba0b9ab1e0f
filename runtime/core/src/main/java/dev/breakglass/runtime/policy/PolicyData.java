package dev.breakglass.runtime.policy;

import java.util.List;

/** A compiled policy but for its code: words, rules, and the clauses that findings quote. They have to fit together. */
public record PolicyData(Vocabulary vocabulary, Rules rules, List<Clause> clauses) {

    public PolicyData {
        clauses = List.copyOf(clauses);
    }
}
