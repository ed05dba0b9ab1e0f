package dev.breakglass.runtime.credentials;

import dev.breakglass.runtime.request.IpAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a path says about a certificate.
 *
 * @param principals whose accounts it opens; at least one, since none would mean every account to some versions of sshd
 */
record SshTerms(
        List<String> principals, Optional<String> forceCommand, List<String> sourceAddresses, List<String> extensions) {

    private static final Pattern PRINCIPAL = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.@:/+-]{0,63}");
    private static final Pattern PREFIX_LENGTH = Pattern.compile("0|[1-9][0-9]{0,2}");

    /** Those of OpenSSH's PROTOCOL.certkeys that allow something. */
    private static final Set<String> EXTENSIONS = Set.of(
            "no-touch-required",
            "permit-agent-forwarding",
            "permit-port-forwarding",
            "permit-pty",
            "permit-user-rc",
            "permit-X11-forwarding");

    /** @throws IllegalArgumentException that names the setting */
    static SshTerms of(Map<String, String> settings) {
        Told told = Told.settings(settings, "principals", "force-command", "source-address", "extensions");
        return new SshTerms(
                told.requiredList(
                        "principals",
                        "a name of letters, digits and _.@:/+-",
                        p -> PRINCIPAL.matcher(p).matches()),
                told.text("force-command", Told.CHARS_MAX),
                told.list("source-address", "a network such as 10.0.0.0/8", SshTerms::isNetwork),
                told.list("extensions", "one of " + EXTENSIONS.stream().sorted().toList(), EXTENSIONS::contains));
    }

    /** sshd refuses a certificate for ever whose networks it cannot read, bits beyond the prefix among them. */
    private static boolean isNetwork(String text) {
        int slash = text.indexOf('/');
        String host = slash < 0 ? text : text.substring(0, slash);
        Optional<IpAddress> address = IpAddress.of(host);
        if (address.isEmpty()) {
            return false;
        }
        int width = host.indexOf(':') < 0 ? 32 : 128;
        String prefix = slash < 0 ? "" + width : text.substring(slash + 1);
        if (!PREFIX_LENGTH.matcher(prefix).matches() || Integer.parseInt(prefix) > width) {
            return false;
        }
        int free = width - Integer.parseInt(prefix);
        long low = address.get().low();
        long high = address.get().high();
        return free == 0
                || low << (Long.SIZE - Math.min(free, Long.SIZE)) == 0
                        && (free <= Long.SIZE || high << (2 * Long.SIZE - free) == 0);
    }
}
