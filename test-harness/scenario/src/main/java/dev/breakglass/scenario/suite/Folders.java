package dev.breakglass.scenario.suite;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes folders for logs, and clears away what was needed for a moment. */
public final class Folders {

    private static final int NAME_CHARS_MAX = 100;

    private Folders() {}

    /**
     * A folder that is not there yet, named after a scenario's file.
     *
     * @param taken those that were answered before; this one is added
     */
    static Path fresh(Path parent, String file, Set<Path> taken) throws IOException {
        Files.createDirectories(parent);
        String name = file.replaceFirst("\\.ya?ml$", "")
                .replaceAll("[^A-Za-z0-9]+", "-")
                .replaceAll("^-|-$", "")
                .toLowerCase(Locale.ROOT);
        String slug = name.isEmpty() ? "scenario" : name.substring(Math.max(0, name.length() - NAME_CHARS_MAX));
        Path folder = parent.resolve(slug);
        for (int n = 2; Files.exists(folder) || !taken.add(folder); n++) {
            folder = parent.resolve(slug + "-" + n);
        }
        return folder;
    }

    /** Deletes a folder with everything in it; links are deleted and not followed. */
    public static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException fault) throws IOException {
                if (fault != null) {
                    throw fault;
                }
                Files.delete(dir);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
