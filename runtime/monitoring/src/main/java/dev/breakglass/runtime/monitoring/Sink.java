package dev.breakglass.runtime.monitoring;

import java.util.List;

/** Where entries are brought. Called by one thread, that of its {@link Forwarder}. */
@FunctionalInterface
public interface Sink {

    /**
     * Hands entries over, and returns only when the receiver has them. Whatever it throws instead means that it may have all,
     * some or none of them: they come again, so that a receiver must be able to take an entry twice, and knows it by its
     * {@link LogEntry#uid}. It may take its time; it should not take forever, and should end when it is interrupted.
     *
     * @param entries of one log, one or more, in order and without gaps
     * @throws DeliveryException if what happened can be told to whoever watches; its message must hold no secret
     * @throws Exception of any other type, of which only the type is told
     */
    void deliver(List<LogEntry> entries) throws Exception;
}
