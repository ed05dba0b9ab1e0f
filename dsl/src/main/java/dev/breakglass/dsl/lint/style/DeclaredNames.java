package dev.breakglass.dsl.lint.style;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.syntax.AttributeSyntax;
import dev.breakglass.dsl.syntax.Declaration;
import dev.breakglass.dsl.syntax.Written;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects the names that a set declares, by the word that declares them. */
final class DeclaredNames {
    private final Map<String, List<Written<String>>> names = new LinkedHashMap<>();

    private DeclaredNames() {}

    /** Of each kind in order of file and place. The attributes of requester and incident are a kind each. */
    static Map<String, List<Written<String>>> of(CheckedSet set) {
        DeclaredNames found = new DeclaredNames();
        set.files().forEach(file -> file.declarations().forEach(found::add));
        return found.names;
    }

    private void add(Declaration declaration) {
        if (declaration instanceof Declaration.Actions actions) {
            add("action", actions.names());
        } else if (declaration instanceof Declaration.Resource resource) {
            add("resource", List.of(resource.name()));
        } else if (declaration instanceof Declaration.Attributes attributes) {
            add(
                    attributes.of().value(),
                    attributes.attributes().stream().map(AttributeSyntax::name).toList());
        } else if (declaration instanceof Declaration.Role role) {
            add("role", List.of(role.name()));
        } else if (declaration instanceof Declaration.Signal signal) {
            add("signal", List.of(signal.name()));
        } else if (declaration instanceof Declaration.Zone zone) {
            add("zone", List.of(zone.name()));
        } else if (declaration instanceof Declaration.Profile profile) {
            add("profile", List.of(profile.name()));
        } else if (declaration instanceof Declaration.Breakglass path) {
            add("breakglass", List.of(path.name()));
        } else if (declaration instanceof Declaration.Forbid forbid) {
            add("forbid", List.of(forbid.name()));
        } else if (declaration instanceof Declaration.Invariant invariant) {
            add("invariant", List.of(invariant.name()));
        }
    }

    private void add(String kind, List<Written<String>> more) {
        names.computeIfAbsent(kind, first -> new ArrayList<>()).addAll(more);
    }
}
