package dev.breakglass.runtime.audit;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A log in memory that writes what waits when the test says so, and whose disk is full when it says so. Safe for any thread. */
public final class HeldLog extends LogAbove {

    private record Waiting(long index, String entry, Urgency urgency, CompletableFuture<Long> answer) {}

    private final MemoryAuditLog below;
    private final List<Waiting> waiting = new ArrayList<>();
    private boolean held;
    private boolean full;

    public HeldLog(MemoryAuditLog below) {
        super(below);
        this.below = below;
    }

    /** From here on, entries wait for {@link #flush}; or no longer. */
    public synchronized void hold(boolean holds) {
        held = holds;
    }

    /** From here on, only what is urgent finds room; or everything does. */
    public synchronized void fill(boolean isFull) {
        full = isFull;
    }

    /** Waits until so many entries wait. */
    public synchronized void await(int entries) throws InterruptedException {
        while (waiting.size() < entries) {
            wait();
        }
    }

    /** Writes what waits. */
    public synchronized void flush() {
        flush(waiting.size());
    }

    /** Writes the first that wait. */
    public synchronized void flush(int entries) {
        List<Waiting> first = waiting.subList(0, entries);
        List<Waiting> now = List.copyOf(first);
        first.clear();
        now.forEach(this::write);
    }

    private void write(Waiting next) {
        if (next.index() != below.size()) {
            next.answer()
                    .completeExceptionally(
                            AuditLogException.order(LogPlace.of(Path.of("held")), next.index(), below.size()));
        } else if (full && next.urgency() != Urgency.URGENT) {
            next.answer().completeExceptionally(Full.exception());
        } else {
            next.answer().complete(below.append(next.entry().getBytes(StandardCharsets.UTF_8)));
        }
    }

    @Override
    public synchronized CompletableFuture<Long> submit(long index, byte[] entry, Urgency urgency) {
        waiting.add(new Waiting(index, new String(entry, StandardCharsets.UTF_8), urgency, new CompletableFuture<>()));
        CompletableFuture<Long> answer = waiting.get(waiting.size() - 1).answer();
        notifyAll();
        if (!held) {
            flush();
        }
        return answer;
    }

    @Override
    public CompletableFuture<Long> submit(long index, byte[] entry) {
        return submit(index, entry, Urgency.USUAL);
    }

    @Override
    public long append(byte[] entry) {
        return submit(below.size(), entry).join();
    }
}
