package dev.breakglass.compiler;

import dev.breakglass.compiler.emit.Emitter;
import dev.breakglass.compiler.janino.ClassCache;
import dev.breakglass.compiler.janino.JavaCompiler;
import dev.breakglass.compiler.lower.Lowered;
import dev.breakglass.compiler.lower.Lowering;
import dev.breakglass.dsl.model.Policy;
import dev.breakglass.runtime.bundle.SourceText;
import dev.breakglass.runtime.policy.ProgramLoader;
import java.util.List;
import java.util.Map;

/** Compiles a checked policy: lower, emit, compile. The same policy gives the same bytes. */
public final class PolicyCompiler {

    private PolicyCompiler() {}

    public static CompiledUnit compile(Policy policy) {
        return compile(policy, new ClassCache());
    }

    /** As {@link #compile(Policy)}; classes that the cache knows are not compiled again. */
    public static CompiledUnit compile(Policy policy, ClassCache cache) {
        Lowered lowered = Lowering.lower(policy);
        Map<String, String> sources = Emitter.emit(lowered);
        Map<String, byte[]> classes =
                cache.of(lowered.shapes().all(), () -> JavaCompiler.compile(ProgramLoader.PACKAGE, sources));
        List<SourceText> texts = policy.sources().stream()
                .map(file -> new SourceText(file.name(), file.set(), file.text()))
                .toList();
        return new CompiledUnit(lowered.data(), texts, sources, classes);
    }
}
