package dev.breakglass.compiler.lower;

import dev.breakglass.compiler.shape.Shapes;
import dev.breakglass.runtime.policy.PolicyData;

/** A policy in numbers: data, and the forms of conditions that the data refers to. */
public record Lowered(PolicyData data, Shapes shapes) {}
