package dev.breakglass.bench.engine;

import dev.breakglass.bench.workload.EngineMaker;
import java.util.List;

/** Every engine that is measured, in the order in which tables show them. */
public final class Engines {

    private Engines() {}

    public static List<EngineMaker> all() {
        return List.of(
                new EngineMaker(Floor.NAME, Integer.MAX_VALUE, true, Floor::new),
                new EngineMaker(PreparedBreakglass.NAME, Integer.MAX_VALUE, true, PreparedBreakglass::new),
                new EngineMaker(Breakglass.NAME, Integer.MAX_VALUE, true, Breakglass::new),
                new EngineMaker(ByHand.NAME, Integer.MAX_VALUE, true, ByHand::new),
                new EngineMaker(Reference.NAME, Integer.MAX_VALUE, true, Reference::new));
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
