package dev.breakglass.runtime.monitoring;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/**
 * A socket that remembers that a write to it failed. TLS says its last word without telling anybody that this failed, and the system
 * tells of a reset once: whoever reads afterwards sees an orderly end. Safe for any thread.
 */
final class WrittenSocket extends Socket {

    private volatile @Nullable IOException failure;

    @Override
    public OutputStream getOutputStream() throws IOException {
        return new FilterOutputStream(super.getOutputStream()) {
            @Override
            public void write(int one) throws IOException {
                write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                try {
                    out.write(bytes, from, length);
                } catch (IOException e) {
                    failure = e;
                    throw e;
                }
            }
        };
    }

    /** @throws IOException how a write failed, if one did */
    void requireWritten() throws IOException {
        IOException failed = failure;
        if (failed != null) {
            throw failed;
        }
    }
}
