package dev.breakglass.scenario.suite;

import dev.breakglass.scenario.play.LoadedPolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Loads each policy set once, and remembers a failure as well. Safe for any thread. */
final class PolicyShelf {

    /** What came of loading; whoever asks meanwhile waits for it. */
    private static final class Slot {
        private final PolicyLoader loader;
        private final Path path;
        private Outcome outcome = Outcome.UNKNOWN;

        Slot(PolicyLoader loader, Path path) {
            this.loader = loader;
            this.path = path;
        }

        synchronized LoadedPolicy get() throws IOException {
            if (outcome == Outcome.UNKNOWN) {
                outcome = load();
            }
            return outcome.policy();
        }

        private Outcome load() throws IOException {
            try {
                LoadedPolicy loaded = loader.load(path);
                return () -> loaded;
            } catch (PolicyFaultException e) {
                return () -> {
                    throw e;
                };
            }
        }
    }

    private interface Outcome {
        Outcome UNKNOWN = () -> {
            throw new IllegalStateException("not loaded yet");
        };

        LoadedPolicy policy();
    }

    private final PolicyLoader loader;
    private final ConcurrentMap<Path, Slot> slots = new ConcurrentHashMap<>();

    PolicyShelf(PolicyLoader loader) {
        this.loader = loader;
    }

    LoadedPolicy get(Path path) throws IOException {
        return slots.computeIfAbsent(path.toRealPath(), real -> new Slot(loader, path))
                .get();
    }
}
