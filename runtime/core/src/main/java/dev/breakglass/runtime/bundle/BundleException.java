package dev.breakglass.runtime.bundle;

/** A bundle that is not loaded: not signed by a trusted key, not a bundle, or holding what a bundle may not hold. */
public final class BundleException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BundleException(String message) {
        super(message);
    }
}
