package dev.breakglass.dsl.check;

import dev.breakglass.dsl.syntax.Declaration;
import dev.breakglass.dsl.syntax.PolicyFile;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Puts what {@code ///} says under the name of what it speaks of. */
final class Documented {

    private Documented() {}

    /** By kind and name: {@code breakglass restore-ledger}. */
    static SortedMap<String, String> of(List<PolicyFile> trees) {
        SortedMap<String, String> docs = new TreeMap<>();
        for (PolicyFile tree : trees) {
            for (Declaration declaration : tree.declarations()) {
                String text = tree.docs().get(declaration.place().span().start());
                if (text != null) {
                    names(declaration).forEach(name -> docs.putIfAbsent(name, text));
                }
            }
        }
        return docs;
    }

    private static List<String> names(Declaration declaration) {
        if (declaration instanceof Declaration.Actions actions) {
            return actions.names().stream()
                    .map(name -> "action " + name.value())
                    .toList();
        } else if (declaration instanceof Declaration.Resource resource) {
            return List.of("resource " + resource.name().value());
        } else if (declaration instanceof Declaration.Role role) {
            return List.of("role " + role.name().value());
        } else if (declaration instanceof Declaration.Signal signal) {
            return List.of("signal " + signal.name().value());
        } else if (declaration instanceof Declaration.Zone zone) {
            return List.of("zone " + zone.name().value());
        } else if (declaration instanceof Declaration.Profile profile) {
            return List.of("profile " + profile.name().value());
        } else if (declaration instanceof Declaration.Breakglass path) {
            return List.of("breakglass " + path.name().value());
        } else if (declaration instanceof Declaration.Forbid forbid) {
            return List.of("forbid " + forbid.name().value());
        } else if (declaration instanceof Declaration.Invariant invariant) {
            return List.of("invariant " + invariant.name().value());
        }
        return List.of();
    }
}
