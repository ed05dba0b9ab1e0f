package dev.breakglass.scenario.play;

import dev.breakglass.runtime.grant.Entry;
import dev.breakglass.runtime.grant.Ledger;

/** Hears what the runtime writes into its log while a policy is in force. Called from any thread that plays. */
@FunctionalInterface
public interface Witness {

    /** Hears nothing. */
    Witness NONE = (entry, before) -> {};

    /** @param before every grant of the same play as it was just before the entry; only to be read, and not to be kept */
    void wrote(Entry entry, Ledger before);
}
