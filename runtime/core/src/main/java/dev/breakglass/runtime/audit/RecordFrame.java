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
        CRC32C crc = new CRC32C();
        crc.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, entry.length));
        crc.update(entry);
        return (int) crc.getValue();
    }
}
