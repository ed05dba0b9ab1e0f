package dev.breakglass.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The files that results go to, looked at before anything is played: none is a folder, the same as another, or what is played. */
final class OutputFiles {

    private static final List<String> SOURCES = List.of(".bgp", ".yaml", ".yml", ".csv");

    /** What reports begin with: a page or XML, JSON, LCOV. */
    private static final List<String> BEGINNINGS = List.of("<", "{", "TN:");

    private static final int BEGINNING_MAX = 3;

    private final Console console;
    private final Map<Path, String> options = new HashMap<>();

    OutputFiles(Console console) {
        this.console = console;
    }

    /**
     * Where one option's results go.
     *
     * @throws UsageException if they would destroy something, or another option's results
     */
    Path of(String option, String word) throws IOException {
        Path file = console.path(word).toAbsolutePath();
        if (Files.isDirectory(file)) {
            throw new UsageException("--" + option + " names a folder, and a file is to be written: " + word);
        }
        Path real = real(file);
        if (isSource(file) || isSource(real)) {
            throw new UsageException("--" + option + " names a file that is there and may be what is played: " + word);
        } else if (isSomethingElse(real)) {
            throw new UsageException("--" + option + " names a file that is there and is no report: " + word);
        }
        String other = options.putIfAbsent(real, option);
        if (other != null) {
            throw new UsageException("--" + option + " and --" + other + " name the same file: " + word);
        }
        return file;
    }

    /** With its links followed, as far as it is there. */
    private static Path real(Path file) throws IOException {
        if (Files.exists(file)) {
            return file.toRealPath();
        }
        Path folder = Optional.ofNullable(file.getParent()).orElse(file);
        return (Files.exists(folder) ? folder.toRealPath() : folder.normalize()).resolve(file.getFileName());
    }

    private static boolean isSource(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return Files.exists(file) && SOURCES.stream().anyMatch(name::endsWith);
    }

    private static boolean isSomethingElse(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            String beginning = new String(in.readNBytes(BEGINNING_MAX), StandardCharsets.UTF_8);
            return !beginning.isEmpty() && BEGINNINGS.stream().noneMatch(beginning::startsWith);
        }
    }
}
