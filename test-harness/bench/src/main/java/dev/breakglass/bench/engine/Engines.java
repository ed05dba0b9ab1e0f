package dev.breakglass.bench.engine;

import dev.breakglass.bench.engine.other.OtherEngines;
import dev.breakglass.bench.workload.EngineMaker;
import java.util.List;
import java.util.stream.Stream;

/** Every engine that is measured, in the order in which tables show them. */
public final class Engines {

    public static final String FLOOR = "floor";
    public static final String PREPARED = "Breakglass prepared";
    public static final String STRINGS = "Breakglass strings";
    public static final String BY_HAND = "strings by hand";
    public static final String REFERENCE = "Breakglass reference";

    private Engines() {}

    public static List<EngineMaker> all() {
        List<EngineMaker> own = List.of(
                new EngineMaker(FLOOR, Integer.MAX_VALUE, true, Floor::new),
                new EngineMaker(PREPARED, Integer.MAX_VALUE, true, PreparedBreakglass::new),
                new EngineMaker(STRINGS, Integer.MAX_VALUE, true, Breakglass::new),
                new EngineMaker(BY_HAND, Integer.MAX_VALUE, true, ByHand::new),
                new EngineMaker(REFERENCE, Integer.MAX_VALUE, true, Reference::new));
        return Stream.concat(own.stream(), OtherEngines.all().stream()).toList();
    }

    /** @throws IllegalArgumentException if there is none of that name */
    public static EngineMaker named(String name) {
        return all().stream()
                .filter(engine -> engine.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no engine is called `" + name + "`; there are "
                        + all().stream().map(EngineMaker::name).toList()));
    }
}
