package dev.breakglass.dsl.syntax;

import dev.breakglass.dsl.source.SourceFile;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One file's syntax tree.
 *
 * @param policy the name in the header; absent when the header has a fault
 * @param docs the text of the {@code ///} lines right above a declaration, by the offset at which that declaration starts
 * @param comments every comment of {@code //}, with its slashes, in order
 */
public record PolicyFile(
        SourceFile source,
        Optional<Written<String>> policy,
        List<Declaration> declarations,
        SortedMap<Integer, String> docs,
        List<Written<String>> comments) {

    public PolicyFile {
        declarations = List.copyOf(declarations);
        docs = Collections.unmodifiableSortedMap(new TreeMap<>(docs));
        comments = List.copyOf(comments);
    }
}
