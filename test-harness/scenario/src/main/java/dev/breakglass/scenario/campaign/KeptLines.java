package dev.breakglass.scenario.campaign;

import dev.breakglass.runtime.audit.AuditLog;
import dev.breakglass.runtime.audit.Urgency;
import dev.breakglass.scenario.play.ForwardingLog;
import dev.breakglass.scenario.play.LogHome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Keeps every line that the runtime hands to its log, over all crashes. For one thread. */
final class KeptLines implements LogHome {

    private final LogHome home;
    private final List<byte[]> lines = new ArrayList<>();
    private Optional<Kept> log = Optional.empty();

    KeptLines(LogHome home) {
        this.home = home;
    }

    List<byte[]> lines() {
        return lines;
    }

    /** The log that is open. */
    AuditLog log() {
        return log.orElseThrow().log;
    }

    @Override
    public AuditLog open() throws IOException {
        return kept(home.open());
    }

    @Override
    public AuditLog afterCrash(AuditLog held) throws IOException {
        return kept(home.afterCrash(log()));
    }

    private Kept kept(AuditLog opened) {
        Kept kept = new Kept(opened, lines);
        log = Optional.of(kept);
        return kept;
    }

    private static final class Kept extends ForwardingLog {

        private final AuditLog log;
        private final List<byte[]> lines;

        Kept(AuditLog log, List<byte[]> lines) {
            this.log = log;
            this.lines = lines;
        }

        @Override
        protected AuditLog log() {
            return log;
        }

        @Override
        public long append(byte[] entry) {
            lines.add(entry);
            return super.append(entry);
        }

        @Override
        public CompletableFuture<Long> submit(long index, byte[] entry, Urgency urgency) {
            lines.add(entry);
            return super.submit(index, entry, urgency);
        }
    }
}
