package dev.breakglass.bench.decisions;

import dev.breakglass.bench.engine.Engines;
import dev.breakglass.bench.report.Figure;
import dev.breakglass.bench.report.Machine;
import dev.breakglass.bench.report.Page;
import dev.breakglass.bench.report.Results;
import dev.breakglass.bench.report.Tail;
import dev.breakglass.bench.workload.EngineMaker;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Measures every engine on the same requests in one go, and writes what it found to a page: {@code RunAll [--seconds 1800]
 * [--docs docs] [--engines REGEX]}. Ends with 1 if an engine failed; the others are written all the same.
 */
public final class RunAll {

    private static final String DEFAULT_SECONDS = "1800";

    private final PrintStream out;
    private final Budget budget;
    private final List<Figure> figures = new ArrayList<>();
    private final List<Tail> tails = new ArrayList<>();
    private int failed;

    private RunAll(PrintStream out, Budget budget) {
        this.out = out;
        this.budget = budget;
    }

    public static void main(String[] args) throws IOException {
        List<String> words = List.of(args);
        long seconds = Long.parseLong(option(words, "--seconds", DEFAULT_SECONDS));
        Pattern engines = Pattern.compile(option(words, "--engines", ".*"));
        Machine machine = Machine.here();
        List<Point> points = Point.all(engine -> engines.matcher(engine.name()).matches());
        int runs = points.stream().mapToInt(RunAll::runs).sum();
        RunAll all = new RunAll(System.out, new Budget(runs, seconds, System::nanoTime));
        for (int i = 0; i < points.size(); i++) {
            all.measure(points.get(i), i + 1, points.size());
        }
        String command = RunAll.class.getName() + " " + String.join(" ", args);
        Page.of(Path.of(option(words, "--docs", "docs"))).write(all.results(machine, command.strip()));
        System.exit(all.failed == 0 ? 0 : 1);
    }

    private static String option(List<String> words, String name, String otherwise) {
        int at = words.indexOf(name);
        return at < 0 ? otherwise : words.get(at + 1);
    }

    private static int runs(Point point) {
        return point.threads() == 0 ? point.machines() : 2;
    }

    private void measure(Point point, int number, int of) {
        long millis = budget.iterationMillis();
        long start = System.nanoTime();
        out.printf(
                "%3d of %d  %-24s %6d paths  %-9s %s",
                number,
                of,
                point.engine(),
                point.paths(),
                point.asked(),
                point.threads() == 0 ? "         " : point.threads() + " threads");
        try {
            Measure measure = new Measure(point, millis);
            if (point.threads() == 0) {
                Figure figure = measure.average();
                figures.add(figure);
                out.printf(
                        "  %12.1f ns (%.1f to %.1f)  %d B%n",
                        figure.nanos(), figure.nanosMin(), figure.nanosMax(), figure.bytes());
            } else {
                Tail tail = measure.tail();
                tails.add(tail);
                out.printf(
                        "  %12.1f ns, of 1,000: %.0f ns  %.1f million a second%n",
                        tail.half(), tail.ofThousand(), tail.perSecond() / 1e6);
            }
        } catch (RunnerException e) {
            failed++;
            out.println("  failed: " + e.getMessage());
            causes(e).forEach(cause -> out.println("    " + cause));
        }
        budget.took(runs(point), System.nanoTime() - start, millis);
    }

    /** What an engine threw comes as a cause, or as one that was suppressed. */
    private static List<Throwable> causes(Throwable thrown) {
        return Stream.concat(Stream.ofNullable(thrown.getCause()), Stream.of(thrown.getSuppressed()))
                .flatMap(cause -> Stream.concat(Stream.of(cause), causes(cause).stream()))
                .toList();
    }

    private Results results(Machine machine, String command) {
        List<String> others = Engines.all().stream()
                .filter(engine -> !engine.ours())
                .map(EngineMaker::name)
                .toList();
        return new Results(machine, command, others, figures, tails);
    }
}
