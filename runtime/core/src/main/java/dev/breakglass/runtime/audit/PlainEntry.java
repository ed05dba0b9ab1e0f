package dev.breakglass.runtime.audit;

/**
 * Tells fast, without building anything, that an entry is what it must be: in canonical form, with its index as its
 * {@code seq}. It knows plain entries alone, of printable ASCII without escapes, that name no content beside the log; of
 * others it knows nothing, and {@link EntryCheck} has to say.
 */
final class PlainEntry {

    private static final int DEPTH_MAX = 16;
    private static final int DIGITS_MAX = 15;
    private static final long NO_NUMBER = Long.MIN_VALUE;

    private final byte[] bytes;
    private int at;
    private long seq = NO_NUMBER;
    private long number;

    private PlainEntry(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Whether the entry is surely right. */
    static boolean isRight(byte[] entry, long index) {
        PlainEntry plain = new PlainEntry(entry);
        return plain.peek() == '{' && plain.value(1) && plain.at == entry.length && plain.seq == index;
    }

    private int peek() {
        return at < bytes.length ? bytes[at] : -1;
    }

    private boolean take(int expected) {
        if (peek() == expected) {
            at++;
            return true;
        }
        return false;
    }

    private boolean value(int depth) {
        number = NO_NUMBER;
        return switch (peek()) {
            case '{' -> depth < DEPTH_MAX && object(depth);
            case '[' -> depth < DEPTH_MAX && array(depth);
            case '"' -> string();
            case 't' -> word("true");
            case 'f' -> word("false");
            case 'n' -> word("null");
            default -> number();
        };
    }

    private boolean object(int depth) {
        at++;
        if (take('}')) {
            return true;
        }
        int before = -1;
        do {
            int key = at + 1;
            if (!string() || (before >= 0 && !isAfter(before, key))) {
                return false;
            }
            if (bytes[key] == '$') {
                // A key of the log's own: Content.MEMBER, or one that is not known here.
                return false;
            }
            before = key;
            int end = at - 1;
            if (!take(':') || !value(depth + 1)) {
                return false;
            }
            if (depth == 1 && end - key == 3 && isSeq(key)) {
                seq = number;
            }
        } while (take(','));
        number = NO_NUMBER;
        return take('}');
    }

    private boolean isSeq(int key) {
        return bytes[key] == 's' && bytes[key + 1] == 'e' && bytes[key + 2] == 'q';
    }

    /** Whether the key that was just read comes after the one before it; among ASCII the order of bytes is the order. */
    private boolean isAfter(int before, int key) {
        int a = before;
        int b = key;
        while (bytes[a] == bytes[b]) {
            if (bytes[a] == '"') {
                return false;
            }
            a++;
            b++;
        }
        return bytes[a] == '"' || (bytes[b] != '"' && bytes[a] < bytes[b]);
    }

    private boolean array(int depth) {
        at++;
        if (take(']')) {
            return true;
        }
        do {
            if (!value(depth + 1)) {
                return false;
            }
        } while (take(','));
        number = NO_NUMBER;
        return take(']');
    }

    private boolean string() {
        if (!take('"')) {
            return false;
        }
        at = PlainText.end(bytes, at);
        return take('"');
    }

    private boolean word(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (!take(word.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean number() {
        int start = at;
        long value = 0;
        while (at < bytes.length && bytes[at] >= '0' && bytes[at] <= '9' && at - start <= DIGITS_MAX) {
            value = 10 * value + (bytes[at++] - '0');
        }
        number = value;
        return at > start && at - start <= DIGITS_MAX && (bytes[start] != '0' || at == start + 1);
    }
}
