package dev.breakglass.compiler;

import dev.breakglass.compiler.emit.Emitter;
import dev.breakglass.compiler.janino.JavaCompiler;
import dev.breakglass.compiler.lower.Lowered;
import dev.breakglass.compiler.lower.Lowering;
import dev.breakglass.dsl.model.Policy;
import dev.breakglass.dsl.source.SourceFile;
import dev.breakglass.runtime.policy.ProgramLoader;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Compiles a checked policy: lower, emit, compile. The same policy gives the same bytes. */
public final class PolicyCompiler {

    private PolicyCompiler() {}

    public static CompiledUnit compile(Policy policy) {
        Lowered lowered = Lowering.lower(policy);
        SortedMap<String, String> texts = new TreeMap<>();
        for (SourceFile file : policy.sources()) {
            if (texts.put(file.name(), file.text()) != null) {
                throw new IllegalStateException("two files of one name: " + file.name());
            }
        }
        Map<String, Integer> files = new HashMap<>();
        texts.keySet().forEach(name -> files.put(name, files.size()));
        Map<String, String> sources = Emitter.emit(lowered.shapes(), files);
        return new CompiledUnit(lowered.data(), texts, sources, JavaCompiler.compile(ProgramLoader.PACKAGE, sources));
    }
}
