package dev.breakglass.compiler;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The version of this compiler, by which a bundle says what made it. */
public final class CompilerVersion {

    private static final String RESOURCE = "version.txt";

    private CompilerVersion() {}

    /** Such as {@code 0.1.0}; the same whether it runs from a jar or from classes. */
    public static String text() {
        try (InputStream in = CompilerVersion.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the compiler was built without its " + RESOURCE);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
