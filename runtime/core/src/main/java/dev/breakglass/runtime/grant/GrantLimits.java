package dev.breakglass.runtime.grant;

import dev.breakglass.runtime.audit.AuditLimits;

/**
 * How much an act may bring, checked at the door with an {@link IllegalArgumentException} that names the place.
 *
 * @param idCharsMax a person's id, a group, a zone, an action, a kind or name of a resource, an incident's id
 * @param textCharsMax a justification, a reason, a note, the value of an attribute
 * @param groupsMax groups of one person
 * @param attributesMax attributes of one person, resource or incident
 * @param keyCharsMax a key in its text form, before it is looked at
 * @param historyMax past grants of one person that count for limits; the oldest that are over are left out
 * @param wishesMax what a requester brings along for one credential
 * @param credentialsMax credentials that one session is given, one after another
 * @param entryBytesMax one entry of the log
 */
public record GrantLimits(
        int idCharsMax,
        int textCharsMax,
        int groupsMax,
        int attributesMax,
        int keyCharsMax,
        int historyMax,
        int wishesMax,
        int credentialsMax,
        int entryBytesMax) {

    /** The limits in force. */
    public static final GrantLimits STANDARD =
            new GrantLimits(256, 4_096, 512, 64, 128, 200, 16, 100, AuditLimits.ENTRY_BYTES_MAX);

    /** An id: not empty, no control characters, whole characters only. */
    public String id(String what, String text) {
        return id(what, "", text);
    }

    /** As {@link #id(String, String)}, of what is named by two words one behind the other. */
    String id(String what, String part, String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException(what + part + ": must not be empty");
        }
        if (text.length() > idCharsMax) {
            throw tooMany(what + part, "characters", text.length(), idCharsMax);
        }
        for (int i = plain(text); i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                throw new IllegalArgumentException(what + part + ": control character at " + i);
            }
        }
        return whole(what, part, text);
    }

    /** A text for people: may be empty and have several lines. */
    public String text(String what, String text) {
        return text(what, "", text);
    }

    /** As {@link #text(String, String)}, of what is named by two words one behind the other. */
    String text(String what, String part, String text) {
        if (text.length() > textCharsMax) {
            throw tooMany(what + part, "characters", text.length(), textCharsMax);
        }
        return whole(what, part, text);
    }

    void atMost(String what, String unit, int found, int max) {
        if (found > max) {
            throw tooMany(what, unit, found, max);
        }
    }

    private static IllegalArgumentException tooMany(String what, String unit, int found, int max) {
        return new IllegalArgumentException(what + ": at most " + max + " " + unit + ", found " + found);
    }

    private static String whole(String what, String part, String text) {
        for (int i = plain(text); i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (Character.isSurrogate(c) && !pair) {
                throw new IllegalArgumentException(what + part + ": half a character at " + i);
            }
            i += pair ? 1 : 0;
        }
        return text;
    }

    /** How many characters from the start are printable ASCII, as most of what comes is to its end. */
    private static int plain(String text) {
        int i = 0;
        while (i < text.length() && text.charAt(i) >= ' ' && text.charAt(i) < 0x7f) {
            i++;
        }
        return i;
    }
}
