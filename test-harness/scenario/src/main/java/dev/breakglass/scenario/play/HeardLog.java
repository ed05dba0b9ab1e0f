package dev.breakglass.scenario.play;

import dev.breakglass.runtime.audit.AuditLog;
import dev.breakglass.runtime.audit.Checkpoint;
import dev.breakglass.runtime.audit.ContentStore;
import dev.breakglass.runtime.audit.EntryVisitor;
import dev.breakglass.runtime.audit.Urgency;
import dev.breakglass.runtime.grant.Entry;
import dev.breakglass.runtime.grant.EntryCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A log that tells what was written into it. For one thread. */
final class HeardLog implements AuditLog {

    private record Line(long index, byte[] bytes) {
        Entry entry() {
            return EntryCodec.decode(index, bytes);
        }
    }

    private final AuditLog log;
    private final List<Line> heard = new ArrayList<>();
    private @Nullable Line last;

    HeardLog(AuditLog log) {
        this.log = log;
    }

    /** What was written since the last call. */
    List<Entry> heard() {
        List<Entry> entries = heard.stream().map(Line::entry).toList();
        heard.clear();
        return entries;
    }

    /** The last entry that was written through this object. */
    Optional<Entry> last() {
        return Optional.ofNullable(last).map(Line::entry);
    }

    AuditLog log() {
        return log;
    }

    @Override
    public long append(byte[] entry) {
        long index = log.append(entry);
        hear(new Line(index, entry));
        return index;
    }

    @Override
    public CompletableFuture<Long> submit(long index, byte[] entry) {
        return submit(index, entry, Urgency.USUAL);
    }

    @Override
    public CompletableFuture<Long> submit(long index, byte[] entry, Urgency urgency) {
        hear(new Line(index, entry));
        return log.submit(index, entry, urgency);
    }

    @Override
    public ContentStore contents() {
        return log.contents();
    }

    @Override
    public long size() {
        return log.size();
    }

    @Override
    public void replay(EntryVisitor visitor) {
        log.replay(visitor);
    }

    @Override
    public Checkpoint checkpoint() {
        return log.checkpoint();
    }

    @Override
    public void close() {
        log.close();
    }

    private void hear(Line line) {
        heard.add(line);
        last = line;
    }
}
