package dev.breakglass.bench.workload;

import java.util.function.Function;

/**
 * How an engine is made for a workload.
 *
 * @param name as tables show it; the same as the engine's own
 * @param pathsMax above so many paths it is not run, because building it or asking it takes too long to measure
 * @param ours whether it is part of Breakglass or written by hand; ratios are shown to the others
 */
public record EngineMaker(String name, int pathsMax, boolean ours, Function<Workload, Engine> make) {

    /** An engine of somebody else that takes any number of paths. */
    public static EngineMaker other(String name, Function<Workload, Engine> make) {
        return new EngineMaker(name, Integer.MAX_VALUE, false, make);
    }

    public EngineMaker upTo(int paths) {
        return new EngineMaker(name, paths, ours, make);
    }
}
