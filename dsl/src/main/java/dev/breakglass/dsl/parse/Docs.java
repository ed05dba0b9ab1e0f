package dev.breakglass.dsl.parse;

import dev.breakglass.dsl.syntax.Declaration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.antlr.v4.runtime.Token;

/** Finds what {@code ///} says of each declaration: the lines right above it, without a gap. */
final class Docs {

    private static final String MARK = "///";

    private Docs() {}

    /** The text by the offset at which its declaration starts. */
    static SortedMap<Integer, String> of(Tokens tokens, List<Declaration> declarations) {
        Map<Integer, String> lines = new HashMap<>();
        for (Token doc : tokens.docs()) {
            if (tokens.startsLine(doc)) {
                lines.put(
                        tokens.place(doc).start().line(),
                        tokens.text(doc).substring(MARK.length()).strip());
            }
        }
        SortedMap<Integer, String> docs = new TreeMap<>();
        for (Declaration declaration : declarations) {
            int start = declaration.place().span().start();
            if (!tokens.startsLine(start)) {
                // What stands above the line is about what begins it.
                continue;
            }
            Deque<String> above = new ArrayDeque<>();
            int line = declaration.place().start().line() - 1;
            for (String text = lines.get(line); text != null; text = lines.get(--line)) {
                above.addFirst(text);
            }
            if (!above.isEmpty()) {
                docs.put(start, String.join("\n", above));
            }
        }
        return docs;
    }
}
