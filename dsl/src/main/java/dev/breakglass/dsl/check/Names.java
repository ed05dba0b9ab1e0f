package dev.breakglass.dsl.check;

import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Nearest;
import dev.breakglass.dsl.source.Place;
import dev.breakglass.dsl.syntax.Word;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The declared things of one kind, by name; tells of names that are declared twice or not at all. */
final class Names<T> {

    private final String what;
    private final Code unknown;
    private final List<Diagnostic> diagnostics;
    private final Map<String, T> things = new TreeMap<>();
    private final Map<String, Place> places = new TreeMap<>();

    Names(String what, Code unknown, List<Diagnostic> diagnostics) {
        this.what = what;
        this.unknown = unknown;
        this.diagnostics = diagnostics;
    }

    void declare(Word name, T thing) {
        Place first = places.get(name.text());
        if (first == null) {
            things.put(name.text(), thing);
            places.put(name.text(), name.place());
        } else {
            diagnostics.add(Diagnostic.error(
                            Code.DECLARED_TWICE, name.place(), "`" + name.text() + "` is declared twice as " + what)
                    .label("declared again here")
                    .see(first, "declared here first"));
        }
    }

    /** What the name stands for, or nothing after a diagnostic. */
    Optional<T> find(Word name) {
        T thing = things.get(name.text());
        if (thing == null) {
            diagnostics.add(unknown(name));
        }
        return Optional.ofNullable(thing);
    }

    boolean has(String name) {
        return things.containsKey(name);
    }

    Optional<T> get(String name) {
        return Optional.ofNullable(things.get(name));
    }

    void replace(String name, T thing) {
        things.put(name, thing);
    }

    /** In order of name. */
    Collection<T> all() {
        return things.values();
    }

    Collection<String> names() {
        return things.keySet();
    }

    private Diagnostic unknown(Word name) {
        Diagnostic diagnostic = Diagnostic.error(unknown, name.place(), "`" + name.text() + "` is not " + what);
        Optional<String> near = Nearest.to(name.text(), things.keySet());
        if (near.isPresent()) {
            Place declared = places.get(near.get());
            Diagnostic helped = diagnostic.label("did you mean `" + near.get() + "`?");
            return declared == null
                    ? helped
                    : helped.note("`" + near.get() + "` is declared in "
                            + declared.file().name() + ":" + declared.start().line());
        }
        return things.isEmpty() ? diagnostic.note("none is declared in this set") : diagnostic;
    }
}
