package dev.breakglass.cli;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The policy sets that come with the command, each with its scenarios. To be closed. */
final class PolicyLibrary implements AutoCloseable {

    private final FileSystem jar;
    private final Path root;

    private PolicyLibrary(FileSystem jar, Path root) {
        this.jar = jar;
        this.root = root;
    }

    static PolicyLibrary open() throws IOException {
        try {
            URI place = Objects.requireNonNull(PolicyLibrary.class.getResource("library/"), "the build packs a library")
                    .toURI();
            if (!place.getScheme().equals("jar")) {
                return new PolicyLibrary(FileSystems.getDefault(), Path.of(place));
            }
            FileSystem jar = FileSystems.newFileSystem(place, Map.of());
            return new PolicyLibrary(jar, jar.provider().getPath(place));
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a resource's place is no URI", e);
        }
    }

    /** The sets, in order of name, without the overlays of others. */
    List<String> sets() throws IOException {
        List<String> all = folders();
        return all.stream()
                .filter(name -> all.stream().noneMatch(other -> isOverlay(name, other)))
                .toList();
    }

    /** A set and the overlays of it, which import it and lie beside it. */
    List<String> withOverlays(String set) throws IOException {
        return folders().stream()
                .filter(name -> name.equals(set) || isOverlay(name, set))
                .toList();
    }

    /** Writes one folder of the library with everything in it; to nothing that is there. */
    int copy(String name, Path to) throws IOException {
        int files = 0;
        Path from = root.resolve(name);
        try (Stream<Path> walk = Files.walk(from)) {
            for (Path each : walk.sorted().toList()) {
                Path copy = to.resolve(from.relativize(each).toString());
                if (Files.isDirectory(each)) {
                    Files.createDirectory(copy);
                } else {
                    Files.copy(each, copy);
                    files++;
                }
            }
        }
        return files;
    }

    private static boolean isOverlay(String name, String set) {
        return name.startsWith(set + "-");
    }

    private List<String> folders() throws IOException {
        try (Stream<Path> list = Files.list(root)) {
            return list.filter(Files::isDirectory)
                    .map(folder -> String.valueOf(folder.getFileName()).replace("/", ""))
                    .sorted()
                    .toList();
        }
    }

    @Override
    public void close() throws IOException {
        if (!jar.equals(FileSystems.getDefault())) {
            jar.close();
        }
    }
}
