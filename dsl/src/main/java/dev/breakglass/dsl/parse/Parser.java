package dev.breakglass.dsl.parse;

import dev.breakglass.dsl.Limits;
import dev.breakglass.dsl.diagnostic.Checked;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.source.Place;
import dev.breakglass.dsl.source.SourceFile;
import dev.breakglass.dsl.source.Span;
import dev.breakglass.dsl.syntax.PolicyFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;

/**
 * Makes a syntax tree of a file's text. Takes any text at all: what is not in the language is a diagnostic, in time
 * linear in the text. Thread-safe.
 */
public final class Parser {

    private Parser() {}

    /** Within the standard limits. */
    public static Checked<PolicyFile> parse(SourceFile source) {
        return parse(source, Limits.standard());
    }

    /**
     * @return a tree without the parts that have a fault; no tree when the file is empty, too large or nested too deep
     */
    public static Checked<PolicyFile> parse(SourceFile source, Limits limits) {
        List<Diagnostic> found = new ArrayList<>();
        Place whole = new Place(source, new Span(0, 0));
        if (source.text().isBlank()) {
            found.add(Diagnostic.error(Code.EMPTY_FILE, whole, "there is nothing in this file")
                    .helping("a file begins with `policy` and the name of its set"));
            return new Checked<>(Optional.empty(), found);
        }
        if (source.text().length() > limits.bytesPerFileMax()
                || source.text().getBytes(StandardCharsets.UTF_8).length > limits.bytesPerFileMax()) {
            found.add(Diagnostic.error(
                    Code.FILE_TOO_LARGE, whole, "a file may have " + limits.bytesPerFileMax() + " bytes at most"));
            return new Checked<>(Optional.empty(), found);
        }
        Tokens tokens = new Lexing(source, limits, found).tokens();
        Optional<PolicyFile> tree = Optional.empty();
        if (Nesting.allows(tokens, limits.nestingMax(), found)) {
            BgpParser parser = new BgpParser(new CommonTokenStream(new ListTokenSource(tokens.all(), source.name())));
            parser.removeErrorListeners();
            parser.setErrorHandler(new Recovery(tokens, found));
            tree = Optional.of(new TreeBuilder(new Words(source, limits, found)).file(parser.file(), tokens));
        }
        return new Checked<>(tree, tidy(found, limits.errorsPerFileMax()));
    }

    /** Of characters: of no account in the rest of a line that was skipped after another fault. */
    private static boolean isOfCharacters(Code code) {
        return switch (code) {
            case UNCLOSED_STRING, UNCLOSED_PATTERN, STRAY_CHARACTER, MALFORMED_NAME, MALFORMED_NUMBER -> true;
            default -> false;
        };
    }

    /** In order of place, one for each place, and not more than a person will read. */
    private static List<Diagnostic> tidy(List<Diagnostic> found, int errorsMax) {
        List<Diagnostic> tidied = new ArrayList<>();
        Set<Integer> starts = new HashSet<>();
        int skippedTo = -1;
        for (Diagnostic diagnostic : found.stream().sorted(Diagnostic.BY_PLACE).toList()) {
            int start = diagnostic.place().span().start();
            boolean skipped = start < skippedTo && isOfCharacters(diagnostic.code());
            if (skipped || !starts.add(start)) {
                continue;
            }
            if (tidied.size() == errorsMax) {
                tidied.add(Diagnostic.error(
                                Code.TOO_MANY_ERRORS,
                                diagnostic.place(),
                                "this file has more than " + errorsMax + " faults")
                        .labelled("from here on they are not shown"));
                break;
            }
            tidied.add(diagnostic);
            if (diagnostic.code() == Code.UNEXPECTED) {
                skippedTo = diagnostic.place().file().text().indexOf('\n', start);
            }
        }
        return tidied;
    }
}
