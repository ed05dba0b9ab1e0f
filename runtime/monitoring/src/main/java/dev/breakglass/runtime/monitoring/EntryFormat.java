package dev.breakglass.runtime.monitoring;

import dev.breakglass.runtime.json.JsonException;

/**
 * Writes an entry as others read it. What comes out depends on the entry alone: the same entry gives the same text, now and in
 * years, on any machine. For any thread.
 */
@FunctionalInterface
public interface EntryFormat {

    /**
     * One line, without its end.
     *
     * @throws JsonException naming the entry, if it is no entry of a grant's life
     */
    String line(LogEntry entry);

    /** An event of OCSF 1.7.0, as JSON. */
    static EntryFormat ocsf() {
        return OcsfFormat::line;
    }

    /** A message of RFC 5424, as {@link SyslogFormat} has it when nothing is said. */
    static EntryFormat syslog() {
        return SyslogFormat.STANDARD;
    }

    /** A line of an OTLP file: one record with all that is around it, as JSON. */
    static EntryFormat otlp() {
        return OtlpFormat::line;
    }
}
