package dev.breakglass.runtime.audit;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where archived segments are at hand: what the opening was told, and where they were put since. For any thread. */
final class Archives {

    private volatile List<Path> folders;

    Archives(Optional<Path> told) {
        folders = told.stream().toList();
    }

    synchronized void add(Path folder) {
        if (!folders.contains(folder)) {
            folders = Stream.concat(folders.stream(), Stream.of(folder)).toList();
        }
    }

    List<Path> folders() {
        return folders;
    }
}
