package dev.breakglass.runtime.identity;

import java.util.Arrays;
import java.util.Base64;

/** Bytes as a value: copied in and out, equal when they are equal. Immutable. */
public final class Bytes {

    private final byte[] bytes;

    private Bytes(byte[] bytes) {
        this.bytes = bytes;
    }

    public static Bytes of(byte[] bytes) {
        return new Bytes(bytes.clone());
    }

    /** @throws IllegalArgumentException if the text is not base64url, with padding or without */
    public static Bytes ofBase64Url(String text) {
        return new Bytes(Base64.getUrlDecoder().decode(text));
    }

    public byte[] toArray() {
        return bytes.clone();
    }

    public int length() {
        return bytes.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Base64url without padding. */
    @Override
    public String toString() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
