package dev.breakglass.runtime.audit;

/** Says why a witness does not cosign. */
public final class WitnessRefusal extends Exception {

    private static final long serialVersionUID = 1;

    /** The kinds of refusal; their names are stable. */
    public enum Reason {
        /** The checkpoint is of no log that the witness watches: 404 over HTTP. */
        UNKNOWN_LOG(404),
        /** No key of the log signed it, or a signature is false: 403. */
        NOT_SIGNED(403),
        /** The checkpoint is malformed, or smaller than the old size: 400. */
        BAD_REQUEST(400),
        /** The witness saw another size last than the old size: 409, with {@link #seenSize}. */
        STALE(409),
        /** The proof does not show that the checkpoint continues the one that the witness saw last: 422. */
        INCONSISTENT(422);

        private final int status;

        Reason(int status) {
            this.status = status;
        }

        /** The status that answers it over HTTP (C2SP tlog-witness). */
        public int status() {
            return status;
        }
    }

    private final Reason reason;
    private final long seenSize;

    WitnessRefusal(Reason reason, long seenSize, String message) {
        super(message);
        this.reason = reason;
        this.seenSize = seenSize;
    }

    /** Which kind it is. */
    public Reason reason() {
        return reason;
    }

    /** Size of the checkpoint that the witness saw last of that log, 0 if none. */
    public long seenSize() {
        return seenSize;
    }
}
