package dev.breakglass.dsl.diagnostic;

import dev.breakglass.dsl.source.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One thing to tell an author: what is wrong, where, and what would put it right. Immutable.
 *
 * @param message the fault in one sentence, without a full stop
 * @param label what stands beside the carets; may be empty
 * @param related second places, such as the first of two declarations
 * @param help something to do; where it is code, it can be pasted
 * @param note something to know
 * @param fix a change of the text that puts it right and changes no decision
 */
public record Diagnostic(
        Code code,
        Severity severity,
        String message,
        Place place,
        String label,
        List<Related> related,
        Optional<String> help,
        Optional<String> note,
        Optional<Fix> fix) {

    /** In order of file name, then place, then code. */
    public static final Comparator<Diagnostic> BY_PLACE = Comparator.comparing(
                    (Diagnostic diagnostic) -> diagnostic.place().file().name())
            .thenComparing(diagnostic -> diagnostic.place().span().start())
            .thenComparing(Diagnostic::code)
            .thenComparing(Diagnostic::message);

    public Diagnostic {
        related = List.copyOf(related);
    }

    /** A second place and what there is to say about it. */
    public record Related(Place place, String label) {}

    /** What keeps a policy from being made. */
    public static Diagnostic error(Code code, Place place, String message) {
        return of(code, Severity.ERROR, place, message);
    }

    /** What looks like a mistake. */
    public static Diagnostic warning(Code code, Place place, String message) {
        return of(code, Severity.WARNING, place, message);
    }

    private static Diagnostic of(Code code, Severity severity, Place place, String message) {
        return new Diagnostic(
                code, severity, message, place, "", List.of(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public Diagnostic weighing(Severity other) {
        return new Diagnostic(code, other, message, place, label, related, help, note, fix);
    }

    public Diagnostic labelled(String words) {
        return new Diagnostic(code, severity, message, place, words, related, help, note, fix);
    }

    public Diagnostic seeing(Place second, String words) {
        List<Related> places = new ArrayList<>(related);
        places.add(new Related(second, words));
        return new Diagnostic(code, severity, message, place, label, places, help, note, fix);
    }

    public Diagnostic helping(String words) {
        return new Diagnostic(code, severity, message, place, label, related, Optional.of(words), note, fix);
    }

    public Diagnostic noting(String words) {
        return new Diagnostic(code, severity, message, place, label, related, help, Optional.of(words), fix);
    }

    public Diagnostic fixedBy(Fix change) {
        return new Diagnostic(code, severity, message, place, label, related, help, note, Optional.of(change));
    }
}
