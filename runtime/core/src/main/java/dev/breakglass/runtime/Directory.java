package dev.breakglass.runtime;

import java.util.Optional;
import java.util.Set;

/** Knows who is in which group now. Called outside every lock, by any thread. */
@FunctionalInterface
public interface Directory {

    /**
     * The person's groups at this moment; nothing for somebody whom the directory does not know, who then has none.
     *
     * @throws RuntimeException if it cannot be asked; the act that needs to know is refused
     */
    Optional<Set<String>> groups(String person);
}
