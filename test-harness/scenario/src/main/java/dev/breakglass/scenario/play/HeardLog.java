package dev.breakglass.scenario.play;

import dev.breakglass.runtime.audit.AuditLog;
import dev.breakglass.runtime.audit.Urgency;
import dev.breakglass.runtime.grant.Entry;
import dev.breakglass.runtime.grant.EntryCodec;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A log that tells what was written into it. For one thread. */
final class HeardLog extends ForwardingLog {

    private final AuditLog log;
    private final EntryCodec codec;
    private List<byte[]> heard = new ArrayList<>();
    private byte @Nullable [] last;
    private long next;

    HeardLog(AuditLog log) {
        this.log = log;
        this.codec = new EntryCodec(log.contents());
    }

    /** What was written since the last call; read by whoever looks at it first. */
    List<Entry> heard() {
        if (heard.isEmpty()) {
            return List.of();
        }
        List<Entry> entries = new Heard(codec, next - heard.size(), heard);
        heard = new ArrayList<>();
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

    /** Entries that are read from their lines when somebody looks, as nobody does who only wants to know what came of an act. */
    private static final class Heard extends AbstractList<Entry> {

        private final EntryCodec codec;
        private final long from;
        private final List<byte[]> lines;
        private @Nullable List<Entry> read;

        Heard(EntryCodec codec, long from, List<byte[]> lines) {
            this.codec = codec;
            this.from = from;
            this.lines = lines;
        }

        @Override
        public Entry get(int i) {
            return read().get(i);
        }

        @Override
        public int size() {
            return lines.size();
        }

        private List<Entry> read() {
            List<Entry> entries = read;
            if (entries == null) {
                entries = new ArrayList<>(lines.size());
                for (byte[] line : lines) {
                    entries.add(codec.decodeOwn(from + entries.size(), line));
                }
                read = entries;
            }
            return entries;
        }
    }
}
