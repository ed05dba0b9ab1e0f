package dev.breakglass.dsl.read;

import dev.breakglass.dsl.Limits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The policy files of a folder and of all below it, in order of name.
 *
 * @param files one more than the limit at most
 * @param odd what would be left out in silence: a link to a folder, and what is named like a policy and is no file
 * @param isSearched whether all of the folder was looked at; a folder with very many entries is not
 */
record Folder(Path path, List<Path> files, List<Path> odd, boolean isSearched) {
    private static final String SUFFIX = ".bgp";

    static Folder list(Path folder, Limits limits) throws IOException {
        // The folder itself comes first, and is none of its entries.
        long[] entries = {-1};
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> odd = new ArrayList<>();
            List<Path> files = all.takeWhile(entry -> ++entries[0] <= limits.entriesPerFolderMax())
                    .filter(entry -> !isHidden(name(folder, entry)))
                    .peek(entry -> odd.addAll(isOdd(entry) ? List.of(entry) : List.of()))
                    .filter(Folder::isPolicy)
                    .limit(limits.filesPerSetMax() + 1L)
                    .sorted((a, b) -> name(folder, a).compareTo(name(folder, b)))
                    .toList();
            return new Folder(folder, files, odd, entries[0] <= limits.entriesPerFolderMax());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** The name of a file of this folder, with {@code /}. */
    String name(Path file) {
        return name(path, file);
    }

    private static boolean isHidden(String name) {
        return name.startsWith(".") || name.contains("/.");
    }

    private static boolean isPolicy(Path entry) {
        return entry.toString().endsWith(SUFFIX) && Files.isRegularFile(entry);
    }

    private static boolean isOdd(Path entry) {
        return Files.isDirectory(entry)
                ? Files.isSymbolicLink(entry)
                : entry.toString().toLowerCase(Locale.ROOT).endsWith(SUFFIX) && !isPolicy(entry);
    }

    private static String name(Path folder, Path file) {
        return folder.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
    }
}
