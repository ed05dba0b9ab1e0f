package dev.breakglass.dsl.diagnostic;

/** How bad it is. */
public enum Severity {
    ERROR,
    WARNING,
    NOTE;

    String word() {
        return switch (this) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case NOTE -> "note";
        };
    }
}
