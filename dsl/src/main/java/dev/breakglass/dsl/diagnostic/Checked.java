package dev.breakglass.dsl.diagnostic;

import java.util.List;
import java.util.Optional;

/**
 * The result of a pass over what an author wrote: a value if it can be had, and everything that is wrong.
 *
 * @param value absent if an error makes it meaningless
 */
public record Checked<T>(Optional<T> value, List<Diagnostic> diagnostics) {

    public Checked {
        diagnostics = List.copyOf(diagnostics);
    }
}
