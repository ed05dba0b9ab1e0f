package dev.breakglass.runtime.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class AnswersTest {

    /** A disk that syncs segments when the test lets it. */
    private static final class WaitingDisk extends ForwardingStorage {

        private final Semaphore begun = new Semaphore(0);
        private final Semaphore allowed = new Semaphore(0);

        WaitingDisk() {
            super(new DiskStorage());
        }

        @Override
        public Output append(Path file) throws IOException {
            Output below = super.append(file);
            return !file.toString().endsWith(".log")
                    ? below
                    : new Output() {
                        @Override
                        public int write(ByteBuffer bytes) throws IOException {
                            return below.write(bytes);
                        }

                        @Override
                        public void sync() throws IOException {
                            begun.release();
                            allowed.acquireUninterruptibly();
                            below.sync();
                        }

                        @Override
                        public void close() throws IOException {
                            below.close();
                        }
                    };
        }
    }

    @Test
    @Timeout(60)
    void whoIsRefusedHearsItAfterThoseBeforeThem(@TempDir Path temp) throws Exception {
        WaitingDisk disk = new WaitingDisk();
        try (FileAuditLog log =
                FileAuditLog.open(temp.resolve("log"), TestLog.SIGNER, TestLog.SMALL, System::nanoTime, disk)) {
            CompletableFuture<Long> first = log.submit(0, TestLog.entry(0));
            disk.begun.acquire();
            CompletableFuture<Long> second = log.submit(1, TestLog.entry(1));
            CompletableFuture<Long> outOfOrder = log.submit(99, TestLog.entry(2));
            disk.allowed.release();
            disk.begun.acquire();
            assertThat(first.join()).isZero();
            assertThat(outOfOrder).isNotDone();
            disk.allowed.release(1000);
            assertThatThrownBy(outOfOrder::join).hasMessageContaining("for index 99");
            assertThat(second).isCompletedWithValue(1L);
        }
    }
}
