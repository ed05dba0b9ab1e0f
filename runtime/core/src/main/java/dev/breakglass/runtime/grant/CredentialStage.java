package dev.breakglass.runtime.grant;

import java.util.Locale;

/** How far a credential has come that a session was given. */
public enum CredentialStage {
    /** Its broker was asked for it and has not answered. */
    MAKING,
    /** Its session has it. */
    HELD,
    /** Its session could no longer be used before its broker answered: it is destroyed now, and again after the answer. */
    UNANSWERED,
    /** Nobody knows whether it was made, or still will be: it is destroyed now, and again when the session ends. */
    UNSURE,
    /** It is to be destroyed, or is. */
    OVER;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** The stage as a kept state writes it. */
    public String word() {
        return word;
    }
}
