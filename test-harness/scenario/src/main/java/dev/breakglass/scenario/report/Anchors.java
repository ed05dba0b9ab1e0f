package dev.breakglass.scenario.report;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Names for links within a page, made of the names of files, so that a link still leads to the same thing when others
 * come or go. For one page.
 */
final class Anchors {

    private final Set<String> taken = new HashSet<>();

    /** @param kind of thing, so that two kinds never share a name */
    String of(String kind, String file) {
        String slug = file.replaceFirst("\\.ya?ml$", "")
                .replaceAll("[^A-Za-z0-9]+", "-")
                .replaceAll("^-|-$", "")
                .toLowerCase(Locale.ROOT);
        String anchor = kind + "-" + slug;
        for (int n = 2; !taken.add(anchor); n++) {
            anchor = kind + "-" + slug + "-" + n;
        }
        return anchor;
    }
}
