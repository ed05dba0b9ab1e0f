package dev.breakglass.dsl.parse;

import dev.breakglass.dsl.diagnostic.Quote;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/** Says in an author's words what the grammar expected and what it found. */
final class Expectation {
    private static final String HEADER = "`policy` and the name of the set, at the top of the file";

    private Expectation() {}

    /** What the tokens amount to in this context: {@code a duration}, {@code `most` or `least`}. */
    static String of(RuleContext context, IntervalSet expected) {
        if (context.getRuleIndex() == BgpParser.RULE_header && expected.contains(BgpParser.POLICY)) {
            return HEADER;
        }
        boolean named = expected.contains(BgpParser.NAME);
        if (named && expected.contains(BgpParser.NOT)) {
            return "a condition";
        } else if (named && expected.contains(BgpParser.TRUE)) {
            return "a name or a value";
        }
        if (context.getRuleIndex() == BgpParser.RULE_relation && expected.contains(BgpParser.LBRACE)) {
            return "a list in braces, a window of time, or a network in quotes";
        }
        return listed(words(context, expected));
    }

    /** Each kind of thing that can stand here, in an order that reads well. */
    static List<String> words(RuleContext context, IntervalSet expected) {
        List<String> words = new ArrayList<>();
        boolean named = expected.contains(BgpParser.NAME);
        boolean operators = expected.contains(BgpParser.EQ) && expected.contains(BgpParser.LE);
        boolean types = expected.contains(BgpParser.BOOL) && expected.contains(BgpParser.ENUM) && !named;
        if (named) {
            words.add(name(context));
        } else if (operators) {
            words.add("an operator");
        } else if (types) {
            words.add("a type");
        }
        for (int type : expected.toList()) {
            boolean keyword = keyword(type).isPresent();
            boolean said = named && (type == BgpParser.NAME || keyword)
                    || operators && type != BgpParser.AND && type != BgpParser.OR && type != BgpParser.COMMA
                    || types && keyword;
            if (type > 0 && !said) {
                words.add(token(type));
            }
        }
        return words;
    }

    /** {@code a, b or c}. */
    static String listed(List<String> words) {
        if (words.size() < 2) {
            return String.join("", words);
        }
        return String.join(", ", words.subList(0, words.size() - 1)) + " or " + words.get(words.size() - 1);
    }

    static String found(Tokens tokens, Token token) {
        if (token.getType() == Token.EOF) {
            return "the end of the file";
        }
        String text = Quote.shorten(tokens.text(token));
        return text.startsWith("\"") ? "the string " + text : "\"" + text + "\"";
    }

    static boolean isReserved(Token token) {
        return switch (token.getType()) {
            case BgpParser.AND,
                    BgpParser.ENDS,
                    BgpParser.FALSE,
                    BgpParser.HAS,
                    BgpParser.IN,
                    BgpParser.MATCHES,
                    BgpParser.NOT,
                    BgpParser.OR,
                    BgpParser.STARTS,
                    BgpParser.TRUE,
                    BgpParser.WITHIN -> true;
            default -> false;
        };
    }

    static List<String> keywords(IntervalSet types) {
        List<String> words = new ArrayList<>();
        types.toList().forEach(type -> keyword(type).ifPresent(words::add));
        return words.stream().sorted().toList();
    }

    static Optional<String> keyword(int type) {
        String literal = type > 0 ? BgpParser.VOCABULARY.getLiteralName(type) : null;
        if (literal == null || !Character.isLetter(literal.charAt(1))) {
            return Optional.empty();
        }
        return Optional.of(literal.substring(1, literal.length() - 1));
    }

    private static String token(int type) {
        return switch (type) {
            case BgpParser.INT -> "a number";
            case BgpParser.DURATION -> "a duration";
            case BgpParser.TIME -> "a time of day";
            case BgpParser.STRING -> "a string in double quotes";
            case BgpParser.REGEX -> "a pattern between slashes";
            default -> {
                String literal = BgpParser.VOCABULARY.getDisplayName(type);
                yield "`" + literal.substring(1, literal.length() - 1) + "`";
            }
        };
    }

    /** What a name would have named here. */
    private static String name(RuleContext innermost) {
        RuleContext context = innermost;
        while (context.getParent() != null
                && (context.getRuleIndex() == BgpParser.RULE_name
                        || context.getRuleIndex() == BgpParser.RULE_names
                        || context.getRuleIndex() == BgpParser.RULE_factors)) {
            context = context.getParent();
        }
        boolean first = context instanceof ParserRuleContext rule && rule.getChildCount() <= 2;
        return switch (context.getRuleIndex()) {
            case BgpParser.RULE_header -> "the policy's name";
            case BgpParser.RULE_inZone, BgpParser.RULE_flows -> "a zone";
            case BgpParser.RULE_holders,
                    BgpParser.RULE_approve,
                    BgpParser.RULE_assent,
                    BgpParser.RULE_then,
                    BgpParser.RULE_escalate,
                    BgpParser.RULE_observe,
                    BgpParser.RULE_review -> "a role";
            case BgpParser.RULE_allow,
                    BgpParser.RULE_onAction,
                    BgpParser.RULE_ceiling,
                    BgpParser.RULE_includes,
                    BgpParser.RULE_action -> "an action";
            case BgpParser.RULE_mfa, BgpParser.RULE_floor, BgpParser.RULE_factor -> "a factor";
            case BgpParser.RULE_pattern, BgpParser.RULE_provider, BgpParser.RULE_patterns -> "a kind of resource";
            case BgpParser.RULE_contains -> "a kind of resource";
            case BgpParser.RULE_after -> "a step";
            case BgpParser.RULE_follows -> "a profile";
            case BgpParser.RULE_tolerate -> "a signal";
            case BgpParser.RULE_plainType -> "a value of the enum";
            case BgpParser.RULE_role -> first ? "a name" : "a role";
            default -> "a name";
        };
    }
}
