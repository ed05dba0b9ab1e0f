package dev.breakglass.dsl.read;

import dev.breakglass.dsl.Limits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The policy files of a folder and of all below it, in order of name.
 *
 * @param files one more than the limit at most
 * @param isSearched whether all of the folder was looked at; a folder with very many entries is not
 */
record Folder(Path path, List<Path> files, boolean isSearched) {
    private static final String SUFFIX = ".bgp";

    static Folder list(Path folder, Limits limits) throws IOException {
        // The folder itself comes first, and is none of its entries.
        long[] entries = {-1};
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> files = all.takeWhile(entry -> ++entries[0] <= limits.entriesPerFolderMax())
                    .filter(file -> isPolicy(folder, file))
                    .limit(limits.filesPerSetMax() + 1L)
                    .sorted((a, b) -> name(folder, a).compareTo(name(folder, b)))
                    .toList();
            return new Folder(folder, files, entries[0] <= limits.entriesPerFolderMax());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** The name of a file of this folder, with {@code /}. */
    String name(Path file) {
        return name(path, file);
    }

    private static boolean isPolicy(Path folder, Path file) {
        String name = name(folder, file);
        return name.endsWith(SUFFIX) && !name.startsWith(".") && !name.contains("/.") && Files.isRegularFile(file);
    }

    private static String name(Path folder, Path file) {
        return folder.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
    }
}
