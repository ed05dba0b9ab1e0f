package dev.breakglass.runtime.program;

/**
 * The rules of one policy set: what the compiler writes and the runtime calls.
 *
 * <p>Implementations hold no state; any number of threads may call them. The numbers of zones, paths, clauses, roles,
 * actions, kinds and inputs are those of the policy's vocabulary.
 */
public interface Program {

    /** Tells the verdict all that the four rules of the language page say about the facts. */
    void decide(Facts facts, Verdict verdict);

    /**
     * Tells the verdict whether one path still applies: resource in its zone, no forbid, roles, action, {@code admit}
     * and {@code when}; no controls.
     */
    void recheck(int path, Facts facts, Verdict verdict);
}
