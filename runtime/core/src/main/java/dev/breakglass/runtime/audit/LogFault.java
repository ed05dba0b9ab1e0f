package dev.breakglass.runtime.audit;

/**
 * One thing that is wrong with a log.
 *
 * @param reason which kind of thing, for programs
 * @param place where
 * @param message what, for people, without the place
 */
public record LogFault(Reason reason, LogPlace place, String message) {

    /** The kinds of things that can be wrong; their names are stable. */
    public enum Reason {
        /** Somebody else has the log open. */
        LOCKED,
        /** The log was closed. */
        CLOSED,
        /** The disk is full; what was not acknowledged is not in the log. */
        FULL,
        /** An entry is empty or too long. */
        ENTRY_SIZE,
        /** An entry was meant for another index than the next one. */
        ORDER,
        /** The folder does not look like a log: a file is missing, or one is there that should not. */
        LAYOUT,
        /** The log belongs to another key. */
        KEY,
        /** The checkpoint is missing, malformed or not signed by the log's key. */
        CHECKPOINT,
        /** A record does not match its checksum, or is no record. */
        RECORD,
        /** An entry is not what an audit entry must be. */
        ENTRY,
        /** Content beside the log is missing, or is not what the entry names. */
        CONTENT,
        /** Entries that the checkpoint covers are not there. */
        MISSING,
        /** The entries do not make up the tree that the checkpoint signs. */
        ROOT,
        /** The log is shorter than a checkpoint of it that was signed earlier. */
        ROLLED_BACK,
        /** The log's beginning is not the one that was signed earlier. */
        FORKED,
        /** Too few witnesses cosigned. */
        WITNESS,
        /** Reading or writing failed. */
        IO,
        /** An earlier write failed, so nothing more is written until the log is opened anew. */
        POISONED
    }

    /** For people: the place, then what is wrong. */
    @Override
    public String toString() {
        return place + ": " + message;
    }
}
