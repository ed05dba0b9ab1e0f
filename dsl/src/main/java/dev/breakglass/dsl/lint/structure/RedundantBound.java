package dev.breakglass.dsl.lint.structure;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.dsl.diagnostic.Severity;
import dev.breakglass.dsl.lint.Rule;
import dev.breakglass.dsl.lint.Settings;
import dev.breakglass.dsl.model.Bound;
import dev.breakglass.dsl.model.Zone;
import java.util.Optional;
import java.util.function.Consumer;

/** A bound that changes nothing, for the zone or one above sets it as strictly or more so. */
final class RedundantBound implements Rule {

    @Override
    public Code code() {
        return Code.REDUNDANT_BOUND;
    }

    @Override
    public Severity severity() {
        return Severity.NOTE;
    }

    @Override
    public void look(CheckedSet set, Settings settings, Consumer<Diagnostic> found) {
        for (Zone zone : set.policy().zones()) {
            for (Bound bound : zone.bounds()) {
                stricter(bound, zone).ifPresent(found);
            }
        }
    }

    private Optional<Diagnostic> stricter(Bound bound, Zone zone) {
        for (Zone above : zone.lineage()) {
            boolean isOwn = above.name().equals(zone.name());
            for (Bound other : above.bounds()) {
                if (Strength.implies(other, bound) && (!isOwn || isFirst(other, bound))) {
                    return Optional.of(finding(
                                    bound.place(),
                                    Quote.of(above.name()) + " sets this bound already"
                                            + (isOwn ? "" : ", for itself and all zones below"))
                            .labelled("this changes nothing")
                            .seeing(other.place(), "as strict as this, or stricter")
                            .helping("remove it, or make it stricter"));
                }
            }
        }
        return Optional.empty();
    }

    /** Of two bounds of one zone that say the same, the second changes nothing; no bound makes itself redundant. */
    private static boolean isFirst(Bound other, Bound bound) {
        return !Strength.implies(bound, other)
                || other.place().span().start() < bound.place().span().start();
    }
}
