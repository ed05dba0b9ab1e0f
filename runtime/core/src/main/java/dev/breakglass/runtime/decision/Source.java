package dev.breakglass.runtime.decision;

/** A place in the policy's text; line and column count from 1. */
public record Source(String file, int line, int column) {

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
