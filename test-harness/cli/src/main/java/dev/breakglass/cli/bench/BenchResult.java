package dev.breakglass.cli.bench;

import dev.breakglass.runtime.decision.Outcome;
import dev.breakglass.runtime.json.JsonArray;
import dev.breakglass.runtime.json.JsonObject;
import dev.breakglass.runtime.json.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** All that one run of {@code bgp bench} found. */
public final class BenchResult {

    private static final String[] KEYS = {"p50", "p90", "p99", "p99.9"};

    private final String policy;
    private final Workload workload;
    private final Machine machine;
    private final Histogram timer;
    private final List<Figures> figures;

    BenchResult(String policy, Workload workload, Machine machine, Histogram timer, List<Figures> figures) {
        this.policy = policy;
        this.workload = workload;
        this.machine = machine;
        this.timer = timer;
        this.figures = List.copyOf(figures);
    }

    /** For people: ends with a line feed. */
    public String text() {
        Map<Outcome, Integer> counts = workload.counts();
        StringBuilder text = new StringBuilder(policy)
                .append('\n')
                .append(
                        workload.requests().size() == 1
                                ? "1 request "
                                : workload.requests().size() + " requests ")
                .append(
                        workload.origin().equals(Workload.FROM_FILE)
                                ? "from the file: "
                                : "made from the policy's clauses: ")
                .append(counts.get(Outcome.PERMIT) + " permit, ")
                .append(counts.get(Outcome.PENDING) + " pending, ")
                .append(counts.get(Outcome.DENY) + " deny\n")
                .append(machine.text())
                .append("\n\n")
                .append(row("nanoseconds", KEYS, "max", "decisions/s", "bytes"))
                .append(row("timer alone", values(timer), String.valueOf(timer.getMaxValue()), "", ""));
        for (Figures each : figures) {
            text.append(row(
                    each.way(),
                    values(each.latency()),
                    String.valueOf(each.latency().getMaxValue()),
                    String.valueOf(each.perSecond()),
                    each.bytes().isPresent() ? String.valueOf(each.bytes().getAsLong()) : "?"));
        }
        figures.stream()
                .filter(each -> !each.settled())
                .forEach(each -> text.append('\n')
                        .append(each.way())
                        .append(
                                ": still changing when its warm-up was over; the machine has other things to do, or give it more"
                                        + " --seconds"));
        if (!machine.isFullyCompiled()) {
            text.append("\nthis JVM was told not to use its best compiler: a service decides faster");
        }
        return text.toString().stripTrailing() + "\n";
    }

    private static String row(String name, String[] values, String max, String perSecond, String bytes) {
        StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "%-15s", name));
        for (String value : values) {
            row.append(String.format(Locale.ROOT, "%10s", value));
        }
        return (row + String.format(Locale.ROOT, "%12s%14s%8s", max, perSecond, bytes)).stripTrailing() + "\n";
    }

    private static String[] values(Histogram histogram) {
        String[] values = new String[KEYS.length];
        for (int i = 0; i < KEYS.length; i++) {
            values[i] = String.valueOf(histogram.getValueAtPercentile(Figures.PERCENTILES[i]));
        }
        return values;
    }

    /** For programs; the names of its members stay. */
    public JsonObject json() {
        Map<Outcome, Integer> counts = workload.counts();
        JsonObject.Builder requests =
                JsonObject.builder().put("count", workload.requests().size()).put("from", workload.origin());
        counts.forEach((outcome, count) -> requests.put(outcome.word(), count));
        return JsonObject.builder()
                .put("policy", policy)
                .put("requests", requests.build())
                .put(
                        "machine",
                        JsonObject.builder()
                                .put("processors", machine.processors())
                                .put("system", machine.system())
                                .put("java", machine.java())
                                .put("collector", machine.collector())
                                .put("fully-compiled", machine.isFullyCompiled())
                                .build())
                .put("timer", latency(timer).build())
                .put(
                        "ways",
                        new JsonArray(figures.stream().map(BenchResult::json).toList()))
                .build();
    }

    private static JsonValue json(Figures figures) {
        JsonObject.Builder way = JsonObject.builder()
                .put("way", figures.way())
                .put("latency", latency(figures.latency()).build())
                .put("decisions-per-second", figures.perSecond())
                .put("settled", figures.settled());
        figures.bytes().ifPresent(bytes -> way.put("bytes-per-decision", bytes));
        return way.build();
    }

    private static JsonObject.Builder latency(Histogram histogram) {
        JsonObject.Builder latency = JsonObject.builder().put("count", histogram.getTotalCount());
        for (int i = 0; i < KEYS.length; i++) {
            latency.put(KEYS[i], histogram.getValueAtPercentile(Figures.PERCENTILES[i]));
        }
        return latency.put("max", histogram.getMaxValue());
    }
}
