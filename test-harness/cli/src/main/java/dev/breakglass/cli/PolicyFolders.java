package dev.breakglass.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where policy sets lie. */
final class PolicyFolders {

    private static final int DEPTH_MAX = 32;
    private static final int SETS_MAX = 1_000;

    private PolicyFolders() {}

    /**
     * Every folder with policies in it, at or below one; as people know them, in order.
     *
     * @throws UsageException if there are too many
     */
    static List<Path> below(String folder, Console console) throws IOException {
        Path root = console.path(folder);
        try (Stream<Path> walk = Files.walk(root, DEPTH_MAX)) {
            List<Path> sets = walk.filter(
                            file -> String.valueOf(file.getFileName()).endsWith(".bgp"))
                    .map(file -> Path.of(folder)
                            .resolve(root.relativize(file.resolveSibling(".")))
                            .normalize())
                    .distinct()
                    .sorted()
                    .limit(SETS_MAX + 1L)
                    .toList();
            if (sets.size() > SETS_MAX) {
                throw new UsageException("there are more than " + SETS_MAX + " policy sets; name some of them");
            }
            return sets;
        }
    }
}
