package dev.breakglass.runtime.policy;

import dev.breakglass.runtime.program.Program;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Loads a policy again and again as it changes: remembers how the last one was laid out, and takes over what is made of the very
 * same rules. What it makes decides as a {@link CompiledPolicy} that was made from nothing. Safe for any thread, one after the
 * other.
 */
public final class PolicyLoader {

    private @Nullable Layout last;

    /** As {@link CompiledPolicy#CompiledPolicy(PolicyData, Supplier, Supplier)}, with what is remembered of the last one. */
    public synchronized CompiledPolicy load(
            PolicyData data, Supplier<Map<String, String>> sources, Supplier<Program> program) {
        Layout layout = last == null ? Layout.of(data) : last.next(data);
        CompiledPolicy policy = new CompiledPolicy(data, layout, sources, program);
        last = layout;
        return policy;
    }
}
