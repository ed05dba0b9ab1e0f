package dev.breakglass.scenario.suite;

import dev.breakglass.scenario.play.LoadedPolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Loads each policy set once, and remembers a failure as well. For one thread. */
final class PolicyShelf {

    private final PolicyLoader loader;
    private final Map<Path, LoadedPolicy> policies = new HashMap<>();
    private final Map<Path, PolicyFaultException> faults = new HashMap<>();

    PolicyShelf(PolicyLoader loader) {
        this.loader = loader;
    }

    LoadedPolicy get(Path path) throws IOException {
        Path real = path.toRealPath();
        PolicyFaultException fault = faults.get(real);
        if (fault != null) {
            throw fault;
        }
        LoadedPolicy known = policies.get(real);
        if (known != null) {
            return known;
        }
        try {
            LoadedPolicy loaded = loader.load(path);
            policies.put(real, loaded);
            return loaded;
        } catch (PolicyFaultException e) {
            faults.put(real, e);
            throw e;
        }
    }
}
