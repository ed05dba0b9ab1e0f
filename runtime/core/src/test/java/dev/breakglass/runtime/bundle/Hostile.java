package dev.breakglass.runtime.bundle;

/** One kind of bundle that must be refused. */
final class Hostile {

    private final String kind;
    private final byte[] file;
    private final String reason;

    /**
     * A kind of bundle.
     *
     * @param kind what is wrong with it
     * @param reason a part of what must be said; several, where it may be any of them, with {@code |} between
     */
    Hostile(String kind, byte[] file, String reason) {
        this.kind = kind;
        this.file = file;
        this.reason = reason;
    }

    String kind() {
        return kind;
    }

    byte[] file() {
        return file.clone();
    }

    String[] reasons() {
        return reason.split("\\|", -1);
    }

    @Override
    public String toString() {
        return kind;
    }
}
