package dev.breakglass.dsl.format;

import dev.breakglass.dsl.Limits;
import dev.breakglass.dsl.diagnostic.Checked;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.parse.Part;
import dev.breakglass.dsl.parse.Part.Comment;
import dev.breakglass.dsl.parse.Part.Lexeme;
import dev.breakglass.dsl.parse.Part.Phrase;
import dev.breakglass.dsl.parse.Verbatim;
import dev.breakglass.dsl.source.Place;
import dev.breakglass.dsl.source.SourceFile;
import dev.breakglass.dsl.source.Span;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lays policy text out in the one layout of the language. It changes white space and nothing else: every word and every
 * comment stays as written, in its place. What it has laid out it leaves alone. Takes time linear in the text.
 * Thread-safe.
 */
public final class Formatter {

    private Formatter() {}

    /** Within the standard limits. */
    public static Checked<String> format(SourceFile source) {
        return format(source, Limits.standard());
    }

    /**
     * @return the whole text, with a line feed at the end of every line; none when the file has a fault in its syntax, or
     *     when its text would be larger than a file may be
     */
    public static Checked<String> format(SourceFile source, Limits limits) {
        Checked<Phrase> read = Verbatim.read(source, limits);
        if (read.value().isEmpty()) {
            return new Checked<>(Optional.empty(), read.diagnostics());
        }
        Phrase file = read.value().get();
        String text = FileLayout.of(file);
        if (text.getBytes(StandardCharsets.UTF_8).length > limits.bytesPerFileMax()) {
            Diagnostic fault = Diagnostic.error(
                            Code.FILE_TOO_LARGE,
                            new Place(source, new Span(0, 0)),
                            "laid out, this file would have more than " + limits.bytesPerFileMax() + " bytes")
                    .helping("divide it into several files: a policy set is a folder");
            return new Checked<>(Optional.empty(), List.of(fault));
        }
        prove(file, new SourceFile(source.name(), text, source.set()), limits);
        return new Checked<>(Optional.of(text), read.diagnostics());
    }

    /** Reads the text again: a layout that lost or moved a word or a comment must never reach a file. */
    private static void prove(Phrase file, SourceFile laidOut, Limits limits) {
        List<String> before = new ArrayList<>();
        collect(file, before);
        List<String> after = new ArrayList<>();
        Verbatim.read(laidOut, limits).value().ifPresent(again -> collect(again, after));
        if (!before.equals(after)) {
            throw new IllegalStateException("the layout of " + laidOut.name() + " does not say what its text said");
        }
    }

    /** The words and comments of a part, and what is beside or above what. */
    private static void collect(Part part, List<String> into) {
        if (part instanceof Lexeme lexeme) {
            for (Comment comment : lexeme.above()) {
                into.add(comment.text().stripTrailing());
            }
            into.add(lexeme.kind() + " " + lexeme.text());
            lexeme.beside()
                    .ifPresent(comment -> into.add("beside " + comment.text().stripTrailing()));
        } else if (part instanceof Phrase phrase) {
            for (Part each : phrase.parts()) {
                collect(each, into);
            }
        }
    }
}
