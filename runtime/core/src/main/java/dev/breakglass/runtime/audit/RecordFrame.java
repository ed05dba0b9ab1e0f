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

    private static int checksum(byte[] entry) {
        byte[] length = ByteBuffer.allocate(Integer.BYTES).putInt(entry.length).array();
        return checksum(new CRC32C(), length, 0, entry, 0, entry.length);
    }

    /** Of a record that starts there, whose entry is of the length that its header says. */
    static int checksum(CRC32C crc, byte[] records, int from, int entryBytes) {
        return checksum(crc, records, from, records, from + HEADER_BYTES, entryBytes);
    }

    private static int checksum(CRC32C crc, byte[] length, int lengthAt, byte[] entry, int entryAt, int entryBytes) {
        crc.reset();
        crc.update(length, lengthAt, Integer.BYTES);
        crc.update(entry, entryAt, entryBytes);
        return (int) crc.getValue();
    }
}
