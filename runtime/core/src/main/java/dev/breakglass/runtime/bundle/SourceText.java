package dev.breakglass.runtime.bundle;

/**
 * A file of the policy that a bundle was compiled from.
 *
 * @param name as reasons show it: relative to the policy set, with {@code /}
 * @param set the folder that it was imported with, which its name begins with; empty for a file of the set itself
 */
public record SourceText(String name, String set, String text) {

    public SourceText {
        if (name.isEmpty() || !set.isEmpty() && !name.startsWith(set + "/")) {
            throw new IllegalArgumentException("`" + name + "` is no file of the set `" + set + "`");
        }
    }
}
