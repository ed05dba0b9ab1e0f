package dev.breakglass.runtime.policy;

/** Classes that claim to be a program and refer to something that a program may not, or are not classes at all. */
public final class ProgramRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ProgramRefusedException(String message) {
        super(message);
    }
}
