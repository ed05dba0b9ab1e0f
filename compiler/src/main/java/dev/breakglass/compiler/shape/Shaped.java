package dev.breakglass.compiler.shape;

import java.util.List;

/**
 * A condition as form and constants.
 *
 * @param operands as {@link dev.breakglass.runtime.policy.Rules.Condition} takes them
 */
public record Shaped(Shape shape, List<Object> operands) {

    public Shaped {
        operands = List.copyOf(operands);
    }
}
