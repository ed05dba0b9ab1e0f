package dev.breakglass.dsl.syntax;

import dev.breakglass.dsl.source.SourceFile;
import java.util.List;
import java.util.Optional;

/**
 * One file as it was written.
 *
 * @param policy the name in its header; absent if the header is wrong
 */
public record SyntaxTree(SourceFile file, Optional<Word> policy, List<Declaration> declarations) {

    public SyntaxTree {
        declarations = List.copyOf(declarations);
    }
}
