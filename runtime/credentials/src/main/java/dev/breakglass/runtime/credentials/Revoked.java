package dev.breakglass.runtime.credentials;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ids of what was destroyed, until it would be good for nothing anyway: the file {@code revoked} of a folder, which is held
 * until this is closed. Its last line counts the others, so that a file that was cut is noticed. Safe for any thread.
 */
final class Revoked implements Closeable {

    private static final String HEAD = "breakglass revoked v1";
    private static final Pattern LINE = Pattern.compile("([a-z0-9-]{1,32}) (\\d{1,12})");

    private final FolderHold hold;
    private final DurableFile file;
    private final Supplier<Instant> clock;
    private final SortedMap<String, Instant> ids;
    /** Whether the file holds all that was said to be revoked. */
    private boolean written = true;

    private boolean closed;

    private Revoked(FolderHold hold, DurableFile file, Supplier<Instant> clock, SortedMap<String, Instant> ids) {
        this.hold = hold;
        this.file = file;
        this.clock = clock;
        this.ids = ids;
    }

    static Revoked open(Path folder, Supplier<Instant> clock) throws IOException {
        FolderHold hold = FolderHold.of(folder);
        try {
            Path file = folder.resolve("revoked");
            return new Revoked(hold, new DurableFile(file), clock, Files.exists(file) ? read(file) : new TreeMap<>());
        } catch (IOException | RuntimeException e) {
            hold.close();
            throw e;
        }
    }

    private static SortedMap<String, Instant> read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        int last = lines.size() - 1;
        if (last < 1 || !lines.get(0).equals(HEAD) || !lines.get(last).equals("total " + (last - 1))) {
            throw new IOException(file + " is no whole list of revoked ids");
        }
        SortedMap<String, Instant> ids = new TreeMap<>();
        for (int i = 1; i < last; i++) {
            Matcher line = LINE.matcher(lines.get(i));
            if (!line.matches()) {
                throw new IOException(file + " is not as it was written in line " + (i + 1));
            }
            ids.put(line.group(1), Instant.ofEpochSecond(Long.parseLong(line.group(2))));
        }
        return ids;
    }

    /**
     * Durable when it returns. {@link #contains} holds at once, also when the file cannot be written.
     *
     * @param until from when on nobody would take it anyway
     */
    synchronized void add(String id, Instant until) throws IOException {
        requireOpen();
        // A second that has begun counts whole.
        Instant last = Instant.ofEpochSecond(until.getEpochSecond() + 1);
        Instant now = clock.get();
        Instant before = ids.getOrDefault(id, now);
        if (last.isAfter(before)) {
            ids.put(id, last);
            written = false;
        }
        if (!written) {
            ids.values().removeIf(end -> !end.isAfter(now));
            file.replace(text());
            written = true;
        }
    }

    /** What could not be destroyed must not be made. */
    synchronized void requireOpen() throws IOException {
        if (closed) {
            throw new IOException("the broker is closed");
        }
    }

    private byte[] text() {
        StringBuilder text = new StringBuilder(HEAD).append('\n');
        ids.forEach((id, until) ->
                text.append(id).append(' ').append(until.getEpochSecond()).append('\n'));
        return text.append("total ").append(ids.size()).append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }

    synchronized boolean contains(String id) {
        return ids.containsKey(id);
    }

    /** In order. */
    synchronized List<String> ids() {
        return List.copyOf(ids.keySet());
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        hold.close();
    }
}
