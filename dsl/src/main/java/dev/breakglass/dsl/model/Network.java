package dev.breakglass.dsl.model;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A range of IP addresses in CIDR notation (RFC 4632, RFC 4291). An IPv4 address is the IPv6 address that maps it
 * (RFC 4291, 2.5.5.2), so that both spellings of it are one address.
 *
 * @param high the first 64 bits of the lowest address
 * @param low the last 64 bits of the lowest address
 * @param prefix how many leading bits count, 0 to 128
 */
public record Network(long high, long low, int prefix) {

    private static final int BITS = 128;
    private static final int BITS_BEFORE_IPV4 = 96;
    private static final long IPV4_MAPPED = 0xFFFF_0000_0000L;
    private static final Pattern IPV4 = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");
    // What begins otherwise would be taken for a name by the JDK, and looked up.
    private static final Pattern IPV6 = Pattern.compile("(?=[^:]*:)[0-9a-fA-F:][0-9a-fA-F:.]*");
    private static final Pattern PREFIX = Pattern.compile("0|[1-9]\\d{0,2}");

    public Network {
        if (prefix < 0 || prefix > BITS) {
            throw new IllegalArgumentException("no such prefix: /" + prefix);
        }
        if ((high & ~highMask(prefix)) != 0 || (low & ~lowMask(prefix)) != 0) {
            throw new IllegalArgumentException("bits behind the prefix are set");
        }
    }

    /** A network as {@code 10.0.0.0/8} or a single address; none when the text is neither. Bits behind the prefix drop. */
    public static Optional<Network> of(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        boolean four = IPV4.matcher(address).matches();
        Optional<ByteBuffer> bytes = four ? ipv4(address) : ipv6(address);
        int most = four ? BITS - BITS_BEFORE_IPV4 : BITS;
        int asked = slash < 0 ? most : prefix(text.substring(slash + 1));
        if (bytes.isEmpty() || asked < 0 || asked > most) {
            return Optional.empty();
        }
        int prefix = four ? asked + BITS_BEFORE_IPV4 : asked;
        long high = bytes.get().getLong(0) & highMask(prefix);
        long low = bytes.get().getLong(Long.BYTES) & lowMask(prefix);
        return Optional.of(new Network(high, low, prefix));
    }

    /** Whether this is one address and not more. */
    public boolean isAddress() {
        return prefix == BITS;
    }

    private static int prefix(String digits) {
        return PREFIX.matcher(digits).matches() ? Integer.parseInt(digits) : -1;
    }

    private static Optional<ByteBuffer> ipv4(String address) {
        Matcher parts = IPV4.matcher(address);
        long value = 0;
        if (!parts.matches()) {
            return Optional.empty();
        }
        for (int i = 1; i <= parts.groupCount(); i++) {
            String part = parts.group(i);
            // A leading zero means octal to some and nothing to others.
            if (part.length() > 1 && part.charAt(0) == '0' || Integer.parseInt(part) > 255) {
                return Optional.empty();
            }
            value = value << 8 | Integer.parseInt(part);
        }
        return Optional.of(ByteBuffer.allocate(2 * Long.BYTES).putLong(0).putLong(IPV4_MAPPED | value));
    }

    /** Text with a colon is never looked up as a name. */
    private static Optional<ByteBuffer> ipv6(String address) {
        if (!IPV6.matcher(address).matches()) {
            return Optional.empty();
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return bytes.length == 4
                    ? Optional.of(ByteBuffer.allocate(2 * Long.BYTES)
                            .putLong(0)
                            .putInt(0xFFFF)
                            .put(bytes))
                    : Optional.of(ByteBuffer.wrap(bytes));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    private static long highMask(int prefix) {
        return prefix == 0 ? 0 : prefix >= Long.SIZE ? -1L : -1L << (Long.SIZE - prefix);
    }

    private static long lowMask(int prefix) {
        return prefix <= Long.SIZE ? 0 : -1L << (BITS - prefix);
    }
}
