package dev.breakglass.runtime.decision;

import java.time.Duration;

/** What a permit obliges the runtime to do. */
public sealed interface Obligation {

    /** At the opening. */
    record Notify(String target) implements Obligation {}

    /** At the end, however it ends. */
    record After(String step, String argument) implements Obligation {}

    /** The session ends after so long without a use. */
    record Idle(Duration after) implements Obligation {}

    /** The key dies if it is not redeemed within this time. */
    record Redeem(Duration within) implements Obligation {}

    /** @param within counted from the end of the grant */
    record Review(Duration within, String byRole) implements Obligation {}
}
