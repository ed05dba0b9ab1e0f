package dev.breakglass.dsl.parse;

import dev.breakglass.dsl.Limits;
import dev.breakglass.dsl.diagnostic.Checked;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Nearest;
import dev.breakglass.dsl.source.SourceFile;
import dev.breakglass.dsl.syntax.Clause;
import dev.breakglass.dsl.syntax.Declaration;
import dev.breakglass.dsl.syntax.SyntaxTree;
import dev.breakglass.dsl.syntax.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cuts a file into declarations and clauses and parses each by itself, so that one mistake gives one message. */
public final class FileParser {

    private final Lexed lexed;
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private final List<Declaration> declarations = new ArrayList<>();
    private final PieceParser pieces;
    private final TreeBuilder trees;
    private Optional<Word> policy = Optional.empty();

    private FileParser(SourceFile file) {
        this.lexed = Lexed.of(file);
        this.pieces = new PieceParser(lexed, diagnostics);
        this.trees = new TreeBuilder(lexed);
    }

    /** The syntax of a file. There is a tree whatever is wrong; what could not be understood is not in it. */
    public static Checked<SyntaxTree> parse(SourceFile file) {
        FileParser parser = new FileParser(file);
        if (parser.shallowEnough()) {
            parser.file();
        }
        return new Checked<>(Optional.of(new SyntaxTree(file, parser.policy, parser.declarations)), parser.diagnostics);
    }

    /** Nothing after this recurses deeper than what is measured here. */
    private boolean shallowEnough() {
        int max = Limits.STANDARD.levelsOfNestingMax();
        int level = 0;
        int nots = 0;
        for (int i = 0; i < lexed.size(); i++) {
            String text = lexed.text(i);
            nots = text.equals("not") || text.equals("of")
                    ? nots + 1
                    : text.equals("set") || text.equals("(") ? nots : 0;
            if (text.equals("{") || text.equals("(")) {
                level++;
            } else if (text.equals("}") || text.equals(")")) {
                level = Math.max(0, level - 1);
            }
            if (level + nots > max) {
                diagnostics.add(Diagnostic.error(
                                Code.TOO_DEEP, lexed.place(lexed.get(i)), "nested more than " + max + " levels deep")
                        .note("the rest of this file was not read"));
                return false;
            }
        }
        return true;
    }

    private void file() {
        int at = 0;
        while (at < lexed.size()) {
            String word = lexed.text(at);
            if (Keywords.BLOCKS.contains(word)) {
                at = block(at);
            } else if (word.equals("}")) {
                diagnostics.add(
                        Diagnostic.error(Code.STRAY_BRACE, lexed.place(lexed.get(at)), "this `}` closes nothing"));
                at++;
            } else {
                int end = pieceEnd(at);
                line(at, end);
                at = end;
            }
        }
        if (policy.isEmpty() && diagnostics.isEmpty() && lexed.size() > 0) {
            diagnostics.add(Diagnostic.error(
                            Code.NO_HEADER,
                            lexed.place(lexed.get(0)),
                            "the file does not say which policy it belongs to")
                    .note("help: begin it with `policy NAME`, the same in every file of the set"));
        }
    }

    private void line(int from, int to) {
        String word = lexed.text(from);
        if (!Keywords.LINES.contains(word)) {
            unknownDeclaration(from);
        } else if (word.equals("import")) {
            later(from, to, "`import`");
        } else if (closesItsBraces(from, to)) {
            switch (word) {
                case "policy" ->
                    pieces.parse(from, to, BgpParser::header)
                            .ifPresent(header -> policy = Optional.of(trees.name(header.name())));
                case "action" ->
                    pieces.parse(from, to, BgpParser::actionLine).ifPresent(c -> declarations.add(trees.actions(c)));
                case "role" ->
                    pieces.parse(from, to, BgpParser::roleLine).ifPresent(c -> declarations.add(trees.role(c)));
                case "signal" ->
                    pieces.parse(from, to, BgpParser::signalLine).ifPresent(c -> declarations.add(trees.signal(c)));
                case "factor" ->
                    pieces.parse(from, to, BgpParser::factorLine).ifPresent(c -> declarations.add(trees.factor(c)));
                default ->
                    pieces.parse(from, to, BgpParser::attributeBlock)
                            .ifPresent(c -> declarations.add(trees.attributes(c)));
            }
        }
    }

    private boolean closesItsBraces(int from, int to) {
        int level = 0;
        int open = from;
        for (int i = from; i < to; i++) {
            if (lexed.text(i).equals("{")) {
                level++;
                open = i;
            } else if (lexed.text(i).equals("}")) {
                level--;
            }
        }
        if (level > 0) {
            unclosed(open);
        }
        return level <= 0;
    }

    private void unknownDeclaration(int at) {
        Diagnostic unknown = Diagnostic.error(
                Code.UNKNOWN_DECLARATION, lexed.place(lexed.get(at)), "`" + lexed.text(at) + "` begins no declaration");
        List<String> words = new ArrayList<>(Keywords.LINES);
        words.addAll(Keywords.BLOCKS);
        diagnostics.add(Nearest.to(lexed.text(at), words)
                .map(near -> unknown.label("did you mean `" + near + "`?"))
                .orElse(unknown));
    }

    /** A block and its clauses; answers the token after it. */
    private int block(int at) {
        int open = at + 1;
        while (open < lexed.size()
                && !lexed.startsLine(open)
                && !lexed.text(open).equals("{")) {
            open++;
        }
        int brace = open;
        String kind = lexed.text(at);
        if (!lexed.text(brace).equals("{")) {
            if (pieces.parse(at, brace, BgpParser::head).isPresent()) {
                diagnostics.add(Diagnostic.error(
                        Code.UNEXPECTED,
                        lexed.place(lexed.get(brace - 1)),
                        "expected `{` after " + kind + " `" + lexed.text(brace - 1) + "`"));
            }
            return Math.max(brace, at + 1);
        }
        if (kind.equals("invariant")) {
            int end = afterBlock(brace);
            later(at, brace, "the declaration of invariant `" + lexed.text(at + 1) + "`");
            return end;
        }
        Optional<BgpParser.HeadContext> head = pieces.parse(at, brace, BgpParser::head);
        List<Clause> clauses = new ArrayList<>();
        int mistakes = diagnostics.size();
        int next = clauses(kind, brace, clauses);
        boolean whole = diagnostics.size() == mistakes;
        head.ifPresent(context -> declarations.add(new Declaration.Block(
                kind, trees.name(context.name()), clauses, whole, lexed.place(lexed.get(at), lexed.get(brace - 1)))));
        return next;
    }

    private int clauses(String kind, int brace, List<Clause> clauses) {
        int at = brace + 1;
        while (at < lexed.size() && !lexed.text(at).equals("}")) {
            if (beginsBlock(at)) {
                unclosed(brace);
                return at;
            }
            int end = pieceEnd(at);
            clause(kind, at, end).ifPresent(clauses::add);
            at = end;
        }
        if (at >= lexed.size()) {
            unclosed(brace);
            return at;
        }
        return at + 1;
    }

    private Optional<Clause> clause(String kind, int from, int to) {
        String word = lexed.text(from);
        if (Keywords.LATER_CLAUSES.contains(word)) {
            return later(from, to, "the clause `" + word + "`");
        }
        for (int i = from; i < to; i++) {
            boolean condition = word.equals("when") || word.equals("admit");
            boolean ordered = word.equals("approve") && lexed.text(i).equals("then");
            if (ordered || condition && Keywords.LATER_INPUTS.contains(lexed.text(i))) {
                return later(i, i + 1, "`" + lexed.text(i) + "`");
            }
        }
        if (!Keywords.clausesOf(kind).contains(word)) {
            outOfPlace(kind, from);
            return Optional.empty();
        }
        return kind.equals("zone")
                ? pieces.parse(from, to, BgpParser::zoneClause).map(trees::zoneClause)
                : pieces.parse(from, to, BgpParser::pathClause).map(trees::pathClause);
    }

    private void outOfPlace(String kind, int at) {
        String word = lexed.text(at);
        String block = kind.equals("breakglass") ? "a breakglass path" : "a " + kind;
        boolean elsewhere = Keywords.ZONE_CLAUSES.contains(word)
                || Keywords.PATH_CLAUSES.contains(word)
                || Keywords.FORBID_CLAUSES.contains(word);
        Diagnostic wrong = Diagnostic.error(
                elsewhere ? Code.CLAUSE_OUT_OF_PLACE : Code.UNKNOWN_CLAUSE,
                lexed.place(lexed.get(at)),
                "`" + word + "` is not a clause of " + block);
        diagnostics.add(
                elsewhere
                        ? wrong.note("the clauses of " + block + ": " + String.join(", ", Keywords.clausesOf(kind)))
                        : Nearest.to(word, Keywords.clausesOf(kind))
                                .map(near -> wrong.label("did you mean `" + near + "`?"))
                                .orElse(wrong));
    }

    private <T> Optional<T> later(int from, int to, String what) {
        diagnostics.add(Diagnostic.error(
                Code.NOT_SUPPORTED_YET,
                lexed.place(lexed.get(from), lexed.get(to - 1)),
                what + " is not supported yet"));
        return Optional.empty();
    }

    private void unclosed(int brace) {
        diagnostics.add(Diagnostic.error(Code.UNCLOSED_BRACE, lexed.place(lexed.get(brace)), "this `{` is not closed"));
    }

    private boolean beginsBlock(int at) {
        return lexed.startsLine(at)
                && Keywords.BLOCKS.contains(lexed.text(at))
                && lexed.text(at + 2).equals("{");
    }

    private int afterBlock(int brace) {
        int level = 0;
        for (int i = brace; i < lexed.size(); i++) {
            if (lexed.text(i).equals("{")) {
                level++;
            } else if (lexed.text(i).equals("}") && --level == 0) {
                return i + 1;
            }
        }
        unclosed(brace);
        return lexed.size();
    }

    /** Where the declaration or clause that begins here ends: at the next line that does not go on from this one. */
    private int pieceEnd(int from) {
        int level = 0;
        for (int i = from + 1; i < lexed.size(); i++) {
            String text = lexed.text(i);
            if (level == 0 && (text.equals("}") || lexed.startsLine(i) && !Keywords.goesOn(lexed.text(i - 1), text))) {
                return i;
            }
            if (beginsBlock(i)) {
                return i;
            }
            if (text.equals("{")) {
                level++;
            } else if (text.equals("}")) {
                level--;
            }
        }
        return lexed.size();
    }
}
