package dev.breakglass.runtime.policy;

import org.jspecify.annotations.Nullable;

/** What closes zones. Immutable and thread-safe. */
final class Forbid {

    final Rules.ForbidRule rule;
    final int clause;
    final int shape;
    final int cell;

    /** Nothing if it is for everybody. */
    private final @Nullable Bits roles;

    /** Nothing if it is for all. */
    private final @Nullable Bits actions;

    Forbid(Rules.ForbidRule rule, Shared shared) {
        this.rule = rule;
        this.clause = rule.when().clause();
        this.shape = rule.when().shape();
        this.cell = shared.cell(rule.when());
        this.roles = rule.roles().isEmpty() ? null : Bits.of(rule.roles());
        this.actions = rule.actions().isEmpty() ? null : Bits.of(rule.actions());
    }

    boolean covers(PreparedRequest request) {
        return (roles == null || request.holdsAny(roles)) && (actions == null || actions.has(request.action()));
    }
}
