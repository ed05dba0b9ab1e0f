package dev.breakglass.scenario.report;

import dev.breakglass.dsl.source.SourceFile;
import dev.breakglass.scenario.coverage.CoveredSet;
import java.util.Map;
import java.util.Objects;

/**
 * A policy set over whose lines a page shows what was reached.
 *
 * @param id the name under which a link finds it
 * @param files the same for each of its files
 */
public record Covered(String id, CoveredSet set, Map<SourceFile, String> files) {

    public Covered {
        files = Map.copyOf(files);
    }

    /** The name under which a link finds a line; a name of a file has no dot. */
    public String line(SourceFile file, int number) {
        return Objects.requireNonNull(files.get(file)) + "." + number;
    }
}
