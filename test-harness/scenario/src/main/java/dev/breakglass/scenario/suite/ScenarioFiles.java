package dev.breakglass.scenario.suite;

import dev.breakglass.scenario.yaml.YamlLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The YAML files at or below some paths, under the names in which people know them. */
final class ScenarioFiles {

    private static final int DEPTH_MAX = 32;
    private static final int FILES_MAX = 10_000;

    private ScenarioFiles() {}

    /**
     * Every file once, in order of name. A file that is named itself is taken whatever its ending; below a folder, those
     * in {@code .yaml} and {@code .yml}, without dot folders.
     *
     * @throws IOException if a path is not there or cannot be read
     */
    static Map<String, Path> find(List<Path> paths) throws IOException {
        Map<Path, String> names = new LinkedHashMap<>();
        for (Path path : paths) {
            for (Path file : files(path)) {
                names.putIfAbsent(file.toRealPath(), name(path, file));
            }
        }
        Map<String, Path> found = new LinkedHashMap<>();
        names.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .forEach(e -> found.put(e.getValue(), e.getKey()));
        return found;
    }

    /** As the path was given; of an absolute one only what lies below its parent, since the rest is the machine's. */
    private static String name(Path given, Path file) {
        Path root = given.normalize();
        Path parent = root.getParent();
        Path shown = root.isAbsolute() && parent != null ? parent.relativize(file) : file;
        return shown.toString().replace('\\', '/');
    }

    /** The file's bytes, or one more than there may be. */
    static byte[] bytes(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(YamlLimits.BYTES_MAX + 1);
        }
    }

    private static List<Path> files(Path path) throws IOException {
        if (Files.isRegularFile(path)) {
            return List.of(path.normalize());
        }
        List<Path> found = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(path, DEPTH_MAX)) {
            walk.filter(p -> isYaml(path, p))
                    .limit(FILES_MAX + 1L)
                    .map(Path::normalize)
                    .sorted(Comparator.comparing(Path::toString))
                    .forEach(found::add);
        }
        if (found.size() > FILES_MAX) {
            throw new IOException(path + " holds more than " + FILES_MAX + " YAML files");
        }
        return found;
    }

    private static boolean isYaml(Path root, Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        boolean hidden = false;
        for (Path part : root.relativize(file)) {
            hidden |= part.toString().startsWith(".");
        }
        return !hidden && (name.endsWith(".yaml") || name.endsWith(".yml")) && Files.isRegularFile(file);
    }
}
