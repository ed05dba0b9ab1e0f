package dev.breakglass.compiler;

import dev.breakglass.compiler.emit.Emitter;
import dev.breakglass.compiler.janino.ClassCache;
import dev.breakglass.compiler.janino.JavaCompiler;
import dev.breakglass.compiler.lower.Lowered;
import dev.breakglass.compiler.lower.Lowering;
import dev.breakglass.compiler.lower.Parts;
import dev.breakglass.dsl.model.Policy;
import dev.breakglass.runtime.bundle.SourceText;
import dev.breakglass.runtime.policy.ProgramLoader;
import java.util.List;
import java.util.Map;

/**
 * Compiles a policy again and again as it changes: remembers the parts of the last one, and the classes of the last few. What
 * it makes of a policy is what {@link PolicyCompiler} makes of it, byte for byte. Safe for any thread, one after the other.
 *
 * <p>What did not change is found fastest if the checked policy {@linkplain Policy#keeping keeps} the objects of the last one.
 */
public final class Recompiler {

    private final ClassCache classes = new ClassCache();
    private Parts parts = Parts.none();

    /** Compiles a policy, with what is remembered of the last one. */
    public synchronized CompiledUnit compile(Policy policy) {
        Lowered lowered = Lowering.lower(policy, parts);
        parts = lowered.parts();
        Map<String, String> sources = Emitter.emit(lowered);
        Map<String, byte[]> files =
                classes.of(lowered.shapes().all(), () -> JavaCompiler.compile(ProgramLoader.PACKAGE, sources));
        List<SourceText> texts = policy.sources().stream()
                .map(file -> new SourceText(file.name(), file.set(), file.text()))
                .toList();
        return new CompiledUnit(lowered.data(), texts, sources, files);
    }
}
