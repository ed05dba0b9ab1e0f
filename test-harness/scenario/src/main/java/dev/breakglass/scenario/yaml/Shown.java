package dev.breakglass.scenario.yaml;

/** Text from a file made fit for a message: short, and without what would disturb a terminal. */
public final class Shown {

    private static final int CODE_POINTS_MAX = 60;

    private Shown() {}

    static String quoted(String text) {
        return "\"" + cut(text) + "\"";
    }

    public static String cut(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().limit(CODE_POINTS_MAX).forEach(c -> out.appendCodePoint(quiet(c) ? c : '\ufffd'));
        return text.codePointCount(0, text.length()) > CODE_POINTS_MAX
                ? out.append("…").toString()
                : out.toString();
    }

    private static boolean quiet(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
