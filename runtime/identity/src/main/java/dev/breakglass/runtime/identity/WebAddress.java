package dev.breakglass.runtime.identity;

import java.net.URI;
import java.util.regex.Pattern;

/** Addresses that may be believed: over TLS, or never leaving this machine. */
final class WebAddress {

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1\\]");

    private WebAddress() {}

    /** @throws IllegalArgumentException if it is none, or has a user or a fragment in it */
    static URI checked(String what, String text) {
        URI address = URI.create(text);
        String host = address.getHost();
        boolean plain = "http".equals(address.getScheme());
        if (host == null || !(plain || "https".equals(address.getScheme()))) {
            throw new IllegalArgumentException(what + ": expected an https address, found " + Quoted.of(text));
        }
        if (plain && !LOOPBACK.matcher(host).matches()) {
            throw new IllegalArgumentException(
                    what + ": http is for this machine alone, expected https, found " + Quoted.of(text));
        }
        if (address.getRawUserInfo() != null || address.getRawFragment() != null) {
            throw new IllegalArgumentException(what + ": must have no user and no fragment, found " + Quoted.of(text));
        }
        return address;
    }
}
