package dev.breakglass.compiler.validate;

import dev.breakglass.dsl.model.Network;
import java.math.BigInteger;
import java.util.Optional;
import java.util.StringJoiner;

/** Addresses near the edges of networks, and how they are written. */
final class Addresses {

    private static final int BITS = 128;
    private static final long IPV4_MAPPED = 0xFFFFL;

    private Addresses() {}

    static Network first(Network network) {
        return of(bits(network));
    }

    static Network last(Network network) {
        return of(bits(network).add(size(network)).subtract(BigInteger.ONE));
    }

    /** The address before a network, if there is one. */
    static Optional<Network> before(Network network) {
        return bits(network).signum() == 0
                ? Optional.empty()
                : Optional.of(of(bits(network).subtract(BigInteger.ONE)));
    }

    /** The address after a network, if there is one. */
    static Optional<Network> after(Network network) {
        BigInteger after = bits(network).add(size(network));
        return after.bitLength() > BITS ? Optional.empty() : Optional.of(of(after));
    }

    /** In four numbers where it is an IPv4 address, in eight groups otherwise. */
    static String text(Network address) {
        if (address.high() != 0 || address.low() >>> Integer.SIZE != IPV4_MAPPED) {
            return groups(address);
        }
        StringJoiner numbers = new StringJoiner(".");
        for (int shift = Integer.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            numbers.add(Long.toString(address.low() >>> shift & 0xFF));
        }
        return numbers.toString();
    }

    /** In eight groups, which is a second spelling of an IPv4 address. */
    static String groups(Network address) {
        StringJoiner groups = new StringJoiner(":");
        for (long half : new long[] {address.high(), address.low()}) {
            for (int shift = Long.SIZE - Short.SIZE; shift >= 0; shift -= Short.SIZE) {
                groups.add(Long.toHexString(half >>> shift & 0xFFFF));
            }
        }
        return groups.toString();
    }

    private static BigInteger size(Network network) {
        return BigInteger.ONE.shiftLeft(BITS - network.prefix());
    }

    private static BigInteger bits(Network network) {
        return new BigInteger(Long.toUnsignedString(network.high()))
                .shiftLeft(Long.SIZE)
                .or(new BigInteger(Long.toUnsignedString(network.low())));
    }

    private static Network of(BigInteger bits) {
        return new Network(bits.shiftRight(Long.SIZE).longValue(), bits.longValue(), BITS);
    }
}
