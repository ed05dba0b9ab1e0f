package dev.breakglass.runtime.request;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An IP address as 128 bits. An IPv4 address is the IPv6 address that maps it (RFC 4291, 2.5.5.2), so that both
 * spellings of it are one address. Immutable.
 *
 * @param high the first 64 bits
 * @param low the last 64 bits
 */
public record IpAddress(long high, long low) {

    private static final long IPV4_MAPPED = 0xFFFF_0000_0000L;
    private static final int CHARACTERS_MAX = 45;
    private static final Pattern IPV4 = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");
    // What begins otherwise would be taken for a name by the JDK, and looked up.
    private static final Pattern IPV6 = Pattern.compile("(?=[^:]*:)[0-9a-fA-F:][0-9a-fA-F:.]*");

    /**
     * The address that a text writes; nothing if it is none. Never looks a name up: four decimal numbers without leading
     * zeros, or the forms of RFC 4291, 2.2, without a scope.
     */
    public static Optional<IpAddress> of(String text) {
        if (text.length() > CHARACTERS_MAX) {
            return Optional.empty();
        }
        Matcher four = IPV4.matcher(text);
        if (four.matches()) {
            return ipv4(four);
        }
        return IPV6.matcher(text).matches() ? ipv6(text) : Optional.empty();
    }

    private static Optional<IpAddress> ipv4(Matcher parts) {
        long value = 0;
        for (int i = 1; i <= parts.groupCount(); i++) {
            String part = parts.group(i);
            int number = Integer.parseInt(part);
            // A leading zero means octal to some and nothing to others.
            if (number > 255 || part.length() > 1 && part.charAt(0) == '0') {
                return Optional.empty();
            }
            value = value << 8 | number;
        }
        return Optional.of(new IpAddress(0, IPV4_MAPPED | value));
    }

    private static Optional<IpAddress> ipv6(String text) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(InetAddress.getByName(text).getAddress());
            return Optional.of(
                    bytes.remaining() == Integer.BYTES
                            ? new IpAddress(0, IPV4_MAPPED | Integer.toUnsignedLong(bytes.getInt()))
                            : new IpAddress(bytes.getLong(), bytes.getLong()));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
