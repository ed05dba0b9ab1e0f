package dev.breakglass.runtime.audit;

/**
 * Tells fast, without building anything, that an entry is what it must be: in canonical form, with its index as its
 * {@code seq}. It knows plain entries alone, of printable ASCII without escapes, that name no content beside the log; of
 * others it knows nothing, and {@link EntryCheck} has to say.
 */
final class PlainEntry {

    private static final int DEPTH_MAX = 16;
    private static final int DIGITS_MAX = 15;

    /** In the place of where something ends: it is not plain. */
    private static final int NOWHERE = -1;

    private final byte[] bytes;
    private final long index;
    private boolean numbered;

    private PlainEntry(byte[] bytes, long index) {
        this.bytes = bytes;
        this.index = index;
    }

    /** Whether the entry is surely right. */
    static boolean isRight(byte[] entry, long index) {
        PlainEntry plain = new PlainEntry(entry, index);
        return plain.is(0, '{') && plain.object(0, 1) == entry.length && plain.numbered;
    }

    private boolean is(int at, char expected) {
        return at < bytes.length && bytes[at] == expected;
    }

    /** Where the value ends that starts there. */
    private int value(int at, int depth) {
        if (at >= bytes.length) {
            return NOWHERE;
        }
        return switch (bytes[at]) {
            case '{' -> depth < DEPTH_MAX ? object(at, depth) : NOWHERE;
            case '[' -> depth < DEPTH_MAX ? array(at, depth) : NOWHERE;
            case '"' -> string(at);
            case 't' -> word(at, "true");
            case 'f' -> word(at, "false");
            case 'n' -> word(at, "null");
            default -> number(at);
        };
    }

    private int object(int start, int depth) {
        int at = start + 1;
        if (is(at, '}')) {
            return at + 1;
        }
        int before = NOWHERE;
        while (is(at, '"')) {
            int key = at + 1;
            int end = PlainText.end(bytes, key);
            int value = end + 2;
            // A key with a dollar is the log's own: Content.MEMBER, or one that is not known here.
            boolean isNext = is(end, '"') && is(end + 1, ':') && bytes[key] != '$' && isAfter(before, key);
            at = isNext ? value(value, depth + 1) : NOWHERE;
            if (at == NOWHERE) {
                return NOWHERE;
            }
            if (depth == 1 && end - key == 3 && isSeq(key)) {
                numbered = isIndex(value, at);
            }
            if (is(at, '}')) {
                return at + 1;
            }
            before = key;
            at = is(at, ',') ? at + 1 : bytes.length;
        }
        return NOWHERE;
    }

    private boolean isSeq(int key) {
        return bytes[key] == 's' && bytes[key + 1] == 'e' && bytes[key + 2] == 'q';
    }

    private boolean isIndex(int from, int to) {
        long number = 0;
        for (int at = from; at < to; at++) {
            if (bytes[at] < '0' || bytes[at] > '9') {
                return false;
            }
            number = 10 * number + (bytes[at] - '0');
        }
        return number == index;
    }

    /** Whether a key comes after the one before it, if there is one; among ASCII the order of bytes is the order. */
    private boolean isAfter(int before, int key) {
        if (before == NOWHERE) {
            return true;
        }
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

    private int array(int start, int depth) {
        int at = start + 1;
        if (is(at, ']')) {
            return at + 1;
        }
        while (true) {
            at = value(at, depth + 1);
            if (at == NOWHERE || is(at, ']')) {
                return at == NOWHERE ? NOWHERE : at + 1;
            }
            if (!is(at, ',')) {
                return NOWHERE;
            }
            at++;
        }
    }

    private int string(int start) {
        int end = PlainText.end(bytes, start + 1);
        return is(end, '"') ? end + 1 : NOWHERE;
    }

    private int word(int start, String word) {
        for (int i = 0; i < word.length(); i++) {
            if (!is(start + i, word.charAt(i))) {
                return NOWHERE;
            }
        }
        return start + word.length();
    }

    private int number(int start) {
        int at = start;
        while (at < bytes.length && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        int digits = at - start;
        boolean isPlain = digits > 0 && digits <= DIGITS_MAX && (bytes[start] != '0' || digits == 1);
        return isPlain ? at : NOWHERE;
    }
}
