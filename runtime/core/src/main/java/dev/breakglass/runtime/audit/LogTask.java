package dev.breakglass.runtime.audit;

import java.io.IOException;
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
        private final Urgency urgency;
        private final CompletableFuture<Long> answer = new CompletableFuture<>();

        /** @param index where it is to stand, or {@link #ANY_INDEX} */
        Append(long index, byte[] entry, Urgency urgency) {
            this.index = index;
            this.entry = entry.clone();
            this.urgency = urgency;
        }

        boolean isUrgent() {
            return urgency == Urgency.URGENT;
        }

        int bytes() {
            return RecordFrame.HEADER_BYTES + entry.length;
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

    /** Something else that changes the log's files; it fails alone when the disk is full. */
    record Work<T>(Step<T> step, CompletableFuture<T> answer) implements LogTask {

        void run() throws IOException {
            try {
                answer.complete(step.run());
            } catch (AuditLogException e) {
                // It was refused before anything was changed.
                answer.completeExceptionally(e);
            }
        }
    }

    /** What the log's thread does for somebody. */
    @FunctionalInterface
    interface Step<T> {
        T run() throws IOException;
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
