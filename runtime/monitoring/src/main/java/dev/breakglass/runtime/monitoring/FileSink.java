package dev.breakglass.runtime.monitoring;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/**
 * Appends a line for each entry to a file that nobody else writes. Delivered is what was synced to the disk. A line that a crash
 * cut short is taken off before the next one is written: it comes again, whole. The file is opened anew for each batch, so that
 * it can be renamed in between, and grows until then.
 */
public final class FileSink implements Sink {

    /** A line of an entry is less. What is longer without an end is not this sink's file. */
    private static final int LINE_BYTES_MAX = 1 << 20;

    private static final int BUFFER_BYTES = 1 << 16;

    private final Path file;
    private final EntryFormat format;

    /** Whether the file's name is on the disk too; another process may have died before it was. */
    private boolean isNamed;

    /**
     * A sink.
     *
     * @param file made when it is not there, in a folder that is
     * @param format of the lines
     */
    public FileSink(Path file, EntryFormat format) {
        this.file = file;
        this.format = format;
    }

    @Override
    public void deliver(List<LogEntry> entries) throws IOException {
        isNamed = isNamed && Files.exists(file, LinkOption.NOFOLLOW_LINKS);
        // No channel: an interrupt does not close it half-way.
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
            long end = wholeLines(out);
            out.setLength(end);
            out.seek(end);
            append(entries, out);
            out.getFD().sync();
        }
        Path folder = file.toAbsolutePath().getParent();
        if (!isNamed && folder != null) {
            CursorFolder.syncFolder(folder);
        }
        isNamed = true;
    }

    private void append(List<LogEntry> entries, RandomAccessFile out) throws IOException {
        for (LogEntry entry : entries) {
            out.write((format.line(entry) + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Where the last line ends that has an end. */
    private long wholeLines(RandomAccessFile in) throws IOException {
        long length = in.length();
        long at = length;
        byte[] buffer = new byte[BUFFER_BYTES];
        while (at > 0 && length - at <= LINE_BYTES_MAX) {
            int count = (int) Math.min(buffer.length, at);
            in.seek(at - count);
            in.readFully(buffer, 0, count);
            for (int i = count - 1; i >= 0; i--) {
                if (buffer[i] == '\n') {
                    return at - count + i + 1;
                }
            }
            at -= count;
        }
        if (at > 0) {
            throw new DeliveryException(file.getFileName() + " ends with more than " + LINE_BYTES_MAX
                    + " bytes without a line's end, and is no file of this sink");
        }
        return 0;
    }
}
