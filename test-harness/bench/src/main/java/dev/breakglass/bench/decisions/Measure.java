package dev.breakglass.bench.decisions;

import dev.breakglass.bench.report.Figure;
import dev.breakglass.bench.report.Tail;
import java.util.Collection;
import java.util.Locale;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/**
 * Measures one point with JMH, warm: many short iterations, of which the median counts, so that what else the machine does for a
 * while falls out. It takes up to two seconds until all of a decision from strings is compiled.
 */
final class Measure {

    static final int ITERATIONS = 9;

    private static final int WARM_ITERATIONS = 6;
    private static final TimeValue WARM_ITERATION = TimeValue.milliseconds(500);

    /** So that nobody pays for pages that the machine hands out for the first time. */
    private static final String[] HEAP = {"-Xms1g", "-XX:+AlwaysPreTouch"};

    private static final double NANOS_PER_SECOND = 1e9;
    private static final String BYTES = "gc.alloc.rate.norm";

    private final Point point;
    private final TimeValue iteration;

    Measure(Point point, long iterationMillis) {
        this.point = point;
        this.iteration = TimeValue.milliseconds(iterationMillis);
    }

    /** @throws RunnerException if the engine fails, or answers otherwise than it should */
    Figure average() throws RunnerException {
        RunResult result = run(options(Decisions.class, point.machines()).addProfiler(GCProfiler.class));
        Result<?> bytes = result.getSecondaryResults().get(BYTES);
        if (bytes == null) {
            throw new RunnerException(
                    "no " + BYTES + " among " + result.getSecondaryResults().keySet());
        }
        Statistics nanos = result.getPrimaryResult().getStatistics();
        return new Figure(
                point.engine(),
                point.asked().name().toLowerCase(Locale.ROOT),
                point.paths(),
                nanos.getPercentile(50),
                nanos.getMin(),
                nanos.getMax(),
                Math.round(bytes.getScore()));
    }

    /** @throws RunnerException as for an average */
    Tail tail() throws RunnerException {
        Statistics late = run(options(DecisionsTail.class, 1)
                        .threads(point.threads())
                        .mode(Mode.SampleTime))
                .getPrimaryResult()
                .getStatistics();
        Statistics perNano = run(options(DecisionsTail.class, 1)
                        .threads(point.threads())
                        .mode(Mode.Throughput))
                .getPrimaryResult()
                .getStatistics();
        return new Tail(
                point.engine(),
                point.paths(),
                point.threads(),
                late.getPercentile(50),
                late.getPercentile(99),
                late.getPercentile(99.9),
                perNano.getPercentile(50) * NANOS_PER_SECOND);
    }

    private ChainedOptionsBuilder options(Class<?> benchmark, int machines) {
        return new OptionsBuilder()
                .include("^" + benchmark.getName() + "\\.")
                .param("engine", point.engine())
                .param("paths", Integer.toString(point.paths()))
                .param("asked", point.asked().name())
                .forks(machines)
                .jvmArgsAppend(HEAP)
                .warmupIterations(WARM_ITERATIONS)
                .warmupTime(WARM_ITERATION)
                .measurementIterations(ITERATIONS)
                .measurementTime(iteration)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
    }

    private static RunResult run(ChainedOptionsBuilder options) throws RunnerException {
        Collection<RunResult> results = new Runner(options.build()).run();
        if (results.size() != 1) {
            throw new RunnerException("expected one result, found " + results.size());
        }
        return results.iterator().next();
    }
}
