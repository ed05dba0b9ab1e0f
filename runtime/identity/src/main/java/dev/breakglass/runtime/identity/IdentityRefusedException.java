package dev.breakglass.runtime.identity;

/**
 * Says that an identity or a factor was refused, why, what was expected and what was found. The message holds neither the
 * token nor a secret, and what it quotes is short and printable.
 */
public final class IdentityRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final IdentityRefusal refusal;

    IdentityRefusedException(IdentityRefusal refusal, String message) {
        super(refusal.code() + ": " + message);
        this.refusal = refusal;
    }

    public IdentityRefusal refusal() {
        return refusal;
    }
}
