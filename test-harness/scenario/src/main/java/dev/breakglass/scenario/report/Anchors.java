package dev.breakglass.scenario.report;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Names for links within a page, made of the names of files, so that a link still leads to the same scenario when others
 * come or go. For one page.
 */
final class Anchors {

    private final Set<String> taken = new HashSet<>();

    String of(String file) {
        String slug = file.replaceFirst("\\.ya?ml$", "")
                .replaceAll("[^A-Za-z0-9]+", "-")
                .replaceAll("^-|-$", "")
                .toLowerCase(Locale.ROOT);
        String anchor = "s-" + slug;
        for (int n = 2; !taken.add(anchor); n++) {
            anchor = "s-" + slug + "-" + n;
        }
        return anchor;
    }
}
