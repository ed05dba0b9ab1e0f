package dev.breakglass.dsl.read;

import dev.breakglass.dsl.Limits;
import dev.breakglass.dsl.diagnostic.Checked;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.source.Folders;
import dev.breakglass.dsl.source.SourceFile;
import dev.breakglass.dsl.syntax.Written;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads a policy set: one file, or every {@code .bgp} file of a folder and below it, and every folder that these import.
 * What starts with a dot is not part of a set, so that the hidden copies that deployment tools keep beside the real
 * files are not read twice.
 */
public final class SourceReader {
    private final Path root;
    private final Path base;
    private final boolean isFolder;
    private final boolean followsImports;
    private final Limits limits;
    private final Reading reading;
    private final Deque<Import> toFollow = new ArrayDeque<>();
    private final SortedMap<String, Followed> followed = new TreeMap<>();

    /** A folder to read, as seen from the set. */
    private record Import(String folder, Written<String> written) {}

    /** A folder that was read, and where it was first asked for. */
    private record Followed(Path path, Written<String> written) {}

    private SourceReader(Path path, boolean followsImports, Limits limits) throws IOException {
        this.followsImports = followsImports;
        this.isFolder = Files.isDirectory(path);
        this.root = path.toRealPath();
        this.base = isFolder ? path : path.toAbsolutePath().resolveSibling("");
        this.limits = limits;
        this.reading = new Reading(limits);
    }

    /** As {@link #read(Path, Limits)}, within the standard limits. */
    public static Checked<List<SourceFile>> read(Path path) throws IOException {
        return read(path, Limits.standard());
    }

    /**
     * The files without a fault, each set's in order of name; when there is any diagnostic, the set is not whole.
     *
     * @throws NoSuchFileException when there is nothing at the path
     * @throws IOException when a file or folder cannot be read
     */
    public static Checked<List<SourceFile>> read(Path path, Limits limits) throws IOException {
        return read(path, true, limits);
    }

    /**
     * The files of the set itself, whatever they import: for those who look at files one by one.
     *
     * @throws NoSuchFileException when there is nothing at the path
     * @throws IOException when a file or folder cannot be read
     */
    public static Checked<List<SourceFile>> readWithoutImports(Path path, Limits limits) throws IOException {
        return read(path, false, limits);
    }

    /**
     * One file from a stream, which is read to its end or to the limit, and not closed.
     *
     * @param name as shown to people
     * @throws IOException when the stream cannot be read
     */
    public static Checked<SourceFile> read(InputStream in, String name, Limits limits) throws IOException {
        Reading reading = new Reading(limits);
        Optional<SourceFile> source = reading.file(in, name, "");
        return new Checked<>(source, reading.sources().diagnostics());
    }

    private static Checked<List<SourceFile>> read(Path path, boolean followsImports, Limits limits) throws IOException {
        if (!Files.exists(path)) {
            throw new NoSuchFileException(path.toString());
        }
        SourceReader reader = new SourceReader(path, followsImports, limits);
        if (reader.isFolder) {
            reader.folder(path);
        } else {
            reader.file(path, String.valueOf(path.getFileName()), "");
        }
        while (!reader.toFollow.isEmpty()) {
            reader.follow(reader.toFollow.removeFirst());
        }
        return reader.reading.sources();
    }

    private void folder(Path path) throws IOException {
        Folder found = Folder.list(root, limits);
        leaveNothingOut(found, "");
        if (found.files().isEmpty()) {
            reading.refuse(Code.EMPTY_FILE, path.getFileName() + "/", "there is no `.bgp` file in this folder");
        } else if (reading.hasRoomFor(found)) {
            for (Path file : found.files()) {
                file(file, found.name(file), "");
            }
        } else {
            reading.refuse(Code.SET_TOO_LARGE, path.getFileName() + "/", reading.tooManyFiles());
        }
    }

    private void file(Path file, String name, String set) throws IOException {
        Optional<SourceFile> source = reading.file(file, name, set);
        if (source.isPresent() && followsImports) {
            for (Written<String> written : Wanted.imports(source.get(), limits)) {
                if (written.value().isBlank()) {
                    continue;
                }
                Folders.resolve(source.get(), written.value())
                        .ifPresentOrElse(
                                folder -> toFollow.addLast(new Import(folder, written)),
                                () -> refuse(written, "an import is a folder, relative to the file that it stands in"));
            }
        }
    }

    private void follow(Import wanted) throws IOException {
        Written<String> written = wanted.written();
        Optional<Path> path = path(wanted.folder());
        if (path.isEmpty()) {
            refuse(written, "there is no such folder");
        } else if (isFolder && path.get().startsWith(root) || root.startsWith(path.get())) {
            refuse(written, "this folder and the set that imports it overlap");
        } else if (!followed.containsKey(wanted.folder()) && overlapsNoOther(path.get(), written)) {
            followed.put(wanted.folder(), new Followed(path.get(), written));
            files(Folder.list(path.get(), limits), wanted);
        }
    }

    private boolean overlapsNoOther(Path path, Written<String> written) {
        for (Followed other : followed.values()) {
            if (path.startsWith(other.path()) || other.path().startsWith(path)) {
                reading.add(Diagnostic.error(Code.BAD_IMPORT, written.place(), "two imported folders overlap")
                        .seeing(other.written().place(), "the other"));
                return false;
            }
        }
        return true;
    }

    /** What is not read could hold a forbid. */
    private void leaveNothingOut(Folder found, String prefix) {
        for (Path odd : found.odd()) {
            reading.refuse(
                    Code.LEFT_OUT,
                    prefix + found.name(odd),
                    Files.isDirectory(odd)
                            ? "this is a link to a folder, and links to folders are not followed"
                            : "this is named like a policy and cannot be read as one");
        }
    }

    private void files(Folder found, Import wanted) throws IOException {
        Written<String> written = wanted.written();
        leaveNothingOut(found, wanted.folder() + "/");
        if (found.files().isEmpty()) {
            refuse(written, "there is no `.bgp` file in this folder");
        } else if (reading.hasRoomFor(found)) {
            for (Path file : found.files()) {
                file(file, wanted.folder() + "/" + found.name(file), wanted.folder());
            }
        } else {
            reading.add(Diagnostic.error(Code.SET_TOO_LARGE, written.place(), reading.tooManyFiles()));
        }
    }

    /** The folder itself, whatever links lead to it. */
    private Optional<Path> path(String folder) throws IOException {
        try {
            Path path = base.resolve(folder);
            return Files.isDirectory(path) ? Optional.of(path.toRealPath()) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private void refuse(Written<String> written, String why) {
        reading.add(Diagnostic.error(Code.BAD_IMPORT, written.place(), why));
    }
}
