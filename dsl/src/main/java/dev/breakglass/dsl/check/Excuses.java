package dev.breakglass.dsl.check;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** The names that a fault already reported may have meant to declare: not to find them is no second mistake. */
final class Excuses {
    private final Set<String> names = new HashSet<>();
    private boolean everything;

    void add(Collection<String> broken) {
        names.addAll(broken);
    }

    /** A whole file, or what it imports, is not there to be looked at. */
    void addEverything() {
        everything = true;
    }

    boolean cover(String name) {
        return everything || names.contains(name);
    }
}
