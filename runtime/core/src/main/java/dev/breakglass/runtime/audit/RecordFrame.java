package dev.breakglass.runtime.audit;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * How an entry lies in a segment: its length and a CRC-32C over length and entry, four bytes each, big-endian; then the
 * entry. The checksum tells accidents; against intent stands the signed tree.
 */
final class RecordFrame {

    static final int HEADER_BYTES = 2 * Integer.BYTES;

    private RecordFrame() {}

    static void put(ByteBuffer out, byte[] entry) {
        out.putInt(entry.length).putInt(checksum(entry)).put(entry);
    }

    static int checksum(byte[] entry) {
        return checksum(new CRC32C(), entry);
    }

    static int checksum(CRC32C crc, byte[] entry) {
        crc.reset();
        for (int shift = Integer.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            crc.update(entry.length >>> shift);
        }
        crc.update(entry);
        return (int) crc.getValue();
    }
}
