package dev.breakglass.scenario.coverage;

import dev.breakglass.compiler.reference.Measure;
import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.dsl.model.Mfa;
import java.util.ArrayList;
import java.util.List;

/** The edges of one demand for factors: how old they may be, and how many kinds there are to be. */
final class MfaEdges {

    private MfaEdges() {}

    static List<Item> items(BreakglassPath path, Mfa mfa, Measure age, Measure kinds) {
        List<Item> items = new ArrayList<>();
        mfa.within()
                .ifPresent(
                        within -> Side.ALL.forEach(side -> items.add(Item.edge(path, mfa.place(), age, within, side))));
        if (mfa.count() > 1) {
            // Nobody can present more kinds than the clause names.
            List<Side> sides = mfa.count() == mfa.kinds().size() ? Side.UP_TO_THE_EDGE : Side.ALL;
            sides.forEach(side -> items.add(Item.edge(path, mfa.place(), kinds, (long) mfa.count(), side)));
        }
        return items;
    }
}
