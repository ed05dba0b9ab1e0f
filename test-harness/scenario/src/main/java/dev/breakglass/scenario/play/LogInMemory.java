package dev.breakglass.scenario.play;

import dev.breakglass.runtime.audit.AuditLog;
import dev.breakglass.runtime.audit.LogSigner;
import dev.breakglass.runtime.audit.MemoryAuditLog;

/** An audit log in memory, for plays by the thousand. */
public final class LogInMemory implements LogHome {

    private final LogSigner signer;

    public LogInMemory(LogSigner signer) {
        this.signer = signer;
    }

    @Override
    public AuditLog open() {
        return new MemoryAuditLog(signer);
    }

    @Override
    public AuditLog afterCrash(AuditLog held) {
        return ((MemoryAuditLog) held).reopen();
    }
}
