package dev.breakglass.scenario.coverage;

import dev.breakglass.dsl.model.Policy;
import dev.breakglass.runtime.grant.Entry;
import dev.breakglass.runtime.grant.Grant;
import dev.breakglass.runtime.grant.GrantEvent;
import dev.breakglass.runtime.grant.Ledger;
import dev.breakglass.scenario.play.LoadedPolicy;
import dev.breakglass.scenario.suite.PolicyFaultException;
import dev.breakglass.scenario.suite.PolicyLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What scenarios reach of the policies that they play. A policy set is known by its digest, so that all that is played of
 * it counts together, wherever it was loaded from and in whatever thread. Thread-safe.
 */
public final class Coverage implements PolicyLoader {

    private final PolicyLoader loader;
    private final Path root;
    private final Map<String, PlayedSet> sets = new ConcurrentHashMap<>();

    /**
     * @param loader what loads the policies, with their sources
     * @param root the folder from which people look; what lies elsewhere is shown by its own name alone
     */
    public Coverage(PolicyLoader loader, Path root) {
        this.loader = loader;
        this.root = root;
    }

    /** Loads a policy that tells what it is asked. */
    @Override
    public LoadedPolicy load(Path path) throws IOException {
        LoadedPolicy loaded = loader.load(path);
        String folder = shown(path);
        PlayedSet played = sets.computeIfAbsent(loaded.policy().digest(), digest -> new PlayedSet(text(loaded)));
        played.liesIn(folder);
        return loaded.before(this::wrote, new RecordingPolicy(loaded.policy(), played));
    }

    /** Every policy set that was loaded, in order of folder. */
    public List<CoveredSet> sets() {
        return sets.values().stream()
                .map(PlayedSet::covered)
                .sorted(Comparator.comparing(CoveredSet::folder).thenComparing(CoveredSet::name))
                .toList();
    }

    /** Entries and grants tell themselves which policy decided last about them, which need not be the one in force. */
    private void wrote(Entry entry, Ledger before) {
        entry.subject().ifPresent(about -> {
            PlayedSet played = sets.get(about.policy());
            if (played != null) {
                about.path().ifPresent(path -> {
                    played.happened(path, before.grant(about.grant()), entry.event());
                    if (entry.event() instanceof GrantEvent.ExtensionApproved approved) {
                        before.grant(about.grant())
                                .flatMap(Grant::opening)
                                .ifPresent(open -> played.assented(path, open, approved.approval()));
                    }
                });
            }
        });
        for (Timekeeper.Measured measured : Timekeeper.told(entry, before)) {
            Grant grant = measured.grant();
            PlayedSet played = sets.get(grant.ruling().decision().policy());
            if (played != null) {
                grant.path().ifPresent(path -> played.measured(path, measured));
            }
        }
    }

    private static Policy text(LoadedPolicy loaded) {
        return loaded.text()
                .orElseThrow(
                        () -> new PolicyFaultException(
                                "what is reached of a policy is counted over its sources, and those in this bundle are not sound"));
    }

    private String shown(Path path) throws IOException {
        Path real = path.toRealPath();
        boolean isSource = Files.isRegularFile(real) && real.toString().endsWith(".bgp");
        Path folder = isSource ? Objects.requireNonNullElse(real.getParent(), real) : real;
        Path from = root.toRealPath();
        Path seen = folder.startsWith(from)
                ? from.relativize(folder)
                : Objects.requireNonNullElse(folder.getFileName(), folder);
        return seen.toString().isEmpty() ? "." : seen.toString().replace('\\', '/');
    }
}
