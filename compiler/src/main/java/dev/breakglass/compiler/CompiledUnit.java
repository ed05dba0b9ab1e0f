package dev.breakglass.compiler;

import dev.breakglass.runtime.policy.CompiledPolicy;
import dev.breakglass.runtime.policy.ProgramLoader;
import dev.breakglass.runtime.policy.Vocabulary;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the compiler made of one policy set.
 *
 * @param sources generated Java by simple class name
 * @param classes class files by full class name
 */
public record CompiledUnit(Vocabulary vocabulary, Map<String, String> sources, Map<String, byte[]> classes) {

    public CompiledUnit {
        sources = Collections.unmodifiableMap(new TreeMap<>(sources));
        classes = Collections.unmodifiableMap(new TreeMap<>(classes));
    }

    /** The policy in force, its classes loaded as a service loads them. */
    public CompiledPolicy toPolicy() {
        return new CompiledPolicy(vocabulary, ProgramLoader.load(classes));
    }
}
