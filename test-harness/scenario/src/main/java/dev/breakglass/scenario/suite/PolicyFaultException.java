package dev.breakglass.scenario.suite;

/** A policy set that does not compile; the message is its diagnostics as text for people. */
public final class PolicyFaultException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PolicyFaultException(String diagnostics) {
        super(diagnostics);
    }
}
