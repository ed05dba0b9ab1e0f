package dev.breakglass.bench.scale;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;

/** How often a second the disk takes an entry's bytes at the end of a file and makes them durable. */
final class SyncRate {

    private SyncRate() {}

    static double of(Path file, int seconds) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocateDirect(LogLoad.ENTRY_BYTES);
        long count = 0;
        long nanos;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            long start = System.nanoTime();
            do {
                channel.write(bytes.clear());
                channel.force(false);
                count++;
                nanos = System.nanoTime() - start;
            } while (nanos < TimeUnit.SECONDS.toNanos(seconds));
        }
        Files.delete(file);
        return count * 1e9 / nanos;
    }
}
