package dev.breakglass.runtime.policy;

/** Clauses in the policy's own words. */
public final class Quote {

    private static final int CHARACTERS_MAX = 400;

    private Quote() {}

    /** What was written, on one line and without comments; what is longer than 400 characters is cut. */
    public static String oneLine(String text) {
        StringBuilder words = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            quoted ^= c == '"' && (i == 0 || text.charAt(i - 1) != '\\');
            boolean comment =
                    !quoted && text.startsWith("//", i) && (i == 0 || Character.isWhitespace(text.charAt(i - 1)));
            if (comment) {
                int end = text.indexOf('\n', i);
                i = end < 0 ? text.length() : end - 1;
            } else if (!quoted && Character.isWhitespace(c)) {
                words.append(words.length() > 0 && words.charAt(words.length() - 1) == ' ' ? "" : " ");
            } else {
                words.append(c);
            }
        }
        String line = words.toString().strip();
        return line.length() <= CHARACTERS_MAX ? line : line.substring(0, CHARACTERS_MAX) + "…";
    }
}
