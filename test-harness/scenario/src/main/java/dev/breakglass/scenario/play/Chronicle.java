package dev.breakglass.scenario.play;

import dev.breakglass.runtime.grant.Entry;
import dev.breakglass.runtime.grant.Ledger;
import java.util.List;

/** Tells the entries of one play, each with what those before it had made of the grants. For one thread. */
final class Chronicle {

    private final Ledger before = new Ledger();

    void tell(List<Entry> written, Witness witness) {
        for (Entry entry : written) {
            witness.wrote(entry, before);
            before.replay(entry);
        }
    }
}
