package dev.breakglass.dsl.syntax;

import dev.breakglass.dsl.source.SourceFile;
import java.util.List;
import java.util.Optional;

/**
 * One file's syntax tree.
 *
 * @param policy the name in the header; absent when the header has a fault
 */
public record PolicyFile(SourceFile source, Optional<Written<String>> policy, List<Declaration> declarations) {

    public PolicyFile {
        declarations = List.copyOf(declarations);
    }
}
