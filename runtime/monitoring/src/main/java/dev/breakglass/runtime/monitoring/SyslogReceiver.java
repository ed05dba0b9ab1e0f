package dev.breakglass.runtime.monitoring;

import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * A receiver of syslog over TCP, or over TLS on TCP. UDP is not offered: it loses messages and tells nobody.
 *
 * @param host name or address; with TLS the name that its certificate must have
 * @param port 1 to 65,535; 6514 is that of syslog over TLS
 * @param tls keys and trusted certificates; absent for plain TCP
 * @param timeMax from the connection to the receiver's closing of it, for one batch: 100 ms to 5 minutes
 */
public record SyslogReceiver(String host, int port, Optional<SSLContext> tls, Duration timeMax) {

    private static final Duration STANDARD = Duration.ofSeconds(30);
    private static final Duration TIME_MIN = Duration.ofMillis(100);
    private static final Duration TIME_MAX = Duration.ofMinutes(5);
    private static final int PORT_MAX = 65_535;

    /** Refuses what is out of range. */
    public SyslogReceiver {
        if (host.isBlank() || port < 1 || port > PORT_MAX) {
            throw new IllegalArgumentException("a receiver has a host, and a port from 1 to " + PORT_MAX);
        }
        if (timeMax.compareTo(TIME_MIN) < 0 || timeMax.compareTo(TIME_MAX) > 0) {
            throw new IllegalArgumentException("the time must be " + TIME_MIN + " to " + TIME_MAX);
        }
    }

    /** Plain TCP, 30 seconds for a batch. Whoever is on the way can read it, and change it. */
    public static SyslogReceiver tcp(String host, int port) {
        return new SyslogReceiver(host, port, Optional.empty(), STANDARD);
    }

    /** TLS (RFC 5425), 30 seconds for a batch; the certificate must be trusted and have the host's name. */
    public static SyslogReceiver tls(String host, int port, SSLContext context) {
        return new SyslogReceiver(host, port, Optional.of(context), STANDARD);
    }

    /** The same with another limit for a batch. */
    public SyslogReceiver within(Duration limit) {
        return new SyslogReceiver(host, port, tls, limit);
    }
}
