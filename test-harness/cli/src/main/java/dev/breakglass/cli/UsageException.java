package dev.breakglass.cli;

/** The command was called in a way that it cannot follow: wrong words, or a file that cannot be read. */
final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
