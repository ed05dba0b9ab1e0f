package dev.breakglass.dsl.parse;

import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Finds what the parser took last. */
final class Leaves {

    private Leaves() {}

    /** The last leaf in the context, or in front of it when it has none yet. */
    static Optional<TerminalNode> lastOf(ParserRuleContext context) {
        for (ParserRuleContext at = context; at != null; at = at.getParent()) {
            Optional<TerminalNode> leaf = lastIn(at);
            if (leaf.isPresent()) {
                return leaf;
            }
        }
        return Optional.empty();
    }

    /** Marks the block of a declaration as one that lacks something. */
    static void damage(BgpParser.DeclarationContext declaration) {
        ParseTree only = declaration.getChildCount() == 0 ? declaration : declaration.getChild(0);
        if (only.getChildCount() > 0 && only.getChild(only.getChildCount() - 1) instanceof ParserRuleContext body) {
            body.exception = new RecognitionException(null, null, body);
        }
    }

    /** Contexts at the end without a leaf are those that were only just entered. */
    private static Optional<TerminalNode> lastIn(ParseTree tree) {
        if (tree instanceof TerminalNode leaf) {
            return Optional.of(leaf);
        }
        for (int i = tree.getChildCount() - 1; i >= 0; i--) {
            Optional<TerminalNode> leaf = lastIn(tree.getChild(i));
            if (leaf.isPresent()) {
                return leaf;
            }
        }
        return Optional.empty();
    }
}
