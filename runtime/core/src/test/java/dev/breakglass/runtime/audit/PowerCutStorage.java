package dev.breakglass.runtime.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A disk whose power is cut before one of its steps. What was not synced until then is there in part: of each file some
 * of the bytes that were added, of each folder some of the changes to its list, the older ones first.
 */
public final class PowerCutStorage implements Storage {

    /** A change to a folder's list, and what undoes it. */
    private record Change(Path folder, Undo undo) {}

    private interface Undo {
        void run() throws IOException;
    }

    private final Storage disk = new DiskStorage();
    private final Map<Path, Long> durable = new HashMap<>();
    private final List<Change> changes = new ArrayList<>();
    private final int cutAt;
    private int steps;

    public PowerCutStorage(int cutAt) {
        this.cutAt = cutAt;
    }

    public int steps() {
        return steps;
    }

    /** Opens a log on it. */
    public FileAuditLog open(Path dir, LogSigner signer) {
        return FileAuditLog.open(dir, signer, AuditLimits.DEFAULT, System::nanoTime, this);
    }

    private synchronized void step() throws IOException {
        if (steps++ >= cutAt) {
            throw new IOException("the power is off");
        }
    }

    /** Leaves on the disk what a machine might find that is started again. */
    public synchronized void lose(Random random) throws IOException {
        for (Map.Entry<Path, Long> file : durable.entrySet()) {
            if (Files.exists(file.getKey())) {
                long added = Files.size(file.getKey()) - file.getValue();
                if (added > 0) {
                    disk.cut(file.getKey(), file.getValue() + random.nextInt((int) added + 1));
                }
            }
        }
        int kept = random.nextInt(changes.size() + 1);
        for (int i = changes.size() - 1; i >= kept; i--) {
            changes.get(i).undo().run();
        }
    }

    private static Undo restoring(Path file) throws IOException {
        byte @Nullable [] before = Files.exists(file) ? Files.readAllBytes(file) : null;
        return () -> {
            if (before == null) {
                Files.deleteIfExists(file);
            } else {
                Files.write(file, before);
            }
        };
    }

    private synchronized void change(Path file, Undo undo) {
        changes.add(new Change(file.getParent(), undo));
    }

    @Override
    public synchronized Output append(Path file) throws IOException {
        step();
        if (!Files.exists(file)) {
            change(file, restoring(file));
            durable.put(file, 0L);
        }
        durable.putIfAbsent(file, Files.exists(file) ? Files.size(file) : 0);
        Output out = disk.append(file);
        return new Output() {
            @Override
            public int write(ByteBuffer bytes) throws IOException {
                step();
                return out.write(bytes);
            }

            @Override
            public void sync() throws IOException {
                step();
                synchronized (PowerCutStorage.this) {
                    durable.put(file, Files.size(file));
                }
            }

            @Override
            public void close() throws IOException {
                out.close();
            }
        };
    }

    @Override
    public synchronized void rewrite(Path file) throws IOException {
        step();
        disk.rewrite(file);
        durable.put(file, Files.size(file));
    }

    @Override
    public synchronized void cut(Path file, long length) throws IOException {
        step();
        disk.cut(file, length);
        durable.put(file, length);
    }

    @Override
    public synchronized void replace(Path from, Path to) throws IOException {
        step();
        Undo undoTo = restoring(to);
        Undo undoFrom = restoring(from);
        disk.replace(from, to);
        durable.put(to, durable.getOrDefault(from, 0L));
        durable.remove(from);
        change(to, () -> {
            undoTo.run();
            undoFrom.run();
        });
    }

    @Override
    public synchronized void delete(Path file) throws IOException {
        step();
        Undo undo = restoring(file);
        disk.delete(file);
        durable.remove(file);
        change(file, undo);
    }

    @Override
    public synchronized void createFolder(Path folder) throws IOException {
        step();
        boolean isNew = !Files.exists(folder);
        disk.createFolder(folder);
        if (isNew) {
            change(folder, () -> Files.deleteIfExists(folder));
        }
    }

    @Override
    public synchronized void syncFolder(Path folder) throws IOException {
        step();
        changes.removeIf(change -> change.folder().equals(folder));
    }
}
