package dev.breakglass.dsl.lint.structure;

import dev.breakglass.dsl.model.Bound;
import dev.breakglass.dsl.model.FactorKind;
import dev.breakglass.dsl.model.Mfa;
import java.util.EnumSet;
import java.util.Set;

/** Compares what two controls ask for. */
final class Strength {

    private Strength() {}

    /** Whether whoever meets {@code mfa}, in whatever way, meets the floor too. */
    static boolean satisfies(Mfa mfa, Mfa floor) {
        Set<FactorKind> weaker = EnumSet.copyOf(mfa.kinds());
        weaker.removeAll(floor.kinds());
        boolean recent = floor.within().isEmpty()
                || mfa.within()
                        .map(within -> within.compareTo(floor.within().get()) <= 0)
                        .orElse(false);
        return mfa.count() - weaker.size() >= floor.count() && recent;
    }

    /** Whether what keeps the first bound always keeps the second. */
    static boolean implies(Bound first, Bound second) {
        if (first instanceof Bound.AtMostTtl a && second instanceof Bound.AtMostTtl b) {
            return a.ttl().compareTo(b.ttl()) <= 0;
        } else if (first instanceof Bound.AtMostAllow a && second instanceof Bound.AtMostAllow b) {
            return Set.copyOf(b.actions()).containsAll(a.actions());
        } else if (first instanceof Bound.AtLeastMfa a && second instanceof Bound.AtLeastMfa b) {
            return satisfies(a.mfa(), b.mfa());
        } else if (first instanceof Bound.AtLeastApprove a && second instanceof Bound.AtLeastApprove b) {
            return a.people() >= b.people();
        } else if (first instanceof Bound.AtLeastReview a && second instanceof Bound.AtLeastReview b) {
            return a.within().compareTo(b.within()) <= 0;
        }
        return false;
    }
}
