package dev.breakglass.runtime.audit;

import org.jspecify.annotations.Nullable;

/** Says why the log did not do what it was asked; its message starts with the place. */
public final class AuditLogException extends RuntimeException {

    private static final long serialVersionUID = 1;

    // Not needed after serialisation, where the message says the same.
    private final transient LogFault fault;

    /** The same failure as it comes to another thread, whose stack it then has. */
    public AuditLogException(AuditLogException failure) {
        this(failure.fault, failure);
    }

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

    static AuditLogException order(LogPlace place, long index, long next) {
        return new AuditLogException(
                LogFault.Reason.ORDER, place, "an entry for index " + index + ", and the next one is " + next);
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
