package dev.breakglass.scenario.play;

import dev.breakglass.runtime.grant.Entry;
import dev.breakglass.runtime.grant.Ledger;
import dev.breakglass.runtime.grant.MisfitException;
import java.util.ArrayList;
import java.util.List;

/** Tells the entries of one play, each with what those before it had made of the grants. For one thread. */
final class Chronicle {

    private final Ledger before = new Ledger();
    /** What nobody has heard and the ledger does not hold yet: most plays are heard by nobody. */
    private final List<List<Entry>> unheard = new ArrayList<>();

    private boolean isBroken;

    void tell(List<Entry> written, Witness witness) {
        if (witness == Witness.NONE) {
            unheard.add(written);
        } else if (!isBroken) {
            try {
                unheard.forEach(entries -> entries.forEach(before::replay));
                unheard.clear();
                for (Entry entry : written) {
                    witness.wrote(entry, before);
                    before.replay(entry);
                }
            } catch (MisfitException e) {
                // A log that contradicts itself is for those to find who check the play; nothing follows from it.
                isBroken = true;
            }
        }
    }
}
