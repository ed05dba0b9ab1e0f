package dev.breakglass.runtime.audit;

import org.jspecify.annotations.Nullable;

/** Says why the log did not do what it was asked; its message starts with the place. */
public final class AuditLogException extends RuntimeException {

    private static final long serialVersionUID = 1;

    // Not needed after serialisation, where the message says the same.
    private final transient LogFault fault;

    AuditLogException(LogFault fault) {
        this(fault, null);
    }

    AuditLogException(LogFault fault, @Nullable Throwable cause) {
        super(fault.toString(), cause);
        this.fault = fault;
    }

    AuditLogException(LogFault.Reason reason, LogPlace place, String message) {
        this(new LogFault(reason, place, message));
    }

    /** What is wrong, and where. */
    public LogFault fault() {
        return fault;
    }

    /** Which kind of thing is wrong. */
    public LogFault.Reason reason() {
        return fault.reason();
    }
}
