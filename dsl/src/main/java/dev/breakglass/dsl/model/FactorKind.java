package dev.breakglass.dsl.model;

import java.util.EnumSet;
import java.util.Set;

/** A kind of authentication factor. */
public enum FactorKind {
    PASSWORD("password"),
    SMS("sms"),
    TOTP("totp"),
    PUSH("push"),
    WEBAUTHN("webauthn"),
    PIV("piv");

    private final String word;

    FactorKind(String word) {
        this.word = word;
    }

    /** The kind as policies and requests write it. */
    public String word() {
        return word;
    }

    /** The class {@code any}: every second factor, so all but the password. */
    public static Set<FactorKind> any() {
        return EnumSet.complementOf(EnumSet.of(PASSWORD));
    }

    /** The class {@code phishing-resistant}. */
    public static Set<FactorKind> phishingResistant() {
        return EnumSet.of(WEBAUTHN, PIV);
    }
}
