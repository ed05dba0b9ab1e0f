package dev.breakglass.dsl.check;

import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.dsl.diagnostic.Spelling;
import dev.breakglass.dsl.source.Place;
import dev.breakglass.dsl.syntax.Written;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** One namespace: what is declared in it, and what to say about a name that is not. */
final class Names<T> {
    /** Looking for a near name takes time that grows with the set, so beyond this nobody is served by it. */
    private static final int SUGGESTIONS_MAX = 100;

    private final NameKind kind;
    private final Excuses excuses;
    private final Homonyms homonyms;
    private final Faults faults;
    private final SortedMap<String, T> declared = new TreeMap<>();
    private final SortedMap<String, Place> places = new TreeMap<>();
    private final Set<String> twice = new HashSet<>();
    private String firstPlace = "";
    private int suggestionsLeft = SUGGESTIONS_MAX;

    Names(NameKind kind, Excuses excuses, Homonyms homonyms, Faults faults) {
        this.kind = kind;
        this.excuses = excuses;
        this.homonyms = homonyms;
        this.faults = faults;
    }

    /** The first declaration of a name stands; a second is an error. @return whether this is the first */
    boolean declare(Written<String> name, T what) {
        Place first = places.putIfAbsent(name.value(), name.place());
        if (first == null) {
            declared.put(name.value(), what);
            homonyms.add(kind, name.value(), name.place());
            return true;
        }
        twice.add(name.value());
        faults.add(Diagnostic.error(Code.DUPLICATE_NAME, name.place(), Quote.of(name.value()) + " is declared twice")
                .labelled("the second time")
                .seeing(first, "the first time"));
        return false;
    }

    SortedMap<String, T> all() {
        return Collections.unmodifiableSortedMap(declared);
    }

    /** Whether there are several declarations, so that no one can say which one counts. */
    boolean isTwice(String name) {
        return twice.contains(name);
    }

    Place placeOf(String name) {
        Place place = places.get(name);
        if (place == null) {
            throw new IllegalArgumentException(name + " is not declared");
        }
        return place;
    }

    /** What the name stands for; when nothing does, that is said unless a fault elsewhere explains it. */
    Optional<T> find(Written<String> name) {
        T what = declared.get(name.value());
        if (what == null) {
            unknown(name, List.of());
        }
        return Optional.ofNullable(what);
    }

    /** @param also further names that could have been meant */
    void unknown(Written<String> name, Collection<String> also) {
        if (excuses.cover(name.value())) {
            return;
        }
        Diagnostic fault =
                Diagnostic.error(kind.unknown(), name.place(), Quote.of(name.value()) + " is not " + kind.one());
        Optional<Homonyms.Other> other = homonyms.besides(kind, name.value());
        if (other.isPresent()) {
            faults.add(fault.seeing(
                    other.get().place(), "it is " + other.get().kind().one()));
            return;
        }
        String label = "";
        if (suggestionsLeft-- > 0) {
            Collection<String> candidates = new ArrayList<>(declared.keySet());
            candidates.addAll(also);
            label = Spelling.nearest(name.value(), candidates)
                    .map(near -> "did you mean " + Quote.of(near) + "?")
                    .orElse("");
        }
        String note = places.isEmpty()
                ? "none is declared; " + kind.many() + " are declared with `" + kind.form() + "`"
                : kind.many() + " are declared in " + firstPlace();
        faults.add(fault.labelled(label).noting(note));
    }

    private String firstPlace() {
        if (firstPlace.isEmpty()) {
            Place first = places.values().stream()
                    .min(Comparator.comparing((Place place) -> place.file().name())
                            .thenComparing(place -> place.span().start()))
                    .orElseThrow();
            firstPlace = first.file().name() + ":" + first.start().line();
        }
        return firstPlace;
    }
}
