package dev.breakglass.runtime.credentials;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads the data types of SSH (RFC 4251, section 5), each in its one spelling; else an {@link IllegalArgumentException}. */
final class SshReader {

    private final ByteBuffer in;

    SshReader(byte[] bytes) {
        in = ByteBuffer.wrap(bytes);
    }

    byte[] string() {
        int length = in.remaining() < Integer.BYTES ? -1 : in.getInt();
        if (length < 0 || length > in.remaining()) {
            throw new IllegalArgumentException("it is cut short");
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    String text() {
        return new String(string(), StandardCharsets.US_ASCII);
    }

    /** Above zero. */
    BigInteger positive() {
        byte[] bytes = string();
        BigInteger value = bytes.length == 0 ? BigInteger.ZERO : new BigInteger(bytes);
        if (value.signum() <= 0 || !Arrays.equals(value.toByteArray(), bytes)) {
            throw new IllegalArgumentException("a number in it is not above zero, or has needless zeros");
        }
        return value;
    }

    byte[] rest() {
        return Arrays.copyOfRange(in.array(), in.position(), in.limit());
    }

    void requireEnd() {
        if (in.hasRemaining()) {
            throw new IllegalArgumentException("there are " + in.remaining() + " bytes after its end");
        }
    }
}
