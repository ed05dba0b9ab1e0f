package dev.breakglass.runtime.program;

/**
 * A range of IP addresses: all that share the first {@code prefix} of 128 bits. An IPv4 address is the IPv6 address that
 * maps it (RFC 4291, 2.5.5.2). Immutable.
 *
 * @param high an address's first 64 bits
 * @param low its last 64 bits
 * @param prefix 0 to 128
 */
public record AddressRange(long high, long low, int prefix) {

    private static final int HALF = 64;

    public AddressRange {
        if (prefix < 0 || prefix > 2 * HALF) {
            throw new IllegalArgumentException("no such prefix: /" + prefix);
        }
    }

    /** Whether the address of these 128 bits lies in the range. */
    public boolean contains(long first, long last) {
        return ((first ^ high) & mask(prefix)) == 0 && ((last ^ low) & mask(prefix - HALF)) == 0;
    }

    private static long mask(int bits) {
        return bits <= 0 ? 0 : bits >= HALF ? -1L : -1L << (HALF - bits);
    }
}
