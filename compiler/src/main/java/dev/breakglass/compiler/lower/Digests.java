package dev.breakglass.compiler.lower;

import dev.breakglass.dsl.source.SourceFile;
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
                .map(source -> source.digest() + "  " + source.name() + "\n")
                .collect(Collectors.joining());
        return "sha256:" + SourceFile.sha256(lines);
    }
}
