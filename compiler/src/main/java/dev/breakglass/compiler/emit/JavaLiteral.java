package dev.breakglass.compiler.emit;

/**
 * Turns text of a policy into Java literals. No other class lets such text near the source.
 *
 * <p>Everything but plain ASCII letters, digits and a few signs is escaped, octal where it is ASCII: a backslash is written
 * {@code \134}, so nothing that follows it can be taken for an escape, neither of Java's strings nor of its Unicode escapes
 * (JLS 3.3), which are read before anything else.
 */
final class JavaLiteral {

    /** A class file holds 65,535 bytes in a constant, and a character takes three at most. */
    private static final int CHARACTERS_MAX = 16_000;

    private static final String PLAIN = " .,:;-_+=()[]{}<>@#$%&|!?~^";

    private JavaLiteral() {}

    /** An expression whose value is the text. */
    static String of(String text) {
        if (text.length() <= CHARACTERS_MAX) {
            return quoted(text);
        }
        StringBuilder parts = new StringBuilder(quoted(text.substring(0, CHARACTERS_MAX)));
        for (int i = CHARACTERS_MAX; i < text.length(); i += CHARACTERS_MAX) {
            parts.append(".concat(")
                    .append(quoted(text.substring(i, Math.min(text.length(), i + CHARACTERS_MAX))))
                    .append(')');
        }
        return parts.toString();
    }

    private static String quoted(String text) {
        StringBuilder literal = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain =
                    c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || PLAIN.indexOf(c) >= 0;
            if (plain) {
                literal.append(c);
            } else if (c < 0x80) {
                literal.append(String.format("\\%03o", (int) c));
            } else {
                literal.append(String.format("\\u%04x", (int) c));
            }
        }
        return literal.append('"').toString();
    }
}
