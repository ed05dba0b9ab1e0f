package dev.breakglass.dsl.parse;

import dev.breakglass.dsl.source.Place;
import dev.breakglass.dsl.syntax.AttributeSyntax;
import dev.breakglass.dsl.syntax.Clause;
import dev.breakglass.dsl.syntax.Declaration;
import dev.breakglass.dsl.syntax.Pattern;
import dev.breakglass.dsl.syntax.PolicyFile;
import dev.breakglass.dsl.syntax.TypeSyntax;
import dev.breakglass.dsl.syntax.Written;
import dev.breakglass.dsl.syntax.ZoneClause;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Makes the syntax tree of what the grammar recognised, leaving out what has a fault. */
final class TreeBuilder {
    private final Words words;
    private final ClauseBuilder clauses;

    TreeBuilder(Words words) {
        this.words = words;
        this.clauses = new ClauseBuilder(words);
    }

    PolicyFile file(BgpParser.FileContext file, Tokens tokens) {
        BgpParser.HeaderContext header = file.header();
        Optional<Written<String>> policy =
                header.exception == null ? Optional.of(words.name(header.name())) : Optional.empty();
        List<Declaration> declarations = new ArrayList<>();
        for (ParseTree child : file.children) {
            if (child instanceof BgpParser.DeclarationContext declaration) {
                declarations.add(declaration.exception == null ? declaration(declaration) : broken(declaration));
            }
        }
        // What was skipped between declarations may have been meant as one.
        List<String> skipped = new ArrayList<>();
        for (ParseTree child : file.children) {
            namesIn(child, skipped, false);
        }
        namesIn(header, skipped, false);
        file.declaration().forEach(declaration -> skippedIn(declaration, skipped));
        if (!skipped.isEmpty()) {
            declarations.add(new Declaration.Broken(skipped, false, words.place(file)));
        }
        List<Written<String>> comments = tokens.comments().stream()
                .map(token -> new Written<>(tokens.text(token), tokens.place(token)))
                .toList();
        return new PolicyFile(words.source(), policy, declarations, Docs.of(tokens, declarations), comments);
    }

    private Declaration.Broken broken(BgpParser.DeclarationContext declaration) {
        List<String> names = new ArrayList<>();
        namesIn(declaration, names, true);
        Token at = declaration.exception.getOffendingToken();
        boolean nameless =
                at != null && at.getTokenIndex() == declaration.getStart().getTokenIndex() + 1;
        return new Declaration.Broken(names, nameless, words.place(declaration));
    }

    /** The names among the tokens of a tree, which is never deeper than the grammar and the nesting allow. */
    private static void namesIn(ParseTree tree, List<String> names, boolean below) {
        if (tree instanceof TerminalNode leaf) {
            if (leaf.getSymbol().getType() == BgpLexer.NAME) {
                names.add(leaf.getText());
            }
        } else if (below || tree instanceof BgpParser.HeaderContext) {
            for (int i = 0; i < tree.getChildCount(); i++) {
                namesIn(tree.getChild(i), names, below);
            }
        }
    }

    /** What was skipped between the braces of a block: all else there lies in clauses. */
    private static void skippedIn(BgpParser.DeclarationContext declaration, List<String> names) {
        ParseTree only = declaration.getChildCount() == 0 ? declaration : declaration.getChild(0);
        for (int i = 0; i < only.getChildCount(); i++) {
            if (isBody(only.getChild(i))) {
                ParseTree body = only.getChild(i);
                for (int j = 0; j < body.getChildCount(); j++) {
                    if (body.getChild(j) instanceof TerminalNode) {
                        namesIn(body.getChild(j), names, false);
                    }
                }
            }
        }
    }

    private static boolean isBody(ParseTree tree) {
        return tree instanceof BgpParser.BodyContext
                || tree instanceof BgpParser.ZoneBodyContext
                || tree instanceof BgpParser.ForbidBodyContext;
    }

    private Declaration declaration(BgpParser.DeclarationContext context) {
        Place place = words.place(context);
        ParserRuleContext only = (ParserRuleContext) context.getChild(0);
        if (only instanceof BgpParser.ActionContext action) {
            List<Written<String>> names =
                    action.name().stream().map(words::name).toList();
            return new Declaration.Actions(
                    names,
                    action.includes() == null
                            ? List.of()
                            : words.names(action.includes().names()),
                    place);
        } else if (only instanceof BgpParser.ResourceContext resource) {
            List<AttributeSyntax> attributes =
                    resource.attributeBody() == null ? List.of() : attributes(resource.attributeBody());
            return new Declaration.Resource(words.name(resource.name()), attributes, place);
        } else if (only instanceof BgpParser.AttributesContext attributes) {
            String of = attributes.REQUESTER() == null ? "incident" : "requester";
            Place word = Tokens.place(words.source(), attributes.getStart(), attributes.getStart());
            return new Declaration.Attributes(new Written<>(of, word), attributes(attributes.attributeBody()), place);
        } else if (only instanceof BgpParser.RoleContext role) {
            return new Declaration.Role(
                    words.name(role.name()),
                    role.text().stream().map(words::text).toList(),
                    Optional.ofNullable(role.count()).map(words::count),
                    role.names() == null ? List.of() : words.names(role.names()),
                    place);
        } else if (only instanceof BgpParser.SignalContext signal) {
            return new Declaration.Signal(
                    words.name(signal.name()),
                    type(signal.type()),
                    words.duration(signal.duration()),
                    Optional.ofNullable(signal.provider()).map(this::provider),
                    place);
        } else if (only instanceof BgpParser.FactorContext factor) {
            return new Declaration.Factor(words.name(factor.name()), provider(factor.provider()), place);
        } else if (only instanceof BgpParser.ZoneContext zone) {
            List<ZoneClause> parts = new ArrayList<>();
            for (BgpParser.ZoneClauseContext clause : zone.zoneBody().zoneClause()) {
                if (clause.exception == null) {
                    add(clauses.zoneClause(clause), clause, parts);
                }
            }
            return new Declaration.Zone(words.name(zone.name()), parts, isDamaged(zone.zoneBody()), place);
        } else if (only instanceof BgpParser.ProfileContext profile) {
            return new Declaration.Profile(
                    words.name(profile.name()), body(profile.body()), isDamaged(profile.body()), place);
        } else if (only instanceof BgpParser.BreakglassContext path) {
            return new Declaration.Breakglass(
                    words.name(path.name()), body(path.body()), isDamaged(path.body()), place);
        } else if (only instanceof BgpParser.ForbidContext forbid) {
            List<Clause> parts = new ArrayList<>();
            for (BgpParser.ForbidClauseContext clause : forbid.forbidBody().forbidClause()) {
                if (clause.exception == null) {
                    add(clauses.clause((ParserRuleContext) clause.getChild(0)), clause, parts);
                }
            }
            return new Declaration.Forbid(words.name(forbid.name()), parts, isDamaged(forbid.forbidBody()), place);
        } else if (only instanceof BgpParser.InvariantContext invariant) {
            return new Declaration.Invariant(
                    words.name(invariant.name()),
                    invariant.NEVER() != null,
                    clauses.condition(invariant.condition()),
                    place);
        } else if (only instanceof BgpParser.ImportsContext imports) {
            return new Declaration.Import(words.text(imports.text()), place);
        }
        throw new IllegalStateException("a declaration that the tree does not know: " + only.getText());
    }

    private List<Clause> body(BgpParser.BodyContext body) {
        List<Clause> parts = new ArrayList<>();
        for (BgpParser.ClauseContext clause : body.clause()) {
            if (clause.exception == null) {
                add(clauses.clause((ParserRuleContext) clause.getChild(0)), clause, parts);
            }
        }
        return parts;
    }

    /** Unless there is a fault in one of its values, which is reported by now. */
    private <C> void add(C clause, ParserRuleContext context, List<C> parts) {
        if (!words.isFaulty(words.place(context))) {
            parts.add(clause);
        }
    }

    /** Whether anything in a body was skipped or has a fault: its own tokens are two braces, all others lie in clauses. */
    private boolean isDamaged(ParserRuleContext body) {
        if (body.exception != null) {
            return true;
        }
        int tokens = 0;
        for (ParseTree child : body.children) {
            if (child instanceof TerminalNode) {
                tokens++;
            } else if (((ParserRuleContext) child).exception != null
                    || words.isFaulty(words.place((ParserRuleContext) child))) {
                return true;
            }
        }
        return tokens > 2;
    }

    private List<AttributeSyntax> attributes(BgpParser.AttributeBodyContext body) {
        return body.attribute().stream()
                .map(attribute -> new AttributeSyntax(
                        words.name(attribute.name()), type(attribute.type()), words.place(attribute)))
                .toList();
    }

    private TypeSyntax type(BgpParser.TypeContext type) {
        BgpParser.PlainTypeContext plain = type.plainType();
        List<Written<String>> values = plain.names() == null ? List.of() : words.names(plain.names());
        return new TypeSyntax(plain.getStart().getText(), type.SET().size(), values, words.place(type));
    }

    private Pattern provider(BgpParser.ProviderContext provider) {
        return new Pattern(words.name(provider.name()), words.text(provider.text()), words.place(provider));
    }
}
