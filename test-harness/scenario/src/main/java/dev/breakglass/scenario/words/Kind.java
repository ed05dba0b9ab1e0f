package dev.breakglass.scenario.words;

/** What a policy declares by name, and a test names. */
public enum Kind {
    ZONE("zone", "zone"),
    ACTION("action", "action"),
    RESOURCE("kind", "resource kind"),
    PATH("path", "path"),
    BROKER("broker", "broker"),

    /** Directories have groups that no role follows from, so that only one that looks like a misspelt one is a mistake. */
    GROUP("groups", "role for the group");

    private final String key;
    private final String word;

    Kind(String key, String word) {
        this.key = key;
        this.word = word;
    }

    /** The key that it stands behind. */
    String key() {
        return key;
    }

    /** As a message says it. */
    String word() {
        return word;
    }
}
