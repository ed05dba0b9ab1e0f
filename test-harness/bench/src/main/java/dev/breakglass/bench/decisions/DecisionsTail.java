package dev.breakglass.bench.decisions;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How late the latest of a thousand decisions is, and how many decisions there are in a second; with {@code -t 2} for two
 * threads that share the engine. A single decision is timed with the clock, which by itself takes some 25 ns.
 */
@BenchmarkMode({Mode.SampleTime, Mode.Throughput})
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class DecisionsTail {

    @Benchmark
    public Object decide(Bench bench, Bench.Turn turn) {
        return bench.engine().answer(turn.next(bench));
    }
}
