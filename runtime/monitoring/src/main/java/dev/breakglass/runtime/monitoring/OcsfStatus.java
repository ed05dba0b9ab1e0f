package dev.breakglass.runtime.monitoring;

import java.util.Optional;

/**
 * How what an entry tells came out.
 *
 * @param id OCSF's {@code status_id}
 * @param word the log's own word for it
 */
record OcsfStatus(int id, String word) {

    static final int UNKNOWN = 0;
    static final int SUCCESS = 1;
    static final int FAILURE = 2;
    static final int OTHER = 99;

    static OcsfStatus of(EntryFields entry) {
        return switch (entry.kind()) {
            case "requested", "approved", "stepped-up", "reconsidered" -> ruled(entry);
            case "use-started", "credential-started" -> new OcsfStatus(OTHER, "started");
            case "use-overran" -> new OcsfStatus(OTHER, "running");
            case "use-ended", "credential-ended" -> ended(entry.dataText("outcome"));
            case "refused" -> new OcsfStatus(FAILURE, entry.dataText("refusal").orElse("refused"));
            case "duty-failed", "prompt-failed" -> new OcsfStatus(FAILURE, "failed");
            default -> new OcsfStatus(KindMapping.ALL.containsKey(entry.kind()) ? SUCCESS : UNKNOWN, entry.kind());
        };
    }

    /** By the decision, unless it lies beside the log. */
    private static OcsfStatus ruled(EntryFields entry) {
        Optional<String> outcome = entry.data()
                .flatMap(data -> EntryFields.objectOf(data, "ruling"))
                .flatMap(ruling -> EntryFields.objectOf(ruling, "decision"))
                .flatMap(decision -> EntryFields.textOf(decision, "outcome"));
        int id = switch (outcome.orElse("")) {
            case "permit" -> SUCCESS;
            case "deny" -> FAILURE;
            case "pending" -> OTHER;
            default -> UNKNOWN;
        };
        return new OcsfStatus(id, outcome.orElse("unknown"));
    }

    private static OcsfStatus ended(Optional<String> outcome) {
        int id = switch (outcome.orElse("")) {
            case "done" -> SUCCESS;
            case "failed", "prevented" -> FAILURE;
            default -> UNKNOWN;
        };
        return new OcsfStatus(id, outcome.orElse("unknown"));
    }
}
