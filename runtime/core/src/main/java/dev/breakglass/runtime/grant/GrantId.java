package dev.breakglass.runtime.grant;

import java.security.SecureRandom;

/** The name of one request and of the grant that it becomes, such as {@code g-0c4m8x2q7d1zt9vw}. No secret. */
public record GrantId(String text) implements Comparable<GrantId> {

    private static final String PREFIX = "g-";

    /** Refuses a text of another form with an {@link IllegalArgumentException}. */
    public GrantId {
        RandomId.check("grant id", PREFIX, text);
    }

    public static GrantId random(SecureRandom random) {
        return new GrantId(RandomId.next(PREFIX, random));
    }

    @Override
    public int compareTo(GrantId other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
