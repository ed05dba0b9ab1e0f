package dev.breakglass.bench.report;

import dev.breakglass.bench.engine.Engines;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/** What was measured, in Markdown. */
final class Tables {

    private static final String MIXED = "mixed";
    private static final double MILLION = 1e6;

    private final Results results;
    private final List<Integer> paths;
    private final StringBuilder text = new StringBuilder();

    private Tables(Results results) {
        this.results = results;
        this.paths = results.paths();
    }

    static String of(Results results) {
        return new Tables(results).all();
    }

    private String all() {
        text.append('\n').append(results.machine().text()).append(".\n\n");
        text.append("```text\n").append(results.command()).append("\n```\n\n");
        text.append(
                "![Nanoseconds per decision over the number of paths, a line for each engine; the table below has the"
                        + " same figures](benchmarks/latency.svg)\n\n");
        text.append("Nanoseconds per decision, all requests in rotation, and bytes allocated for each:\n\n");
        heads("engine", "bytes");
        results.engines().forEach(this::everyRequest);
        text.append("\nRatios of the above and of the table below, over the number of paths:\n\n");
        heads("ratio");
        ratios();
        text.append(
                        "\nOnly what is permitted; only what is refused; only 32 requests, as near to the processor as those")
                .append(" that have just been read:\n\n");
        heads("engine, requests", "bytes");
        for (String requests : List.of("permitted", "refused", "hot")) {
            results.engines().stream()
                    .filter(engine -> paths.stream()
                            .anyMatch(count ->
                                    results.figure(engine, requests, count).isPresent()))
                    .forEach(engine -> times(engine + ", " + requests, engine, requests));
        }
        tails();
        return text.append('\n').toString();
    }

    private void heads(String first, String... last) {
        List<String> heads = new ArrayList<>(List.of(first));
        paths.forEach(count -> heads.add(Numbers.count(count)));
        heads.addAll(List.of(last));
        row(heads);
        row(heads.stream().map(head -> head.equals(first) ? "---" : "---:").toList());
    }

    private void row(List<String> cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private void everyRequest(String engine) {
        times(engine, engine, MIXED);
    }

    private void times(String title, String engine, String requests) {
        List<String> cells = new ArrayList<>(List.of(title));
        paths.forEach(count -> cells.add(Numbers.rounded(results.nanos(engine, requests, count))));
        cells.add(paths.stream()
                .flatMap(count -> results.figure(engine, requests, count).stream())
                .reduce((few, many) -> many)
                .map(figure -> Numbers.count(figure.bytes()))
                .orElse(""));
        row(cells);
    }

    private void ratios() {
        divided("permit, prepared ÷ floor", "permitted", Engines.PREPARED, Engines.FLOOR);
        divided("refusal, prepared ÷ floor", "refused", Engines.PREPARED, Engines.FLOOR);
        divided("strings ÷ strings by hand", MIXED, Engines.STRINGS, Engines.BY_HAND);
        divided("hot, strings ÷ strings by hand", "hot", Engines.STRINGS, Engines.BY_HAND);
        ratio(
                "permit, prepared ÷ the same at the fewest paths",
                count -> Numbers.ratio(
                        results.nanos(Engines.PREPARED, "permitted", count),
                        results.nanos(Engines.PREPARED, "permitted", paths.get(0))));
        fastestOther("fastest other engine ÷ prepared", Engines.PREPARED);
        fastestOther("fastest other engine ÷ strings", Engines.STRINGS);
    }

    private void divided(String title, String requests, String above, String below) {
        ratio(
                title,
                count -> Numbers.ratio(results.nanos(above, requests, count), results.nanos(below, requests, count)));
    }

    private void fastestOther(String title, String ours) {
        ratio(
                title,
                count -> results.fastestOther(count)
                        .map(other -> Numbers.ratio(OptionalDouble.of(other.nanos()), results.nanos(ours, MIXED, count))
                                + " (" + other.engine() + ")")
                        .orElse("–"));
    }

    private void ratio(String title, IntFunction<String> at) {
        List<String> cells = new ArrayList<>(List.of(title));
        paths.forEach(count -> cells.add(at.apply(count)));
        row(cells);
    }

    private void tails() {
        text.append(
                        "\nNanoseconds within which so many decisions are made, each timed by itself, the clock included; and")
                .append(" decisions a second, untimed:\n\n");
        row(List.of("engine, paths, threads", "1 in 2", "99 in 100", "999 in 1,000", "million a second", "÷ 1 thread"));
        row(List.of("---", "---:", "---:", "---:", "---:", "---:"));
        for (Tail tail : results.tails()) {
            row(List.of(
                    "%s, %s, %d".formatted(tail.engine(), Numbers.count(tail.paths()), tail.threads()),
                    Numbers.rounded(tail.half()),
                    Numbers.rounded(tail.ofHundred()),
                    Numbers.rounded(tail.ofThousand()),
                    Numbers.rounded(tail.perSecond() / MILLION),
                    Numbers.ratio(OptionalDouble.of(tail.perSecond()), alone(tail))));
        }
    }

    private OptionalDouble alone(Tail tail) {
        Predicate<Tail> alone = one -> one.threads() == 1 && one.engine().equals(tail.engine());
        return results.tails().stream()
                .filter(alone.and(one -> one.paths() == tail.paths()))
                .mapToDouble(Tail::perSecond)
                .findFirst();
    }
}
