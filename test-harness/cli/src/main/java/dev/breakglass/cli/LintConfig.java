package dev.breakglass.cli;

import dev.breakglass.dsl.lint.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the configuration that holds for a policy set. */
final class LintConfig {
    private static final String NAME = "bgp.yaml";
    private static final String REPOSITORY = ".git";

    private LintConfig() {}

    /** What holds for the policies at this path: of the file that was named, or else of the nearest one. */
    static Settings settings(LintRequest request, Path policies, Console console) throws IOException {
        Optional<Path> file = request.noConfig()
                ? Optional.empty()
                : request.config().isPresent() ? request.config() : nearest(policies);
        Settings settings = read(file, console);
        return request.only().isEmpty() ? settings : settings.only(request.only());
    }

    /** What holds for the policies at this path when nothing is asked for: of the nearest file. */
    static Settings settings(Path policies, Console console) throws IOException {
        return read(nearest(policies), console);
    }

    private static Settings read(Optional<Path> file, Console console) throws IOException {
        return file.isEmpty()
                ? Settings.standard()
                : LintConfigReader.read(shown(file.get(), console), Files.readAllBytes(file.get()));
    }

    /** In the folder of the policies or one above it, up to the root of the repository or of everything. */
    static Optional<Path> nearest(Path policies) throws IOException {
        Path real = policies.toRealPath();
        Path folder = Files.isDirectory(real) ? real : real.getParent();
        while (folder != null) {
            Path file = folder.resolve(NAME);
            // A link that leads nowhere, or a folder, fails when it is read: no configuration is dropped in silence.
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                return Optional.of(file);
            }
            folder = Files.exists(folder.resolve(REPOSITORY)) ? null : folder.getParent();
        }
        return Optional.empty();
    }

    /** As the caller would write it. */
    private static String shown(Path file, Console console) throws IOException {
        Path here = console.folder().toAbsolutePath().toRealPath();
        Path real = file.toRealPath();
        return (real.startsWith(here) ? here.relativize(real) : real).toString();
    }
}
