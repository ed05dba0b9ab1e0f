package dev.breakglass.scenario.result;

import java.util.Optional;

/**
 * What verifying the run's audit log by its public key said.
 *
 * @param entries how many entries the log has
 * @param root the hash of its last checkpoint, in base64, when it verifies
 * @param problem the first fault and its place, when it does not
 */
public record AuditResult(boolean verified, long entries, Optional<String> root, Optional<String> problem) {

    /** One sentence. */
    public String text() {
        return verified
                ? "verified: " + entries + " entries"
                : "not verified: " + problem.orElse("the log cannot be read");
    }
}
