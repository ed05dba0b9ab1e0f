package dev.breakglass.scenario.play;

import dev.breakglass.runtime.grant.Entry;

/** Hears what the runtime writes into its log while a policy is in force. Called from any thread that plays. */
@FunctionalInterface
public interface Witness {

    /** Hears nothing. */
    Witness NONE = entry -> {};

    void wrote(Entry entry);
}
