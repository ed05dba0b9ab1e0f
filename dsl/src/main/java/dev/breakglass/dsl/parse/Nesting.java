package dev.breakglass.dsl.parse;

import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import java.util.List;
import org.antlr.v4.runtime.Token;

/** Refuses text that is nested so deep that a recursive pass over it could run out of stack. */
final class Nesting {

    private Nesting() {}

    static boolean allows(Tokens tokens, int max, List<Diagnostic> found) {
        // What each open bracket adds: itself and the `not`s before it.
        int[] added = new int[max + 1];
        int brackets = 0;
        int depth = 0;
        int nots = 0;
        for (Token token : tokens.all()) {
            int type = token.getType();
            boolean opens = type == BgpLexer.LBRACE || type == BgpLexer.LPAREN;
            if (depth + nots + (opens || type == BgpLexer.NOT ? 1 : 0) > max) {
                found.add(
                        Diagnostic.error(Code.NESTED_TOO_DEEP, tokens.place(token), "nested more than " + max + " deep")
                                .labelled("too deep from here on")
                                .noting("nothing else in this file was looked at"));
                return false;
            }
            if (type == BgpLexer.NOT) {
                nots++;
                continue;
            }
            if (opens) {
                added[brackets] = nots + 1;
                depth += added[brackets];
                brackets++;
            } else if ((type == BgpLexer.RBRACE || type == BgpLexer.RPAREN) && brackets > 0) {
                brackets--;
                depth -= added[brackets];
            }
            nots = 0;
        }
        return true;
    }
}
