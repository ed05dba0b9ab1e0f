package dev.breakglass.cli;

import dev.breakglass.compiler.NotWrittenException;
import dev.breakglass.compiler.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The files that broken stories of one campaign go to, below one folder. For one thread. */
final class BrokenFiles {

    private final Console console;
    private final Path folder;
    private final Set<String> taken = new HashSet<>();

    /** @param folder as somebody wrote it */
    BrokenFiles(Console console, String folder) {
        this.console = console;
        this.folder = Path.of(folder);
    }

    /**
     * Where one set's files go, seen from where the campaign was called.
     *
     * @param story that is broken
     * @param locked the folder of what it loads beside its own policy
     */
    record Names(Path story, Path locked) {

        Path lockdown() {
            return locked.resolve("lockdown.bgp");
        }

        /** As the story names it. */
        String lockedFromStory() {
            return locked.getFileName().toString();
        }
    }

    /** Names that no other set of the campaign has been given. */
    Names of(Path set) {
        String slug = set.toString().replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-|-$", "");
        String first = "broken-" + (slug.isEmpty() ? "policy" : slug);
        String name = first;
        for (int i = 2; !taken.add(name); i++) {
            name = first + "-" + i;
        }
        return new Names(folder.resolve(name + ".yaml"), folder.resolve(name + "-locked"));
    }

    /**
     * Writes one as a whole. A link that stands there is replaced, and what it leads to stays as it is.
     *
     * @return why nothing was written, if so: what was found is told in any case
     */
    Optional<String> write(Path name, String text) {
        Path file = file(name);
        try {
            Files.createDirectories(file.getParent());
            if (Files.isSymbolicLink(file)) {
                Files.delete(file);
            }
            WholeFile.write(file, text.getBytes(StandardCharsets.UTF_8));
            return Optional.empty();
        } catch (NotWrittenException e) {
            return Optional.of(name + " " + e.getMessage());
        } catch (IOException e) {
            return Optional.of(name + " cannot be written: its folder cannot be made or changed");
        }
    }

    /** How the file of this name speaks of a policy set. */
    String relative(Path name, Path set) {
        return file(name)
                .resolveSibling("")
                .relativize(set.toAbsolutePath().normalize())
                .toString()
                .replace('\\', '/');
    }

    private Path file(Path name) {
        return console.path(name.toString()).toAbsolutePath().normalize();
    }
}
