package dev.breakglass.dsl.lint.allow;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import java.util.List;

/** Every comment of a set that allows what a rule finds. Immutable. */
public final class Allows {
    private final List<Allow> all;

    private Allows(List<Allow> all) {
        this.all = all;
    }

    public static Allows of(CheckedSet set) {
        return new Allows(read(set));
    }

    /** In order of file and place. */
    static List<Allow> read(CheckedSet set) {
        return set.files().stream()
                .flatMap(file -> new AllowReader(file).read().stream())
                .toList();
    }

    /** Whether a comment allows this finding and says why; never an error of the language itself. */
    public boolean silence(Diagnostic finding) {
        return all.stream().anyMatch(allow -> allow.silences(finding));
    }
}
