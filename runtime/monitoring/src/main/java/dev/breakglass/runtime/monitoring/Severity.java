package dev.breakglass.runtime.monitoring;

/**
 * How much an event wants to be looked at, in the three scales.
 *
 * @see <a href="https://schema.ocsf.io/1.7.0/base_event">OCSF {@code severity_id}</a>, RFC 5424 (section 6.2.1), OpenTelemetry's
 *     log data model ({@code SeverityNumber})
 */
enum Severity {
    INFORMATIONAL(1, 6, 9, "INFO"),
    LOW(2, 5, 10, "INFO2"),
    MEDIUM(3, 4, 13, "WARN"),
    HIGH(4, 3, 17, "ERROR");

    final int ocsf;
    final int syslog;
    final int otel;
    final String otelText;

    Severity(int ocsf, int syslog, int otel, String otelText) {
        this.ocsf = ocsf;
        this.syslog = syslog;
        this.otel = otel;
        this.otelText = otelText;
    }
}
