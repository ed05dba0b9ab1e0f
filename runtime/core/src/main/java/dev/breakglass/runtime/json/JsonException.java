package dev.breakglass.runtime.json;

/** Text that is not the JSON it should be, or a value that is not there. The message says where. */
public final class JsonException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public JsonException(String message) {
        super(message);
    }
}
