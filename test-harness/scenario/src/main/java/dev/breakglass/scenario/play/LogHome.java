package dev.breakglass.scenario.play;

import dev.breakglass.runtime.audit.AuditLog;
import java.io.IOException;

/** Where the audit log of a play lies, and how it is found again after a crash. */
public interface LogHome {

    /** The log, empty. */
    AuditLog open() throws IOException;

    /** The log as a process finds it that starts after the sudden end of the one that held this. */
    AuditLog afterCrash(AuditLog held) throws IOException;
}
