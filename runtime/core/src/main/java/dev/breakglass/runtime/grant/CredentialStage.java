package dev.breakglass.runtime.grant;

import java.util.Locale;

/** How far a credential has come that a session was given. */
public enum CredentialStage {
    /** Its broker was asked for it and has not answered. */
    MAKING,
    /** Its session has it. */
    HELD,
    /** It is to be destroyed, or is. */
    OVER;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** The stage as a kept state writes it. */
    public String word() {
        return word;
    }
}
