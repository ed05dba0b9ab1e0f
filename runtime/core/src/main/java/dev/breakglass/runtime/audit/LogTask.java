package dev.breakglass.runtime.audit;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Something that a caller waits for the log's thread to do. */
sealed interface LogTask {

    /** Where the answer goes. */
    CompletableFuture<?> answer();

    /** An entry to append; answered with its index. */
    final class Append implements LogTask {

        static final long ANY_INDEX = -1;

        private final long index;
        private final byte[] entry;
        private final CompletableFuture<Long> answer = new CompletableFuture<>();

        /** @param index where it is to stand, or {@link #ANY_INDEX} */
        Append(long index, byte[] entry) {
            this.index = index;
            this.entry = entry.clone();
        }

        boolean isFor(long next) {
            return index == ANY_INDEX || index == next;
        }

        AuditLogException outOfOrder(LogPlace place, long next) {
            return AuditLogException.order(place, index, next);
        }

        byte[] entry() {
            return entry;
        }

        @Override
        public CompletableFuture<Long> answer() {
            return answer;
        }
    }

    /** A checkpoint to sign. */
    record Sign(CompletableFuture<Checkpoint> answer) implements LogTask {}

    /**
     * Waits for the answer. An interrupt does not end the waiting and is not forgotten: {@code join} sees to both.
     *
     * @throws AuditLogException the failure, with the caller's stack on top of the writer's
     */
    static <T> T await(CompletableFuture<T> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof AuditLogException failure) {
                throw new AuditLogException(failure.fault(), failure);
            }
            throw e;
        }
    }
}
