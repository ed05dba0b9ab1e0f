package dev.breakglass.runtime.monitoring;

import dev.breakglass.runtime.audit.AuditLimits;
import dev.breakglass.runtime.audit.AuditLog;
import dev.breakglass.runtime.audit.FileAuditLog;
import dev.breakglass.runtime.audit.LogSigner;
import dev.breakglass.runtime.audit.MemoryAuditLog;
import dev.breakglass.runtime.audit.Opening;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;

/** Logs of entries that are as short as an entry can be. */
final class Logs {

    static final String NAME = "breakglass.test/log";
    static final LogSigner SIGNER = LogSigner.generate(NAME);
    private static final AuditLimits SMALL = new AuditLimits(1_000, 200, 64 << 10, 64);

    private Logs() {}

    static String line(long index) {
        return "{\"kind\":\"closed\",\"seq\":" + index + ",\"time\":\"2026-03-14T02:13:00Z\"}";
    }

    static byte[] bytes(long index) {
        return line(index).getBytes(StandardCharsets.UTF_8);
    }

    static LogEntry entry(long index) {
        return new LogEntry(NAME, index, bytes(index));
    }

    static <T extends AuditLog> T grown(T log, int entries) {
        for (int i = 0; i < entries; i++) {
            log.append(bytes(log.size()));
        }
        return log;
    }

    static MemoryAuditLog inMemory(int entries) {
        return grown(new MemoryAuditLog(SIGNER), entries);
    }

    /** Of segments with a few entries each. */
    static FileAuditLog onDisk(Path dir) {
        return FileAuditLog.open(dir, SIGNER, SMALL, System::nanoTime, Opening.QUICK);
    }

    static List<Long> upTo(long end) {
        return LongStream.range(0, end).boxed().toList();
    }
}
