package dev.breakglass.dsl.parse;

/** Takes the quotes off texts and the slashes off patterns. */
final class Quotes {

    private Quotes() {}

    /** In a text a backslash makes the next character stand for itself. */
    static String text(String quoted) {
        return quoted.substring(1, quoted.length() - 1).replaceAll("\\\\(.)", "$1");
    }

    /** In a pattern a backslash belongs to the pattern, except before a slash. */
    static String pattern(String slashed) {
        return slashed.substring(1, slashed.length() - 1).replace("\\/", "/");
    }
}
