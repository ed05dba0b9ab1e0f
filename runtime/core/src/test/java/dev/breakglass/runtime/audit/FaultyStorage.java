package dev.breakglass.runtime.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The real disk, until the step that is to fail. From then on it fails once or for good; a write that fails leaves some
 * of its bytes behind.
 */
final class FaultyStorage implements Storage {

    static final int NEVER = Integer.MAX_VALUE;

    private final Storage disk = new DiskStorage();
    private final List<String> steps = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger next = new AtomicInteger();
    private final int failAt;
    private final boolean forGood;
    private final int writeBytesMax;
    volatile Runnable beforeSync = () -> {};

    FaultyStorage(int failAt, boolean forGood, int writeBytesMax) {
        this.failAt = failAt;
        this.forGood = forGood;
        this.writeBytesMax = writeBytesMax;
    }

    FaultyStorage() {
        this(NEVER, false, Integer.MAX_VALUE);
    }

    List<String> steps() {
        return List.copyOf(steps);
    }

    private boolean fails(String step, Path file) {
        int number = next.getAndIncrement();
        steps.add(step + " " + file.getFileName());
        return forGood ? number >= failAt : number == failAt;
    }

    private void step(String step, Path file) throws IOException {
        if (fails(step, file)) {
            throw new IOException("No space left on device");
        }
    }

    @Override
    public Output append(Path file) throws IOException {
        step("open", file);
        Output out = disk.append(file);
        return new Output() {
            @Override
            public int write(ByteBuffer bytes) throws IOException {
                ByteBuffer some = bytes.slice();
                some.limit(Math.min(writeBytesMax, some.remaining()));
                boolean fails = fails("write", file);
                if (fails) {
                    some.limit(some.limit() / 2);
                }
                int written = out.write(some);
                bytes.position(bytes.position() + written);
                if (fails) {
                    throw new IOException("No space left on device");
                }
                return written;
            }

            @Override
            public void sync() throws IOException {
                beforeSync.run();
                step("sync", file);
                out.sync();
            }

            @Override
            public void close() throws IOException {
                out.close();
            }
        };
    }

    @Override
    public void rewrite(Path file) throws IOException {
        step("rewrite", file);
        disk.rewrite(file);
    }

    @Override
    public void cut(Path file, long length) throws IOException {
        step("cut", file);
        disk.cut(file, length);
    }

    @Override
    public void replace(Path from, Path to) throws IOException {
        step("replace", to);
        disk.replace(from, to);
    }

    @Override
    public void delete(Path file) throws IOException {
        step("delete", file);
        disk.delete(file);
    }

    @Override
    public void createFolder(Path folder) throws IOException {
        step("create", folder);
        disk.createFolder(folder);
    }

    @Override
    public void syncFolder(Path folder) throws IOException {
        step("sync", folder);
        disk.syncFolder(folder);
    }
}
