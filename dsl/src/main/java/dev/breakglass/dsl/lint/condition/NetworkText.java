package dev.breakglass.dsl.lint.condition;

import dev.breakglass.dsl.model.Network;
import java.util.ArrayList;
import java.util.List;

/** Writes networks as people do: IPv4 with dots, IPv6 in the form of RFC 5952. */
final class NetworkText {
    private static final int IPV4_PREFIX = 96;
    private static final int GROUPS = 8;

    /** Behind these bits an IPv6 address maps one of IPv4 (RFC 4291, 2.5.5.2). */
    private static final int MAPPED = 0xFFFF;

    private NetworkText() {}

    /** @param four whether it is written as one of IPv4, which it then has to be */
    static String of(Network network, boolean four) {
        if (four) {
            return dotted(network.low()) + "/" + (network.prefix() - IPV4_PREFIX);
        } else if (network.prefix() >= IPV4_PREFIX && network.high() == 0 && network.low() >>> 32 == MAPPED) {
            return "::ffff:" + dotted(network.low()) + "/" + network.prefix();
        }
        List<String> groups = new ArrayList<>();
        for (int i = 0; i < GROUPS; i++) {
            long half = i < GROUPS / 2 ? network.high() : network.low();
            groups.add(Long.toHexString(half >>> 48 - 16 * (i % 4) & 0xFFFF));
        }
        return squeezed(groups) + "/" + network.prefix();
    }

    private static String dotted(long bits) {
        return (bits >> 24 & 255) + "." + (bits >> 16 & 255) + "." + (bits >> 8 & 255) + "." + (bits & 255);
    }

    /** The longest run of zeros, the first of equals, becomes {@code ::}; a single zero stays. */
    private static String squeezed(List<String> groups) {
        int from = 0;
        int longest = 1;
        for (int i = 0; i < GROUPS; i++) {
            int end = i;
            while (end < GROUPS && groups.get(end).equals("0")) {
                end++;
            }
            if (end - i > longest) {
                from = i;
                longest = end - i;
            }
        }
        return longest == 1
                ? String.join(":", groups)
                : String.join(":", groups.subList(0, from)) + "::"
                        + String.join(":", groups.subList(from + longest, GROUPS));
    }
}
