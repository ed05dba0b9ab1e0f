package dev.breakglass.runtime.program;

/**
 * A range of IP addresses: all that share the first {@code prefix} of 128 bits. An IPv4 address is the IPv6 address that
 * maps it (RFC 4291, 2.5.5.2). Immutable.
 */
public final class AddressRange {

    private static final int HALF = 64;

    private final long high;
    private final long low;
    private final long highMask;
    private final long lowMask;

    private AddressRange(long high, long low, int prefix) {
        this.highMask = prefix == 0 ? 0 : prefix >= HALF ? -1L : -1L << (HALF - prefix);
        this.lowMask = prefix <= HALF ? 0 : -1L << (2 * HALF - prefix);
        this.high = high & highMask;
        this.low = low & lowMask;
    }

    /**
     * The range around an address.
     *
     * @param high the address's first 64 bits
     * @param low the address's last 64 bits
     * @param prefix 0 to 128
     */
    public static AddressRange of(long high, long low, int prefix) {
        if (prefix < 0 || prefix > 2 * HALF) {
            throw new IllegalArgumentException("no such prefix: /" + prefix);
        }
        return new AddressRange(high, low, prefix);
    }

    /** Whether the address of these 128 bits lies in the range. */
    public boolean contains(long first, long last) {
        return (first & highMask) == high && (last & lowMask) == low;
    }
}
