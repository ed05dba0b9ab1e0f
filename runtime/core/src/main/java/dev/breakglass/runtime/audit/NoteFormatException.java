package dev.breakglass.runtime.audit;

/** Says why a text is not the signed note, checkpoint or key that it should be. */
public final class NoteFormatException extends RuntimeException {

    private static final long serialVersionUID = 1;

    NoteFormatException(String message) {
        super(message);
    }
}
