package dev.breakglass.scenario.yaml;

/** How much one YAML file may hold. */
public final class YamlLimits {

    /** Bytes in one file, at most. */
    public static final int BYTES_MAX = 1 << 20;

    /** Collections within collections, at most. */
    public static final int DEPTH_MAX = 16;

    /** Values in one file, at most. */
    public static final int VALUES_MAX = 100_000;

    private YamlLimits() {}
}
