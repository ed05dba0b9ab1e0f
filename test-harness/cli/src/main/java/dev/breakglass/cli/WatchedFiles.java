package dev.breakglass.cli;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The scenarios and policies at or below some paths, as they were at one moment: when each was changed, and how long it
 * is. What a playing writes is none of them, so that it does not set itself off. Immutable.
 */
record WatchedFiles(List<Path> paths, Map<Path, String> states) {

    private static final List<String> ENDINGS = List.of(".yaml", ".yml", ".bgp", ".bundle");
    private static final int DEPTH_MAX = 32;

    WatchedFiles {
        paths = List.copyOf(paths);
        states = Map.copyOf(states);
    }

    /** What cannot be looked at is not there. */
    static WatchedFiles look(List<Path> paths) {
        Map<Path, String> states = new TreeMap<>();
        for (Path path : paths) {
            Visitor visitor = new Visitor(path, states);
            try {
                Files.walkFileTree(path, EnumSet.noneOf(FileVisitOption.class), DEPTH_MAX, visitor);
            } catch (IOException e) {
                states.put(path, "unreadable");
            }
        }
        return new WatchedFiles(paths, states);
    }

    int size() {
        return states.size();
    }

    boolean hasAll(Collection<Path> others) {
        return paths.containsAll(others);
    }

    private static final class Visitor extends SimpleFileVisitor<Path> {
        private final Path root;
        private final Map<Path, String> states;

        Visitor(Path root, Map<Path, String> states) {
            this.root = root;
            this.states = states;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            boolean isHidden =
                    !folder.equals(root) && String.valueOf(folder.getFileName()).startsWith(".");
            return isHidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String name = String.valueOf(file.getFileName());
            if (file.equals(root) || ENDINGS.stream().anyMatch(name::endsWith)) {
                states.put(file.normalize(), attributes.lastModifiedTime() + " " + attributes.size());
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE;
        }
    }
}
