package dev.breakglass.dsl.check;

import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.source.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects the diagnostics of a check. What the parser has already spoken about is not spoken about again. */
final class Faults {
    private final List<Diagnostic> found = new ArrayList<>();
    private final Set<Start> spokenAbout = new HashSet<>();

    private record Start(String file, int offset) {
        static Start of(Place place) {
            return new Start(place.file().name(), place.span().start());
        }
    }

    void addSyntax(List<Diagnostic> diagnostics) {
        found.addAll(diagnostics);
        diagnostics.forEach(diagnostic -> spokenAbout.add(Start.of(diagnostic.place())));
    }

    void add(Diagnostic diagnostic) {
        if (!spokenAbout.contains(Start.of(diagnostic.place()))) {
            found.add(diagnostic);
        }
    }

    void add(Code code, Place place, String message) {
        add(Diagnostic.error(code, place, message));
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /** In order of file and place, and of each file not more than a person will read. */
    List<Diagnostic> inOrder(int perFileMax) {
        Map<String, Integer> counts = new HashMap<>();
        List<Diagnostic> shown = new ArrayList<>();
        for (Diagnostic diagnostic : found.stream().sorted(Diagnostic.BY_PLACE).toList()) {
            int count = counts.merge(diagnostic.place().file().name(), 1, Integer::sum);
            if (count <= perFileMax && diagnostic.code() != Code.TOO_MANY_ERRORS) {
                shown.add(diagnostic);
            } else if (count == perFileMax + 1) {
                shown.add(tooMany(diagnostic.place(), perFileMax));
            }
        }
        return shown;
    }

    /** What is said at the first fault that is one too many. */
    private static Diagnostic tooMany(Place place, int max) {
        return Diagnostic.error(Code.TOO_MANY_ERRORS, place, "this file has more than " + max + " faults")
                .labelled("from here on they are not shown");
    }
}
