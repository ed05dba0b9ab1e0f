package dev.breakglass.runtime.audit;

/**
 * What publishing did.
 *
 * @param before how many entries were published before
 * @param checkpoint the one that is published now
 * @param filesWritten how many files were new or changed
 */
public record Published(long before, Checkpoint checkpoint, long filesWritten) {}
