package dev.breakglass.scenario.yaml;

import java.util.regex.Pattern;

/** What a word without quotes is by the core schema of YAML 1.2 (section 10.3.2). */
public enum ScalarKind {
    NULL,
    BOOL,
    INT,
    FLOAT,
    TEXT;

    private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+");
    private static final Pattern FRACTION = Pattern.compile(
            "[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");

    static ScalarKind of(String text) {
        return switch (text) {
            case "", "~", "null", "Null", "NULL" -> NULL;
            case "true", "True", "TRUE", "false", "False", "FALSE" -> BOOL;
            default ->
                WHOLE.matcher(text).matches() ? INT : FRACTION.matcher(text).matches() ? FLOAT : TEXT;
        };
    }
}
