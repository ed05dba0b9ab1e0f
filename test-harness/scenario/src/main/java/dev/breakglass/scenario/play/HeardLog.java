package dev.breakglass.scenario.play;

import dev.breakglass.runtime.audit.AuditLog;
import dev.breakglass.runtime.audit.Urgency;
import dev.breakglass.runtime.grant.Entry;
import dev.breakglass.runtime.grant.EntryCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A log that tells what was written into it. For one thread. */
final class HeardLog extends ForwardingLog {

    private final AuditLog log;
    private final EntryCodec codec;
    private final List<byte[]> heard = new ArrayList<>();
    private byte @Nullable [] last;
    private long next;

    HeardLog(AuditLog log) {
        this.log = log;
        this.codec = new EntryCodec(log.contents());
    }

    /** What was written since the last call. */
    List<Entry> heard() {
        List<Entry> entries = new ArrayList<>();
        long index = next - heard.size();
        for (byte[] line : heard) {
            entries.add(codec.decodeOwn(index++, line));
        }
        heard.clear();
        return entries;
    }

    /** The last entry that was written through this object. */
    Optional<Entry> last() {
        return Optional.ofNullable(last).map(line -> codec.decodeOwn(next - 1, line));
    }

    @Override
    protected AuditLog log() {
        return log;
    }

    @Override
    public long append(byte[] entry) {
        long index = log.append(entry);
        hear(index, entry);
        return index;
    }

    @Override
    public CompletableFuture<Long> submit(long index, byte[] entry, Urgency urgency) {
        hear(index, entry);
        return log.submit(index, entry, urgency);
    }

    private void hear(long index, byte[] line) {
        heard.add(line);
        last = line;
        next = index + 1;
    }
}
