package dev.breakglass.runtime.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The real disk, of which a folder may take up so many bytes: the last write is a short one, and then there is no room. */
final class SmallDisk extends ForwardingStorage {

    private final Path dir;
    volatile long bytesMax;

    SmallDisk(Path dir, long bytesMax) {
        super(new DiskStorage());
        this.dir = dir;
        this.bytesMax = bytesMax;
    }

    long used() {
        try (Stream<Path> files = Files.walk(dir)) {
            return files.filter(Files::isRegularFile).mapToLong(SmallDisk::size).sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Output append(Path file) throws IOException {
        Output out = super.append(file);
        return new Output() {
            @Override
            public int write(ByteBuffer bytes) throws IOException {
                long room = bytesMax - used();
                if (room <= 0) {
                    throw new StorageFullException(new IOException("No space left on device"));
                }
                ByteBuffer some = bytes.slice();
                some.limit((int) Math.min(room, some.remaining()));
                int written = out.write(some);
                bytes.position(bytes.position() + written);
                return written;
            }

            @Override
            public void sync() throws IOException {
                out.sync();
            }

            @Override
            public void close() throws IOException {
                out.close();
            }
        };
    }
}
