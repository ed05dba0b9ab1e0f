package dev.breakglass.dsl.read;

import dev.breakglass.dsl.Limits;
import dev.breakglass.dsl.diagnostic.Checked;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.source.Place;
import dev.breakglass.dsl.source.SourceFile;
import dev.breakglass.dsl.source.Span;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads a policy set: one file, or every {@code .bgp} file of a folder and below it. What starts with a dot is not part
 * of a set, so that the hidden copies that deployment tools keep beside the real files are not read twice.
 */
public final class SourceReader {
    private static final String SUFFIX = ".bgp";

    private SourceReader() {}

    /** As {@link #read(Path, Limits)}, within the standard limits. */
    public static Checked<List<SourceFile>> read(Path path) throws IOException {
        return read(path, Limits.standard());
    }

    /**
     * The files without a fault, in order of name; when there is any diagnostic, the set is not whole.
     *
     * @throws NoSuchFileException when there is nothing at the path
     * @throws IOException when a file or folder cannot be read
     */
    public static Checked<List<SourceFile>> read(Path path, Limits limits) throws IOException {
        if (!Files.exists(path)) {
            throw new NoSuchFileException(path.toString());
        }
        Reading reading = new Reading(limits);
        if (!Files.isDirectory(path)) {
            reading.file(path, String.valueOf(path.getFileName()));
            return reading.sources();
        }
        List<Path> found = found(path, limits.filesPerSetMax());
        if (found.isEmpty()) {
            reading.refuse(Code.EMPTY_FILE, path.getFileName() + "/", "there is no `.bgp` file in this folder");
        } else if (found.size() > limits.filesPerSetMax()) {
            reading.refuse(
                    Code.SET_TOO_LARGE,
                    path.getFileName() + "/",
                    "a policy set may have " + limits.filesPerSetMax() + " files at most");
        } else {
            for (Path file : found) {
                reading.file(file, name(path, file));
            }
        }
        return reading.sources();
    }

    /** One more than the limit at most, in order of name. */
    private static List<Path> found(Path folder, int max) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(SUFFIX)
                            && !name(folder, file).startsWith(".")
                            && !name(folder, file).contains("/.")
                            && Files.isRegularFile(file))
                    .limit(max + 1L)
                    .sorted((a, b) -> name(folder, a).compareTo(name(folder, b)))
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static String name(Path folder, Path file) {
        return folder.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
    }

    private static final class Reading {
        private final Limits limits;
        private final List<SourceFile> files = new ArrayList<>();
        private final List<Diagnostic> diagnostics = new ArrayList<>();
        private long bytesSoFar;

        Reading(Limits limits) {
            this.limits = limits;
        }

        Checked<List<SourceFile>> sources() {
            return new Checked<>(Optional.of(List.copyOf(files)), diagnostics);
        }

        void file(Path file, String name) throws IOException {
            byte[] bytes;
            try (InputStream in = Files.newInputStream(file)) {
                bytes = in.readNBytes(limits.bytesPerFileMax() + 1);
            }
            bytesSoFar += bytes.length;
            if (bytes.length > limits.bytesPerFileMax()) {
                refuse(Code.FILE_TOO_LARGE, name, "a file may have " + limits.bytesPerFileMax() + " bytes at most");
            } else if (bytesSoFar > limits.bytesPerSetMax()) {
                refuse(
                        Code.SET_TOO_LARGE,
                        name,
                        "with this file the policy set has more than " + limits.bytesPerSetMax() + " bytes");
            } else {
                Utf8 text = Utf8.decode(bytes);
                SourceFile source = new SourceFile(name, text.text());
                if (text.isWhole()) {
                    files.add(source);
                } else {
                    int at = text.faultAt();
                    diagnostics.add(Diagnostic.error(
                                    Code.NOT_UTF8,
                                    new Place(source, new Span(at, at + 1)),
                                    "byte " + text.byteAt() + " of this file is not UTF-8")
                            .labelled(String.format("0x%02X", bytes[text.byteAt()])));
                }
            }
        }

        void refuse(Code code, String name, String message) {
            diagnostics.add(Diagnostic.error(code, new Place(new SourceFile(name, ""), new Span(0, 0)), message));
        }
    }
}
