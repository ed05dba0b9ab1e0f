package dev.breakglass.dsl.diagnostic;

import dev.breakglass.dsl.source.Place;
import java.util.ArrayList;
import java.util.List;

/**
 * One mistake, with everything that helps to mend it.
 *
 * @param message what is wrong, in a sentence without a full stop
 * @param label what stands under the carets; may be empty
 * @param related other places that belong to it
 * @param notes facts and helps, one line each
 */
public record Diagnostic(
        Code code,
        Severity severity,
        String message,
        Place place,
        String label,
        List<Related> related,
        List<String> notes) {

    public Diagnostic {
        related = List.copyOf(related);
        notes = List.copyOf(notes);
    }

    /** Another place that belongs to the mistake, and why. */
    public record Related(Place place, String label) {}

    public static Diagnostic error(Code code, Place place, String message) {
        return new Diagnostic(code, Severity.ERROR, message, place, "", List.of(), List.of());
    }

    public Diagnostic label(String text) {
        return new Diagnostic(code, severity, message, place, text, related, notes);
    }

    public Diagnostic see(Place other, String why) {
        List<Related> more = new ArrayList<>(related);
        more.add(new Related(other, why));
        return new Diagnostic(code, severity, message, place, label, more, notes);
    }

    public Diagnostic note(String line) {
        List<String> more = new ArrayList<>(notes);
        more.add(line);
        return new Diagnostic(code, severity, message, place, label, related, more);
    }
}
