package dev.breakglass.runtime.credentials;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Writes the data types of SSH (RFC 4251, section 5). */
final class SshBytes {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    SshBytes raw(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    SshBytes oneByte(int value) {
        out.write(value);
        return this;
    }

    SshBytes uint32(int value) {
        return raw(ByteBuffer.allocate(Integer.BYTES).putInt(value).array());
    }

    SshBytes uint64(long value) {
        return raw(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
    }

    SshBytes string(byte[] bytes) {
        return uint32(bytes.length).raw(bytes);
    }

    SshBytes string(String text) {
        return string(text.getBytes(StandardCharsets.UTF_8));
    }

    /** As one string, what another has written. */
    SshBytes string(SshBytes inner) {
        return string(inner.toBytes());
    }

    byte[] toBytes() {
        return out.toByteArray();
    }
}
