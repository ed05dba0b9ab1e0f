package dev.breakglass.runtime.audit;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * One reading of segments from the first record on, up to the first that is damaged. Reads with plain streams: an
 * interrupt does not disturb them.
 */
final class SegmentScan {

    /** Takes each good record. */
    @FunctionalInterface
    interface Sink {
        void record(Segment segment, long offset, long index, byte[] entry) throws IOException;
    }

    /** Room for the longest record, and for many short ones. */
    private static final int BUFFER_BYTES = 256 << 10;

    private final long entriesMax;
    private final Sink sink;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private final ByteBuffer bytes = ByteBuffer.wrap(buffer);
    private final CRC32C crc = new CRC32C();
    private int position;
    private int limit;
    private long index;
    private long offset;

    private SegmentScan(long first, long entriesMax, Sink sink) {
        this.index = first;
        this.entriesMax = entriesMax;
        this.sink = sink;
    }

    /**
     * Reads.
     *
     * @param first the index of the first entry in the segments
     * @param entriesMax before which index to stop at the latest
     */
    static ScanEnd scan(List<Segment> segments, long first, long entriesMax, Sink sink) throws IOException {
        SegmentScan scan = new SegmentScan(first, entriesMax, sink);
        Damage damage = null;
        for (int i = 0; i < segments.size() && damage == null && scan.index < entriesMax; i++) {
            damage = scan.segment(segments.get(i), i == segments.size() - 1);
        }
        return new ScanEnd(scan.index, scan.offset, damage);
    }

    private @Nullable Damage segment(Segment segment, boolean isLast) throws IOException {
        offset = 0;
        if (segment.first() != index) {
            return damage(segment, "the segment is named after record " + segment.first() + ", expected " + index);
        }
        try (InputStream in = new FileInputStream(segment.file().toFile())) {
            limit = 0;
            position = 0;
            while (index < entriesMax) {
                int length = fill(in, RecordFrame.HEADER_BYTES);
                if (length == 0) {
                    return null;
                }
                Damage damage = record(in, length, segment, isLast);
                if (damage != null) {
                    return damage;
                }
            }
        }
        return null;
    }

    /** Has so many bytes in the buffer, if there are as many before the end; says how many there are. */
    private int fill(InputStream in, int wanted) throws IOException {
        if (limit - position < wanted) {
            System.arraycopy(buffer, position, buffer, 0, limit - position);
            limit -= position;
            position = 0;
            limit += in.readNBytes(buffer, limit, buffer.length - limit);
        }
        return Math.min(wanted, limit - position);
    }

    private @Nullable Damage record(InputStream in, int header, Segment segment, boolean isLast) throws IOException {
        if (header < RecordFrame.HEADER_BYTES) {
            return pastTheEnd(segment, isLast);
        }
        int length = bytes.getInt(position);
        int checksum = bytes.getInt(position + Integer.BYTES);
        if (length == 0 && checksum == 0 && isLast && isZeroToTheEnd(in)) {
            return new Damage(true, segment, offset, index, "nothing but zero bytes to the end", rest(segment));
        }
        // A length that no writer wrote is no torn record, however far past the end it points.
        if (length < 1 || length > AuditLimits.ENTRY_BYTES_MAX) {
            return damage(segment, "a record of " + length + " bytes, expected 1 to " + AuditLimits.ENTRY_BYTES_MAX);
        }
        int recordBytes = RecordFrame.HEADER_BYTES + length;
        if (fill(in, recordBytes) < recordBytes) {
            return holdsRecord()
                    ? damage(segment, "the record runs past the end of the file, and another one lies in it")
                    : pastTheEnd(segment, isLast);
        }
        if (RecordFrame.checksum(crc, buffer, position, length) != checksum) {
            return damage(segment, "the record does not match its checksum");
        }
        byte[] entry = Arrays.copyOfRange(buffer, position + RecordFrame.HEADER_BYTES, position + recordBytes);
        sink.record(segment, offset, index, entry);
        position += recordBytes;
        offset += recordBytes;
        index++;
        return null;
    }

    /**
     * Whether a whole record lies in what is left of the file, which is all in the buffer. Then it is the length that is wrong, and
     * what follows was written later.
     */
    private boolean holdsRecord() {
        for (int at = position + 1; at + RecordFrame.HEADER_BYTES < limit; at++) {
            int length = bytes.getInt(at);
            boolean fits = length > 0 && length <= limit - at - RecordFrame.HEADER_BYTES;
            if (fits && RecordFrame.checksum(crc, buffer, at, length) == bytes.getInt(at + Integer.BYTES)) {
                return true;
            }
        }
        return false;
    }

    private boolean isZeroToTheEnd(InputStream in) throws IOException {
        do {
            while (position < limit) {
                if (buffer[position++] != 0) {
                    return false;
                }
            }
        } while (fill(in, 1) > 0);
        return true;
    }

    private Damage pastTheEnd(Segment segment, boolean isLast) throws IOException {
        return new Damage(isLast, segment, offset, index, "the record runs past the end of the file", rest(segment));
    }

    private Damage damage(Segment segment, String message) throws IOException {
        return new Damage(false, segment, offset, index, message, rest(segment));
    }

    private long rest(Segment segment) throws IOException {
        return Files.size(segment.file()) - offset;
    }
}
