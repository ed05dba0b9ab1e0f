package dev.breakglass.runtime.grant;

import java.security.SecureRandom;

/** The name of one session, such as {@code s-0c4m8x2q7d1zt9vw}. No secret: resuming a session asks who resumes it. */
public record SessionId(String text) {

    private static final String PREFIX = "s-";

    /** Refuses a text of another form with an {@link IllegalArgumentException}. */
    public SessionId {
        RandomId.check("session id", PREFIX, text);
    }

    public static SessionId random(SecureRandom random) {
        return new SessionId(RandomId.next(PREFIX, random));
    }

    @Override
    public String toString() {
        return text;
    }
}
