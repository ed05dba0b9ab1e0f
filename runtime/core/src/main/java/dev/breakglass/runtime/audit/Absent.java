package dev.breakglass.runtime.audit;

/**
 * What a verification could not look at, because it was moved or removed by intent.
 *
 * @param archivedEntries how many entries at the log's beginning are archived, and the archive was not at hand; all
 *     after them are proved
 * @param removedContents how many contents beside the log were removed; the entries that name them are there
 */
public record Absent(long archivedEntries, long removedContents) {

    static final Absent NOTHING = new Absent(0, 0);
}
