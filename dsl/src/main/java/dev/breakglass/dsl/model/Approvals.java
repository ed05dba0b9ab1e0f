package dev.breakglass.dsl.model;

import dev.breakglass.dsl.source.Place;
import java.util.List;
import java.util.Optional;

/** A path's approvals: clauses that must all be met, one person counting for one only; or a reason for none. */
public record Approvals(List<Approve> clauses, Optional<String> noneBecause, Place place) {

    public Approvals {
        clauses = List.copyOf(clauses);
        if (clauses.isEmpty() == noneBecause.isEmpty()) {
            throw new IllegalArgumentException("approvals need clauses or a reason for none, and not both");
        }
    }

    /** Every step of every clause, in their order. */
    public List<Approve> steps() {
        return clauses.stream().flatMap(clause -> clause.steps().stream()).toList();
    }

    /** How many different people all clauses and their steps ask for. */
    public long people() {
        return steps().stream().mapToLong(Approve::people).sum();
    }
}
