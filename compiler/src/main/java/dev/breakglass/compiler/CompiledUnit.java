package dev.breakglass.compiler;

import dev.breakglass.runtime.bundle.PolicyBundle;
import dev.breakglass.runtime.policy.CompiledPolicy;
import dev.breakglass.runtime.policy.PolicyData;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the compiler made of one policy set.
 *
 * @param policySources the policy's own text by file name
 * @param sources generated Java by simple class name
 * @param classes class files by full class name
 */
public record CompiledUnit(
        PolicyData data, Map<String, String> policySources, Map<String, String> sources, Map<String, byte[]> classes) {

    public CompiledUnit {
        policySources = Collections.unmodifiableMap(new TreeMap<>(policySources));
        sources = Collections.unmodifiableMap(new TreeMap<>(sources));
        classes = Collections.unmodifiableMap(new TreeMap<>(classes));
    }

    /** What a service loads: a bundle, to be signed. */
    public PolicyBundle bundle() {
        return new PolicyBundle(data, policySources, classes);
    }

    /** The policy in force, its classes loaded as a service loads them. */
    public CompiledPolicy toPolicy() {
        return bundle().toPolicy();
    }
}
