package dev.breakglass.runtime.audit;

import java.io.IOException;

/** There is no room for what was to be written; a part of it may have been. */
final class StorageFullException extends IOException {

    private static final long serialVersionUID = 1;

    StorageFullException(IOException cause) {
        super(cause.getMessage(), cause);
    }
}
