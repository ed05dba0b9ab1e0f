package dev.breakglass.cli.report;

import dev.breakglass.dsl.diagnostic.Width;
import java.util.List;
import java.util.Optional;

/** A form that a report can be written in; the same report gives the same text. Immutable and thread-safe. */
public sealed interface ReportFormat permits TextFormat, PlainFormat, JsonFormat, SarifFormat, GithubFormat {

    /** Every name that {@link #named} knows, the default first. */
    List<String> NAMES = List.of("text", "plain", "json", "sarif", "github");

    /** The text, each of its lines with a line feed; empty when there is nothing to say. */
    String write(Report report);

    /** Whether all policy sets go into one text, which another program reads. */
    boolean isDocument();

    /**
     * The form of a name.
     *
     * @param colour whether {@code text} may use ANSI escape sequences
     * @param width of {@code text}
     */
    static Optional<ReportFormat> named(String name, boolean colour, Width width) {
        return switch (name) {
            case "text" -> Optional.of(new TextFormat(colour, width));
            case "plain" -> Optional.of(new PlainFormat());
            case "json" -> Optional.of(new JsonFormat());
            case "sarif" -> Optional.of(new SarifFormat());
            case "github" -> Optional.of(new GithubFormat());
            default -> Optional.empty();
        };
    }
}
