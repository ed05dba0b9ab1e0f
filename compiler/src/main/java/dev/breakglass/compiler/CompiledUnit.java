package dev.breakglass.compiler;

import dev.breakglass.runtime.bundle.PolicyBundle;
import dev.breakglass.runtime.bundle.SourceText;
import dev.breakglass.runtime.policy.CompiledPolicy;
import dev.breakglass.runtime.policy.PolicyData;
import dev.breakglass.runtime.policy.PolicyLoader;
import dev.breakglass.runtime.policy.ProgramLoader;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the compiler made of one policy set.
 *
 * @param policySources the policy's own files
 * @param sources generated Java by simple class name
 * @param classes class files by full class name
 */
public record CompiledUnit(
        PolicyData data, List<SourceText> policySources, Map<String, String> sources, Map<String, byte[]> classes) {

    public CompiledUnit {
        policySources = List.copyOf(policySources);
        sources = Collections.unmodifiableMap(new TreeMap<>(sources));
        classes = Collections.unmodifiableMap(new TreeMap<>(classes));
    }

    /** What a service loads: a bundle, to be signed. */
    public PolicyBundle bundle() {
        return PolicyBundle.of(CompilerVersion.text(), data, policySources, classes);
    }

    /** The policy in force, its classes loaded as a service loads them. */
    public CompiledPolicy toPolicy() {
        return new CompiledPolicy(data, this::texts, () -> ProgramLoader.load(classes));
    }

    /** The same, by somebody who remembers the last policy that was loaded. */
    public CompiledPolicy toPolicy(PolicyLoader loader) {
        return loader.load(data, this::texts, () -> ProgramLoader.load(classes));
    }

    /** Whether the policy in force would be the same. */
    boolean isAlike(CompiledUnit other) {
        return data.equals(other.data)
                && policySources.equals(other.policySources)
                && classes.keySet().equals(other.classes.keySet())
                && classes.keySet().stream()
                        .allMatch(name -> Arrays.equals(classes.get(name), other.classes.get(name)));
    }

    private Map<String, String> texts() {
        Map<String, String> texts = new TreeMap<>();
        policySources.forEach(source -> texts.put(source.name(), source.text()));
        return texts;
    }
}
