package dev.breakglass.dsl.lint.condition;

import java.util.Optional;

/**
 * What a term says of one subject: that its value is among some of those that it can have.
 *
 * @param subject what the term speaks of; terms of one subject can be put together
 * @param values for which the term is true; none of those that the subject cannot have
 * @param possible all that the subject can have where the term stands
 * @param limits why the subject can have no others
 */
record Claim(String subject, Values values, Values possible, Optional<Reason> limits) {

    Claim {
        values = values.and(possible);
    }

    boolean isNever() {
        return values.isEmpty();
    }

    boolean isAlways() {
        return values.covers(possible);
    }

    Claim not() {
        return new Claim(subject, values.not(), possible, limits);
    }

    /** @param other of the same subject, at the same place */
    Claim or(Claim other) {
        return new Claim(subject, values.or(other.values), possible, limits);
    }
}
