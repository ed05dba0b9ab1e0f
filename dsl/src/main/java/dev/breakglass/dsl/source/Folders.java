package dev.breakglass.dsl.source;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Folders as names: relative to the policy set that is read, with {@code /}; the set itself is empty. */
public final class Folders {

    private Folders() {}

    /** The folder of a file; empty for the set itself. */
    private static String of(SourceFile file) {
        int slash = file.name().lastIndexOf('/');
        return slash < 0 ? "" : file.name().substring(0, slash);
    }

    /** What a relative path means in a file; none for a path that is absolute or empty. */
    public static Optional<String> resolve(SourceFile file, String path) {
        if (path.isEmpty() || path.startsWith("/") || path.contains("\\") || path.contains(":")) {
            return Optional.empty();
        }
        Deque<String> parts = new ArrayDeque<>();
        for (String part : (of(file) + "/" + path).split("/", -1)) {
            if (part.equals("..") && !parts.isEmpty() && !parts.getLast().equals("..")) {
                parts.removeLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return Optional.of(String.join("/", parts));
    }
}
