package dev.breakglass.runtime.audit;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file in which a state's lines lie, named by their hash.
 *
 * @param sha256 of the lines, in 64 lower-case hexadecimal digits
 * @param bytes its length
 */
record StateFile(String sha256, long bytes) {

    private static final Pattern LINE = Pattern.compile("state ([1-9][0-9]{0,17}) sha256:([0-9a-f]{64})");
    private static final Pattern NAME = Pattern.compile("[0-9a-f]{64}");

    /** Whether a file could be one of these. */
    static boolean isName(String file) {
        return NAME.matcher(file).matches();
    }

    /** What the signed note says of it. */
    String line() {
        return "state " + bytes + " sha256:" + sha256;
    }

    /** What a note's line says; empty if it is not of the form. */
    static Optional<StateFile> parse(String line) {
        Matcher parts = LINE.matcher(line);
        return parts.matches()
                ? Optional.of(new StateFile(parts.group(2), Long.parseLong(parts.group(1))))
                : Optional.empty();
    }
}
