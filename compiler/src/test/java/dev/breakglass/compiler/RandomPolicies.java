package dev.breakglass.compiler;

import dev.breakglass.dsl.model.Policy;

/** Checked random policies, for tests in other packages. */
public final class RandomPolicies {

    private RandomPolicies() {}

    public static Policy checked(long seed) {
        return DifferentialTest.checked(RandomPolicy.text(seed));
    }
}
