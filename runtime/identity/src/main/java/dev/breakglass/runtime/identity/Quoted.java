package dev.breakglass.runtime.identity;

/** Text from outside as a message may show it: short, printable, in quotes. */
final class Quoted {

    private static final int CHARS_MAX = 80;

    private Quoted() {}

    static String of(String text) {
        return of(text, CHARS_MAX);
    }

    static String of(String text, int charsMax) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < Math.min(text.length(), charsMax); i++) {
            char c = text.charAt(i);
            out.append(c >= ' ' && c < 0x7F ? c : '?');
        }
        return out.append(text.length() > charsMax ? "…\"" : "\"").toString();
    }
}
