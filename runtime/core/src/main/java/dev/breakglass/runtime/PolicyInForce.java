package dev.breakglass.runtime;

import dev.breakglass.runtime.policy.Policy;
import java.util.concurrent.CompletableFuture;

/**
 * The policy in force. Acts go by the one whose entry was handed to the log last, since nobody is answered before that is durable;
 * whoever decides without a trace sees it when it is. A policy whose entry the log refused was never in force.
 */
final class PolicyInForce {

    private volatile Policy shown;
    /** Under the journal's lock, as what follows. */
    private Policy now;

    private CompletableFuture<Long> since = CompletableFuture.completedFuture(-1L);

    PolicyInForce(Policy first) {
        shown = first;
        now = first;
    }

    /** The last one that is durable. For any thread. */
    Policy shown() {
        return shown;
    }

    /** The one that acts go by. */
    Policy now() {
        return now;
    }

    /**
     * Puts another in force.
     *
     * @param entry the one that says so
     * @return what is done when that entry is durable and the policy shown
     */
    CompletableFuture<Long> load(Policy next, CompletableFuture<Long> entry) {
        now = next;
        since = entry.thenApply(index -> {
            shown = next;
            return index;
        });
        return since;
    }

    /** Goes back to what was in force if the log did not take the entry; all are answered by now. */
    void renew() {
        if (since.isCompletedExceptionally()) {
            now = shown;
        }
    }
}
