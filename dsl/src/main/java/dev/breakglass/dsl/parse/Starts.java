package dev.breakglass.dsl.parse;

import org.antlr.v4.runtime.atn.ATNState;
import org.antlr.v4.runtime.misc.IntervalSet;

/** The tokens that clauses and declarations begin with, as the grammar says. */
final class Starts {

    private Starts() {}

    static IntervalSet of(int rule) {
        ATNState start = BgpParser._ATN.ruleToStartState[rule];
        return BgpParser._ATN.nextTokens(start);
    }

    static boolean isDeclaration(int type) {
        return of(BgpParser.RULE_declaration).contains(type);
    }

    /** Of any block. */
    static boolean isClause(int type) {
        return of(BgpParser.RULE_clause).contains(type)
                || of(BgpParser.RULE_zoneClause).contains(type)
                || of(BgpParser.RULE_forbidClause).contains(type);
    }
}
