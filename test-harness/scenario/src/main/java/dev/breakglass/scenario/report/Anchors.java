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
        String name = file.replaceFirst("\\.ya?ml$", "");
        String slug =
                name.replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-|-$", "").toLowerCase(Locale.ROOT);
        // Where a name loses more than its dots and slashes, another could come to the same.
        boolean isWhole = name.replace('/', '-').replace('.', '-').equals(slug);
        String anchor = kind + "-" + slug + (isWhole ? "" : "-" + Integer.toHexString(file.hashCode()));
        while (!taken.add(anchor)) {
            anchor += "-" + Integer.toHexString(file.hashCode());
        }
        return anchor;
    }
}
