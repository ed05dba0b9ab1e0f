package dev.breakglass.cli;

import dev.breakglass.compiler.BundleFiles;
import dev.breakglass.compiler.PolicyCompiler;
import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.model.Policy;
import dev.breakglass.dsl.source.SourceFile;
import dev.breakglass.runtime.bundle.BundleException;
import dev.breakglass.runtime.bundle.PolicyBundle;
import dev.breakglass.runtime.policy.CompiledPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.commons.cli.CommandLine;

/** A policy that decides: a policy set that was compiled just now, or with {@code --key} a bundle that somebody signed. */
final class Decider {

    private final CompiledPolicy policy;
    private final List<SourceFile> sources;
    private final Supplier<PolicySet> set;

    private Decider(CompiledPolicy policy, List<SourceFile> sources, Supplier<PolicySet> set) {
        this.policy = policy;
        this.sources = sources;
        this.set = set;
    }

    /** Nothing after what is wrong has been printed. */
    static Optional<Decider> read(String name, CommandLine line, Console console) throws IOException {
        Path path = console.path(name);
        if (line.hasOption("key")) {
            return ofBundle(name, path, line, console);
        }
        if (BundleFiles.isBundle(path)) {
            throw new UsageException(name + " is a bundle, and --key PUBLIC says whose signature to believe");
        } else if (isBundleByNameAlone(path)) {
            throw new UsageException(name + " is called a bundle and is none");
        }
        PolicySet set = PolicySet.read(path);
        if (set.checked().value().isEmpty()) {
            set.print(console);
            return Optional.empty();
        }
        Policy written = set.checked().value().get().policy();
        return Optional.of(new Decider(PolicyCompiler.compile(written).toPolicy(), set.sources(), () -> set));
    }

    private static Optional<Decider> ofBundle(String name, Path path, CommandLine line, Console console)
            throws IOException {
        if (Files.isDirectory(path)) {
            throw new UsageException("--key is for a bundle, and " + name + " is a folder");
        } else if (Files.isRegularFile(path) && !BundleFiles.isBundle(path)) {
            throw new UsageException("--key is for a bundle, and " + name + " is none");
        }
        try {
            PolicyBundle bundle = PolicyBundle.open(path, Keys.trusted(line, console), 0);
            return Optional.of(new Decider(bundle.toPolicy(), sources(bundle), () -> PolicySet.of(bundle)));
        } catch (BundleException e) {
            console.out().println(name + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    static List<SourceFile> sources(PolicyBundle bundle) {
        return bundle.sources().stream()
                .map(source -> new SourceFile(source.name(), source.text(), source.set()))
                .toList();
    }

    /** Whoever names a bundle does not expect a policy that nobody signed. */
    static boolean isBundleByNameAlone(Path path) throws IOException {
        return BundleFiles.isCalledBundle(path) && Files.exists(path) && !BundleFiles.isBundle(path);
    }

    CompiledPolicy policy() {
        return policy;
    }

    List<SourceFile> sources() {
        return sources;
    }

    /** What the sources say; nothing, after the diagnostics have been printed, if those of a bundle have errors. */
    Optional<Policy> written(Console console) {
        PolicySet read = set.get();
        if (read.checked().value().isEmpty()) {
            read.print(console);
        }
        return read.checked().value().map(CheckedSet::policy);
    }
}
