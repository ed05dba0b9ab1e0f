package dev.breakglass.runtime.audit;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finds the end of plain text in JSON, eight bytes at a time: a verification looks at every byte of a log. */
final class PlainText {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;

    private PlainText() {}

    /** Where the first byte is, from there on, that is not printable ASCII or is a quote or a backslash. */
    static int end(byte[] bytes, int from) {
        int at = from;
        while (at <= bytes.length - Long.BYTES) {
            long odd = odd((long) LONGS.get(bytes, at));
            if (odd != 0) {
                return at + Long.numberOfTrailingZeros(odd) / Byte.SIZE;
            }
            at += Long.BYTES;
        }
        while (at < bytes.length && isPlain(bytes[at])) {
            at++;
        }
        return at;
    }

    private static boolean isPlain(byte c) {
        return c >= ' ' && c <= '~' && c != '"' && c != '\\';
    }

    /**
     * The high bits of those of eight bytes that are not plain. Without a high bit, subtracting borrows into one exactly
     * where a byte is less than what is subtracted, and adding carries into one from 0x7F alone; what comes above such a
     * byte may be wrong, but only the lowest counts.
     */
    private static long odd(long eight) {
        long odd = eight
                | (eight - ' ' * ONES)
                | ((eight ^ '"' * ONES) - ONES)
                | ((eight ^ '\\' * ONES) - ONES)
                | (eight + ONES);
        return odd & HIGH_BITS;
    }
}
