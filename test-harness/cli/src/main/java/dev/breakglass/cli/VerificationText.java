package dev.breakglass.cli;

import dev.breakglass.runtime.audit.LogFault;
import dev.breakglass.runtime.audit.Verification;

/** What a verification found, in words. */
final class VerificationText {

    private VerificationText() {}

    static String of(Verification found) {
        StringBuilder text = new StringBuilder();
        text.append(found.ok() ? "verified" : "NOT verified")
                .append(": ")
                .append(Words.count(found.entries(), "record"))
                .append(" read, ");
        text.append(found.checkpointSize()).append(" proved by the signed checkpoint\n");
        for (LogFault fault : found.faults()) {
            text.append("  ").append(fault).append('\n');
        }
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
}
