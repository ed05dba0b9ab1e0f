package dev.breakglass.cli;

import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.runtime.audit.Absent;
import dev.breakglass.runtime.audit.LogFault;
import dev.breakglass.runtime.audit.Verification;

/** What a verification found, in words. */
final class VerificationText {

    private VerificationText() {}

    static String of(Verification found) {
        StringBuilder text = new StringBuilder();
        text.append(found.ok() ? "verified" : "NOT verified")
                .append(": ")
                .append(Words.count(found.entries() - found.absent().archivedEntries(), "record"))
                .append(" read, ");
        text.append(proved(found)).append(" proved by the signed checkpoint\n");
        for (LogFault fault : found.faults()) {
            // It may name a file that somebody called as he liked.
            text.append("  ").append(Quote.visible(fault.toString())).append('\n');
        }
        text.append(absent(found.absent()));
        if (found.ok() && found.uncovered() > 0) {
            text.append("  the last ").append(found.uncovered()).append(" are not proved by a checkpoint yet\n");
        }
        if (found.tornBytes() > 0) {
            text.append("  a last record of ")
                    .append(found.tornBytes())
                    .append(" bytes was not completed; nobody was told that it was written\n");
        }
        return text.toString();
    }

    /** How many of those that were read. */
    private static long proved(Verification found) {
        return Math.max(0, found.checkpointSize() - found.absent().archivedEntries());
    }

    /** The list of what is archived is not signed: that somebody meant to take it away, only he can say. */
    private static String absent(Absent absent) {
        StringBuilder text = new StringBuilder();
        if (absent.archivedEntries() > 0) {
            text.append("  the first ")
                    .append(absent.archivedEntries())
                    .append(" are said to be archived and were NOT read; name their folder with --archive\n");
        }
        if (absent.removedContents() > 0) {
            text.append("  ")
                    .append(Words.count(absent.removedContents(), "content"))
                    .append(" beside the log ")
                    .append(
                            absent.removedContents() == 1
                                    ? "is said to be removed by intent and was"
                                    : "are said to be removed by intent and were")
                    .append(" NOT read\n");
        }
        return text.toString();
    }
}
