package dev.breakglass.compiler;

import java.io.IOException;

/** A file could not be written. The message goes on behind the file's name: {@code may not be written}. */
public final class NotWrittenException extends IOException {

    private static final long serialVersionUID = 1L;

    NotWrittenException(String message) {
        super(message);
    }
}
