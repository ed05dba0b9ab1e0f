package dev.breakglass.compiler;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells files that hold bundles from files that hold something else, by how they begin; a signature is not looked at. */
public final class BundleFiles {

    private static final String BEGINNING = "breakglass/bundle/";
    private static final String ENDING = ".bundle";

    private BundleFiles() {}

    /**
     * Whether a file begins as a bundle does, whatever format it is of, and so is no policy.
     *
     * @return false where there is no file
     * @throws IOException if it cannot be read
     */
    public static boolean isBundle(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(path)) {
            return new String(in.readNBytes(BEGINNING.length()), StandardCharsets.ISO_8859_1).equals(BEGINNING);
        }
    }

    /** Whether a path is called a bundle, so that whoever names it expects a signature. */
    public static boolean isCalledBundle(Path path) {
        return String.valueOf(path.normalize().getFileName()).endsWith(ENDING);
    }
}
