package dev.breakglass.dsl.diagnostic;

/** How much a diagnostic weighs. */
public enum Severity {
    /** The policy does not hold; nothing is made of it. */
    ERROR("error"),
    /** The policy holds, and something in it looks like a mistake. */
    WARNING("warning"),
    /** Something to know, that may well be right as it is. */
    NOTE("note");

    private final String word;

    Severity(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
