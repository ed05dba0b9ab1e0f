package dev.breakglass.runtime.monitoring;

import java.io.IOException;

/** Entries were delivered and will be again, because it could not be written down that they were. */
final class CursorNotMoved extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CursorNotMoved(IOException cause) {
        super("delivered, but the cursor could not be moved: " + cause, cause);
    }
}
