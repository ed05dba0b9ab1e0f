package dev.breakglass.dsl.diagnostic;

/** Makes text from outside fit to stand in a message: short, on one line, nothing hidden. */
public final class Quote {
    private static final int SHOWN_MAX = 60;

    private Quote() {}

    /** The text between backticks, shortened. */
    public static String of(String text) {
        return "`" + shorten(text) + "`";
    }

    /** The text's beginning when it is long; whole code points only. */
    public static String shorten(String text) {
        if (text.codePointCount(0, text.length()) <= SHOWN_MAX) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, SHOWN_MAX)) + "…";
    }

    /** Every control, formatting and unpaired character as {@code \}{@code u{1b}}; all others as they are. */
    public static String visible(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (isHidden(point)) {
                out.append("\\u{").append(Integer.toHexString(point)).append('}');
            } else {
                out.appendCodePoint(point);
            }
        });
        return out.toString();
    }

    /** Whether a terminal would not show this, or would do something else than show it. */
    public static boolean isHidden(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE -> true;
            default -> false;
        };
    }
}
