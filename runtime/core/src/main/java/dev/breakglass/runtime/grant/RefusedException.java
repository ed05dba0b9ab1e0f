package dev.breakglass.runtime.grant;

import dev.breakglass.runtime.decision.Finding;
import java.util.List;
import java.util.Optional;

/**
 * Says that an act was refused, and why. The refusal is in the audit log by the time this is thrown, or it is one of too many and
 * the log says that these are counted.
 */
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Refusal refusal;
    private final transient Optional<GrantId> grant;
    private final transient List<Finding> findings;

    public RefusedException(Refusal refusal, Optional<GrantId> grant, String message, List<Finding> findings) {
        super(refusal.code() + ": " + message);
        this.refusal = refusal;
        this.grant = grant;
        this.findings = List.copyOf(findings);
    }

    public Refusal refusal() {
        return refusal;
    }

    /** The grant that it was about; absent when there is no such grant. */
    public Optional<GrantId> grant() {
        return grant;
    }

    /** What the policy found, when it was the policy that refused. */
    public List<Finding> findings() {
        return findings;
    }
}
