package dev.breakglass.cli.bench;

import dev.breakglass.dsl.model.Policy;
import dev.breakglass.runtime.policy.CompiledPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Measures every way to decide a workload, one after the other. */
public final class Bench {

    /** The timer alone gets a small part of the whole time. */
    private static final int TIMER_SHARE = 40;

    private Bench() {}

    /**
     * Takes about as long as it is given.
     *
     * @param step told in words what is being measured
     */
    public static BenchResult run(
            Policy written, CompiledPolicy compiled, Workload workload, Duration time, Consumer<String> step) {
        List<Way> ways = Way.all(written, compiled, workload);
        Duration forTimer = time.dividedBy(TIMER_SHARE);
        Duration each = time.minus(forTimer).dividedBy(ways.size());
        step.accept("measuring the timer");
        var timer = Stopwatch.timer(forTimer);
        List<Figures> figures = new ArrayList<>();
        for (Way way : ways) {
            step.accept("measuring " + way.name());
            figures.add(Stopwatch.measure(way, each));
        }
        return new BenchResult(compiled.digest(), workload, Machine.here(), timer, figures);
    }
}
