package dev.breakglass.scenario.suite;

import dev.breakglass.scenario.play.LoadedPolicy;
import java.io.IOException;
import java.nio.file.Path;

/** Reads and compiles a policy set. */
@FunctionalInterface
public interface PolicyLoader {

    /**
     * The policy in a folder or a file.
     *
     * @throws PolicyFaultException if it does not compile, with every fault as text for people
     * @throws IOException if it cannot be read
     */
    LoadedPolicy load(Path path) throws IOException;
}
