package dev.breakglass.runtime.credentials;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Puts names and literals into statements that take no parameters, such as {@code CREATE ROLE}. */
final class Sql {

    /** Of UTF-8; PostgreSQL cuts what is longer, and would then mean another name. */
    static final int NAME_BYTES_MAX = 63;

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9+/=$:. -]*");

    private Sql() {}

    static boolean isName(String text) {
        int length = text.getBytes(StandardCharsets.UTF_8).length;
        return length > 0 && length <= NAME_BYTES_MAX && text.indexOf(0) < 0;
    }

    /** A name between quotes, which makes every character but the quote its own. */
    static String name(String text) {
        if (!isName(text)) {
            throw new IllegalArgumentException("no name of PostgreSQL's: " + Told.shown(text));
        }
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    /** A literal of characters that mean the same under every setting of the server; nothing else needs one. */
    static String literal(String text) {
        if (!PLAIN.matcher(text).matches()) {
            throw new IllegalArgumentException("a literal with other characters than it may have");
        }
        return "'" + text + "'";
    }
}
