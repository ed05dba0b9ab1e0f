package dev.breakglass.runtime.grant;

import java.security.SecureRandom;

/** An id that people can read to each other: a prefix and 80 random bits, without letters that look like digits. */
final class RandomId {

    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int LETTERS = 16;

    private RandomId() {}

    static String next(String prefix, SecureRandom random) {
        StringBuilder id = new StringBuilder(prefix);
        for (int i = 0; i < LETTERS; i++) {
            id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return id.toString();
    }

    static void check(String what, String prefix, String text) {
        boolean sound = text.length() == prefix.length() + LETTERS && text.startsWith(prefix);
        for (int i = prefix.length(); sound && i < text.length(); i++) {
            sound = ALPHABET.indexOf(text.charAt(i)) >= 0;
        }
        if (!sound) {
            throw new IllegalArgumentException(what + ": expected " + prefix + " and " + LETTERS
                    + " letters and digits, found " + text.length() + " characters of another form");
        }
    }
}
