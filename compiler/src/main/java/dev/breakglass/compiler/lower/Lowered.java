package dev.breakglass.compiler.lower;

import dev.breakglass.compiler.shape.Shapes;
import dev.breakglass.runtime.policy.PolicyData;
import java.util.Map;

/**
 * A policy in numbers: data, and the forms of conditions that the data refers to.
 *
 * @param files numbers of the policy's files by name, in order of name
 * @param parts for the next time
 */
public record Lowered(PolicyData data, Shapes shapes, Map<String, Integer> files, Parts parts) {

    public Lowered {
        files = Map.copyOf(files);
    }
}
