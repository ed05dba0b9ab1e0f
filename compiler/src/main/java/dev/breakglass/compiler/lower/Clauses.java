package dev.breakglass.compiler.lower;

import dev.breakglass.dsl.model.Policy;
import dev.breakglass.dsl.source.Place;
import dev.breakglass.dsl.source.SourceFile;
import dev.breakglass.runtime.policy.Clause;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The clauses that findings can be about, numbered in the order in which they are met. */
final class Clauses {

    private final Map<String, Integer> files = new HashMap<>();
    private final List<Clause> clauses = new ArrayList<>();

    Clauses(Policy policy) {
        TreeSet<String> names =
                policy.sources().stream().map(SourceFile::name).collect(Collectors.toCollection(TreeSet::new));
        names.forEach(name -> files.put(name, files.size()));
    }

    /** A clause that is quoted as it stands. */
    int quoted(Place place) {
        return add("", true, place, List.of());
    }

    /** A clause that is quoted after a few words. */
    int quoted(String after, Place place) {
        return add(after, true, place, List.of());
    }

    /** A condition, quoted after a few words. */
    int quoted(String after, Place place, Collection<Integer> reads) {
        return add(after, true, place, List.copyOf(reads));
    }

    /** A clause in other words than those that stand there. */
    int said(String words, Place place) {
        return add(words, false, place, List.of());
    }

    private int add(String said, boolean quoted, Place place, List<Integer> reads) {
        int file = files.getOrDefault(place.file().name(), -1);
        clauses.add(new Clause(
                said, quoted, file, place.span().start(), place.span().end(), reads));
        return clauses.size() - 1;
    }

    /** Numbers of the policy's files by name. */
    Map<String, Integer> files() {
        return files;
    }

    List<Clause> all() {
        return clauses;
    }
}
