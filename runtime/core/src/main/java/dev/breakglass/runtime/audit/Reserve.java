package dev.breakglass.runtime.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * A file that holds nothing but room: when the disk is full, it is cut shorter for what must be written nevertheless,
 * and filled up again as soon as that works. For the log's own thread alone.
 */
final class Reserve {

    static final int BYTES = 1 << 20;

    /** What is left for checkpoints and the like when entries have used up the rest. */
    static final int LAST_BYTES = 64 << 10;

    private static final int STEP_BYTES = 64 << 10;
    private static final int WRITE_BYTES = 256 << 10;

    private final Path file;
    private final Storage storage;
    private long bytes;

    private Reserve(Path file, Storage storage, long bytes) {
        this.file = file;
        this.storage = storage;
        this.bytes = bytes;
    }

    static Reserve open(LogFolder folder, Storage storage) throws IOException {
        Path file = folder.reserve();
        Reserve reserve = new Reserve(file, storage, Files.exists(file) ? Files.size(file) : 0);
        reserve.refill();
        return reserve;
    }

    boolean isWhole() {
        return bytes >= BYTES;
    }

    /** Takes back as much room as there is. */
    void refill() throws IOException {
        if (isWhole()) {
            return;
        }
        try (Storage.Output out = storage.append(file)) {
            while (!isWhole()) {
                // Noise, so that no file system finds a way to keep it in less room.
                ByteBuffer noise = ByteBuffer.wrap(noise((int) Math.min(WRITE_BYTES, BYTES - bytes)));
                while (noise.hasRemaining()) {
                    bytes += DurableFiles.writeSome(out, noise);
                }
            }
            out.sync();
        } catch (StorageFullException e) {
            // Then it stays smaller for now.
            bytes = Files.exists(file) ? Files.size(file) : 0;
        }
    }

    private static byte[] noise(int length) {
        byte[] noise = new byte[length];
        new SplittableRandom(length).nextBytes(noise);
        return noise;
    }

    /**
     * Makes room.
     *
     * @param wanted at least so many bytes, if there are as many
     * @param left how many bytes of the reserve stay
     * @return false if nothing could be given
     */
    boolean release(long wanted, long left) throws IOException {
        long step = (wanted / STEP_BYTES + 1) * STEP_BYTES;
        long smaller = Math.max(left, bytes - step);
        if (smaller >= bytes) {
            return false;
        }
        storage.cut(file, smaller);
        bytes = smaller;
        return true;
    }

    /** Something to be written. */
    @FunctionalInterface
    interface Write {
        void run() throws IOException;
    }

    /** Writes what the log cannot be without, down to the last of the reserve. */
    void spend(long wanted, Write write) throws IOException {
        while (true) {
            try {
                write.run();
                return;
            } catch (StorageFullException e) {
                if (!release(wanted, 0)) {
                    throw e;
                }
            }
        }
    }
}
