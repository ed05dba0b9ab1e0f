package dev.breakglass.scenario.result;

import java.util.Locale;

/** How a door stands for one request. */
public enum DoorState {
    /** Nothing was asked yet, or it was denied. */
    LOCKED("■"),
    /** Asked; waits for people or for its key. */
    PENDING("◐"),
    /** A session lives. */
    OPEN("□"),
    /** It is over. */
    SHUT("✕");

    private final String sign;

    DoorState(String sign) {
        this.sign = sign;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A sign beside the word, so that the colour is never needed. */
    public String sign() {
        return sign;
    }
}
