package dev.breakglass.runtime.monitoring;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * An address that takes entries by HTTP POST: HTTPS, or plain HTTP on this very machine. Certificates and host names are
 * verified as the JVM does; redirects are not followed. Immutable.
 */
public final class HttpReceiver {

    private static final Duration TIME_MIN = Duration.ofMillis(100);
    private static final Duration TIME_MAX = Duration.ofMinutes(5);

    private final URI address;
    private final List<String> headers;
    private final Duration timeMax;
    private final Optional<SSLContext> tls;

    private HttpReceiver(URI address, List<String> headers, Duration timeMax, Optional<SSLContext> tls) {
        this.address = address;
        this.headers = List.copyOf(headers);
        this.timeMax = timeMax;
        this.tls = tls;
    }

    /**
     * A receiver that has 30 seconds for each answer.
     *
     * @throws IllegalArgumentException if it is neither {@code https} nor {@code http} to {@code localhost}, {@code 127.0.0.1} or
     *     {@code [::1]}
     */
    public static HttpReceiver at(URI address) {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        String host = address.getHost();
        boolean isHere =
                host != null && List.of("localhost", "127.0.0.1", "[::1]").contains(host);
        if (host == null || !(scheme.equals("https") || scheme.equals("http") && isHere)) {
            throw new IllegalArgumentException("an address must be https, or http on this machine");
        }
        if (address.getUserInfo() != null || address.getFragment() != null) {
            throw new IllegalArgumentException("an address must hold neither a user nor a fragment");
        }
        return new HttpReceiver(address, List.of(), Duration.ofSeconds(30), Optional.empty());
    }

    /**
     * The same with one more header, such as the one that says who is allowed in. It appears in no message.
     *
     * @throws IllegalArgumentException if HTTP has no such header, or the JDK sets it itself
     */
    public HttpReceiver header(String name, String value) {
        List<String> more = new ArrayList<>(headers);
        more.add(name);
        more.add(value);
        HttpPost.checkHeaders(address, more);
        return new HttpReceiver(address, more, timeMax, tls);
    }

    /**
     * The same with another limit for the time from the connection to the end of the answer.
     *
     * @param limit 100 ms to 5 minutes
     */
    public HttpReceiver within(Duration limit) {
        if (limit.compareTo(TIME_MIN) < 0 || limit.compareTo(TIME_MAX) > 0) {
            throw new IllegalArgumentException("the time must be " + TIME_MIN + " to " + TIME_MAX);
        }
        return new HttpReceiver(address, headers, limit, tls);
    }

    /** The same with keys and trusted certificates of one's own. */
    public HttpReceiver tls(SSLContext context) {
        return new HttpReceiver(address, headers, timeMax, Optional.of(context));
    }

    URI address() {
        return address;
    }

    List<String> headers() {
        return headers;
    }

    Duration timeMax() {
        return timeMax;
    }

    Optional<SSLContext> tls() {
        return tls;
    }

    /** The address without its query, which may hold a token. */
    @Override
    public String toString() {
        return address.getScheme() + "://" + address.getRawAuthority() + address.getRawPath();
    }
}
