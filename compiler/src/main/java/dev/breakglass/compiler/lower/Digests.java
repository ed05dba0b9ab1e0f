package dev.breakglass.compiler.lower;

import dev.breakglass.dsl.source.SourceFile;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The digest of a policy's sources: SHA-256 over the lines that {@code sha256sum} prints for them in order of name, so
 * that anybody can compute it with tools of their own.
 */
public final class Digests {

    private Digests() {}

    public static String of(List<SourceFile> sources) {
        String lines = sources.parallelStream()
                .map(source -> sha256(source.text()) + "  " + source.name() + "\n")
                .collect(Collectors.joining());
        return "sha256:" + sha256(lines);
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
