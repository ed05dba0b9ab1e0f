package dev.breakglass.bench.decisions;

import dev.breakglass.bench.engine.Engines;
import dev.breakglass.bench.workload.Agreement;
import dev.breakglass.bench.workload.Engine;
import dev.breakglass.bench.workload.Workload;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One engine with one workload, which it has answered rightly before anything is timed. */
@State(Scope.Benchmark)
public class Bench {

    @Param({"floor"})
    public String engine = "";

    @Param({"10", "100", "1000", "10000"})
    public int paths;

    @Param({"MIXED"})
    public Asked asked = Asked.MIXED;

    private @Nullable Engine built;
    private int[] rotation = {};

    @Setup
    public void build() {
        Workload workload = Workload.of(paths);
        built = Engines.named(engine).make().apply(workload);
        Agreement.check(workload, built);
        rotation = asked.rotation(workload.cases());
        // A collection lays the requests out anew. Engines that allocate come by one sooner or later, others never:
        // they would be asked about different memory.
        System.gc();
    }

    @TearDown
    public void close() {
        engine().close();
    }

    Engine engine() {
        return Objects.requireNonNull(built);
    }

    /** Where a thread is in the rotation. */
    @State(Scope.Thread)
    public static class Turn {
        private int turn;

        int next(Bench bench) {
            int[] rotation = bench.rotation;
            // A power of two, so that a turn costs no division.
            return rotation[turn++ & rotation.length - 1];
        }
    }
}
