package dev.breakglass.runtime.audit;

import dev.breakglass.runtime.json.CanonicalJson;
import dev.breakglass.runtime.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongFunction;
import java.util.stream.Stream;

/** Small logs to open, break and look at. */
final class TestLog {

    /** So small that a handful of entries fills several segments. */
    static final AuditLimits SMALL = new AuditLimits(AuditLimits.ENTRY_BYTES_MAX, 150, 64 << 10, 16);

    static final LogSigner SIGNER = LogSigner.generate("example.com/audit");

    private TestLog() {}

    static byte[] entry(long index) {
        return entry(index, "event " + index);
    }

    static byte[] entry(long index, String text) {
        return CanonicalJson.bytes(
                JsonObject.builder().put("seq", index).put("text", text).build());
    }

    static FileAuditLog open(Path dir) {
        // A clock that stands still: checkpoints come when they are asked for, and at the end.
        return FileAuditLog.open(dir, SIGNER, SMALL, () -> 0, Opening.FULL);
    }

    static void write(Path dir, int from, int to) {
        try (FileAuditLog log = open(dir)) {
            for (int i = from; i < to; i++) {
                log.append(entry(i));
            }
        }
    }

    /** Appends many entries, which share what syncing costs. */
    static void fill(FileAuditLog log, long to, LongFunction<byte[]> entry) {
        CompletableFuture<Long> last = CompletableFuture.completedFuture(-1L);
        for (long i = log.size(); i < to; i++) {
            last = log.submit(i, entry.apply(i));
        }
        last.join();
    }

    /** A log of so many entries, of which the checkpoint covers the first only: the last second was cut short. */
    static void writeAhead(Path dir, int covered, int entries) {
        write(dir, 0, covered);
        byte[] checkpoint = read(dir.resolve("checkpoint"));
        write(dir, covered, entries);
        write(dir.resolve("checkpoint"), checkpoint);
    }

    static Verification verify(Path dir) {
        return AuditVerifier.verify(dir, SIGNER.verifierKey());
    }

    static List<String> texts(AuditLog log) {
        List<String> texts = new ArrayList<>();
        log.replay((index, entry) -> texts.add(new String(entry, StandardCharsets.UTF_8)));
        return texts;
    }

    static List<String> texts(int entries) {
        return Stream.iterate(0, i -> i + 1)
                .limit(entries)
                .map(i -> new String(entry(i), StandardCharsets.UTF_8))
                .toList();
    }

    static List<Path> segments(Path dir) {
        return files(dir.resolve("segments"));
    }

    static Path lastSegment(Path dir) {
        List<Path> segments = segments(dir);
        return segments.get(segments.size() - 1);
    }

    /** Where a segment's records start, and at the end where the last one ends. */
    static List<Integer> recordOffsets(Path segment) {
        return recordOffsets(read(segment));
    }

    private static List<Integer> recordOffsets(byte[] segment) {
        ByteBuffer in = ByteBuffer.wrap(segment);
        List<Integer> offsets = new ArrayList<>(List.of(0));
        while (in.hasRemaining()) {
            int length = in.getInt();
            in.position(in.position() + Integer.BYTES + length);
            offsets.add(in.position());
        }
        return offsets;
    }

    /** What a byte of a good file belongs to: in a segment it is a record. */
    static LogPlace place(Path file, byte[] good, int at) {
        if (!file.getParent().endsWith("segments")) {
            return LogPlace.of(file);
        }
        List<Integer> offsets = recordOffsets(good);
        int inSegment = (int) offsets.stream().filter(offset -> offset <= at).count() - 1;
        long first = Long.parseLong(file.getFileName().toString().substring(0, 20));
        return LogPlace.of(file, offsets.get(inSegment), first + inSegment);
    }

    /** Puts another entry of the same length in the place of one, with the checksum that belongs to it. */
    static void forge(Path dir, int segment, int record, byte[] entry) {
        Path file = segments(dir).get(segment);
        byte[] bytes = read(file);
        RecordFrame.put(ByteBuffer.wrap(bytes).position(recordOffsets(file).get(record)), entry);
        write(file, bytes);
    }

    /** All files below a folder, but for the lock and the reserve, in which nothing is to be read, in order. */
    static List<Path> files(Path dir) {
        try (Stream<Path> files = Files.walk(dir)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("lock") && !file.endsWith("reserve"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(Path file, byte[] bytes) {
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
            return to;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
