package dev.breakglass.dsl.lint.allow;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Every comment of a set that allows what a rule finds. Immutable. */
public final class Allows {
    private final Map<String, List<Allow>> byFile;

    private Allows(Map<String, List<Allow>> byFile) {
        this.byFile = byFile;
    }

    public static Allows of(CheckedSet set) {
        return new Allows(read(set).stream()
                .collect(Collectors.groupingBy(
                        allow -> allow.comment().place().file().name())));
    }

    /** In order of file and place. */
    static List<Allow> read(CheckedSet set) {
        return set.files().stream()
                .flatMap(file -> new AllowReader(file).read().stream())
                .toList();
    }

    /** Whether a comment allows this finding and says why; never an error of the language itself. */
    public boolean silence(Diagnostic finding) {
        return byFile.getOrDefault(finding.place().file().name(), List.of()).stream()
                .anyMatch(allow -> allow.silences(finding));
    }
}
