package dev.breakglass.runtime.audit;

import java.io.BufferedInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.List;
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

    private static final int BUFFER_BYTES = 64 << 10;

    private final long entriesMax;
    private final Sink sink;
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
        try (InputStream in =
                new BufferedInputStream(new FileInputStream(segment.file().toFile()), BUFFER_BYTES)) {
            while (index < entriesMax) {
                byte[] header = in.readNBytes(RecordFrame.HEADER_BYTES);
                if (header.length == 0) {
                    return null;
                }
                Damage damage = record(in, header, segment, isLast);
                if (damage != null) {
                    return damage;
                }
            }
        }
        return null;
    }

    private @Nullable Damage record(InputStream in, byte[] header, Segment segment, boolean isLast) throws IOException {
        if (header.length < RecordFrame.HEADER_BYTES) {
            return pastTheEnd(segment, isLast);
        }
        int length = ByteBuffer.wrap(header).getInt(0);
        int checksum = ByteBuffer.wrap(header).getInt(Integer.BYTES);
        if (length == 0 && checksum == 0 && isLast && isZeroToTheEnd(in)) {
            return new Damage(true, segment, offset, index, "nothing but zero bytes to the end", rest(segment));
        }
        // A length that no writer wrote is no torn record, however far past the end it points.
        if (length < 1 || length > AuditLimits.ENTRY_BYTES_MAX) {
            return damage(segment, "a record of " + length + " bytes, expected 1 to " + AuditLimits.ENTRY_BYTES_MAX);
        }
        byte[] entry = in.readNBytes(length);
        if (entry.length < length) {
            return pastTheEnd(segment, isLast);
        }
        if (RecordFrame.checksum(entry) != checksum) {
            return damage(segment, "the record does not match its checksum");
        }
        sink.record(segment, offset, index, entry);
        offset += RecordFrame.HEADER_BYTES + length;
        index++;
        return null;
    }

    private static boolean isZeroToTheEnd(InputStream in) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
            for (int i = 0; i < n; i++) {
                if (buffer[i] != 0) {
                    return false;
                }
            }
        }
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
