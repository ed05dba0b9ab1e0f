package dev.breakglass.scenario.yaml;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes values in YAML's flow form, on one line each, so that {@link YamlReader} reads the same. */
public final class YamlText {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9._/-]{0,99}");

    private YamlText() {}

    /** A text, in quotes where it could be read as something else. */
    public static String text(String text) {
        return PLAIN.matcher(text).matches() && ScalarKind.of(text) == ScalarKind.TEXT ? text : quoted(text);
    }

    /** A text in double quotes, with escapes for whatever cannot be seen. */
    public static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.codePoints().forEach(point -> {
            if (point == '"' || point == '\\') {
                out.append('\\').appendCodePoint(point);
            } else if (point == '\n') {
                out.append("\\n");
            } else if (isShown(point)) {
                out.appendCodePoint(point);
            } else {
                out.append(String.format(Locale.ROOT, point < 0x10000 ? "\\u%04x" : "\\U%08x", point));
            }
        });
        return out.append('"').toString();
    }

    private static boolean isShown(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> point < 0x10000;
        };
    }

    /** A list of texts. */
    public static String texts(Collection<String> texts) {
        return list(texts.stream().map(YamlText::text).toList());
    }

    /** Items that are written already. */
    public static String list(List<String> items) {
        return "[" + String.join(", ", items) + "]";
    }

    /** A map whose values are written already. */
    public static String map(Map<String, String> entries) {
        return entries.isEmpty()
                ? "{}"
                : entries.entrySet().stream()
                        .map(e -> text(e.getKey()) + ": " + e.getValue())
                        .collect(Collectors.joining(", ", "{ ", " }"));
    }
}
