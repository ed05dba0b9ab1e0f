package dev.breakglass.cli.report;

import dev.breakglass.dsl.source.SourceFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a policy set was read from: turns the names of its files, which are relative to the set, into paths that whoever
 * called can open. Immutable.
 */
public final class Origin {
    private final Path here;
    private final Path base;
    private final Path set;

    private Origin(Path here, Path set, Path base) {
        this.here = here;
        this.set = set;
        this.base = base;
    }

    /**
     * @param here the folder that paths are told relative to
     * @param set the folder or the file that was asked for
     */
    public static Origin of(Path here, Path set) {
        Path absolute = set.toAbsolutePath().normalize();
        Path base = Files.isDirectory(absolute) ? absolute : absolute.resolveSibling("");
        return new Origin(here.toAbsolutePath().normalize(), absolute, base);
    }

    /** With {@code /}; relative where the file lies in the folder of the caller or below it, else absolute. */
    public String path(SourceFile file) {
        Path path = absolute(file);
        String separator = path.getFileSystem().getSeparator();
        String name = (isBelow(path) ? here.relativize(path) : path).toString().replace(separator, "/");
        return name.isEmpty() ? "." : name;
    }

    /** Whether {@link #path} is relative. */
    boolean isRelative(SourceFile file) {
        return isBelow(absolute(file));
    }

    /** {@link #path} as a relative reference or a {@code file} URI (RFC 3986, RFC 8089). */
    String uri(SourceFile file) {
        String path = encoded(path(file));
        return isRelative(file) ? path : (path.startsWith("/") ? "file://" : "file:///") + path;
    }

    /** Whether what is said is about a folder as a whole, not about a file in it. */
    static boolean isFolder(SourceFile file) {
        return file.name().endsWith("/");
    }

    private boolean isBelow(Path path) {
        return path.startsWith(here);
    }

    private Path absolute(SourceFile file) {
        return isFolder(file) ? set : base.resolve(file.name()).normalize();
    }

    /** Everything but unreserved characters and slashes as bytes of UTF-8; a colon too, which could end a scheme. */
    private static String encoded(String path) {
        StringBuilder out = new StringBuilder();
        for (byte octet : path.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xff);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || "-._~/".indexOf(c) >= 0)) {
                out.append(c);
            } else {
                out.append(String.format("%%%02X", (int) c));
            }
        }
        return out.toString();
    }
}
