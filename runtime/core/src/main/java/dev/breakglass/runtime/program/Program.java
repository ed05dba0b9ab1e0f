package dev.breakglass.runtime.program;

/**
 * The conditions of one policy set: what the compiler writes and the runtime calls.
 *
 * <p>A condition is a shape, which is code, and constants, which are data: conditions that differ in their constants alone
 * share one shape. Implementations hold no state; any number of threads may call them.
 */
public interface Program {

    /**
     * The truth of a condition.
     *
     * @param shape which form of condition, from 0
     * @param cell the first of the constants that this condition compares with
     * @return a {@link Truth}
     */
    int truth(int shape, Facts facts, Constants constants, int cell);
}
