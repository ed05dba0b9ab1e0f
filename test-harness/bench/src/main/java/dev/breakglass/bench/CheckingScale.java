package dev.breakglass.bench;

import dev.breakglass.dsl.Limits;
import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.check.Checker;
import dev.breakglass.dsl.diagnostic.Checked;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.DiagnosticRenderer;
import dev.breakglass.dsl.lint.Rule;
import dev.breakglass.dsl.lint.Rules;
import dev.breakglass.dsl.lint.Settings;
import dev.breakglass.dsl.parse.Parser;
import dev.breakglass.dsl.read.SourceReader;
import dev.breakglass.dsl.source.SourceFile;
import dev.breakglass.scenario.suite.Folders;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * How long it takes to read, parse, check and lint a set of so many paths, step by step: {@code CheckingScale 10000 3}
 * does it three times over in one virtual machine, so that the first round is what a command pays.
 */
public final class CheckingScale {
    private static final int RULES_SHOWN = 8;
    private static final double MILLION = 1e6;

    private final PrintStream out;
    private final Map<String, Took> steps = new LinkedHashMap<>();

    private CheckingScale(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] args) throws IOException {
        int paths = args.length > 0 ? Integer.parseInt(args[0]) : 1_000;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 3;
        Path folder = Files.createTempDirectory("policy-set");
        try {
            write(PolicySets.of(paths), folder);
            for (int round = 1; round <= rounds; round++) {
                new CheckingScale(System.out).round(folder, paths, round);
            }
        } finally {
            Folders.delete(folder);
        }
    }

    private static void write(List<SourceFile> files, Path folder) throws IOException {
        for (SourceFile file : files) {
            Path path = folder.resolve(file.name());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.text());
        }
    }

    private void round(Path folder, int paths, int round) {
        heap().forEach(MemoryPoolMXBean::resetPeakUsage);
        Checked<List<SourceFile>> sources = time("read", () -> read(folder));
        int declarations = time("parse alone", () -> parse(sources.value().orElseThrow()));
        Checked<CheckedSet> checked = time("parse and check", () -> Checker.checkSet(sources, Limits.standard()));
        if (!checked.diagnostics().isEmpty()) {
            throw new IllegalStateException(new DiagnosticRenderer(false).render(checked.diagnostics()));
        }
        CheckedSet set = checked.value().orElseThrow();
        Map<Rule, Long> rules = new LinkedHashMap<>();
        int findings = time("lint", () -> lint(set, rules));
        long peak =
                heap().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        report(paths, round, declarations, findings, rules, peak, held(set));
    }

    private static Checked<List<SourceFile>> read(Path folder) {
        try {
            return SourceReader.read(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int parse(List<SourceFile> files) {
        int declarations = 0;
        for (SourceFile file : files) {
            declarations +=
                    Parser.parse(file).value().orElseThrow().declarations().size();
        }
        return declarations;
    }

    private static int lint(CheckedSet set, Map<Rule, Long> rules) {
        List<Diagnostic> found = new ArrayList<>();
        for (Rule rule : Rules.all()) {
            long start = cpu();
            rule.look(set, Settings.standard(), found::add);
            rules.put(rule, cpu() - start);
        }
        return found.size();
    }

    /** @param cpu of this thread alone, which does not count what else the machine does */
    private record Took(long wall, long cpu) {}

    private <T> T time(String step, Supplier<T> work) {
        long wall = System.nanoTime();
        long cpu = cpu();
        T result = work.get();
        steps.put(step, new Took(System.nanoTime() - wall, cpu() - cpu));
        return result;
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static List<MemoryPoolMXBean> heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }

    /** What is left on the heap when all else is gone. */
    private static long held(CheckedSet set) {
        System.gc();
        long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        return set.files().isEmpty() ? 0 : used;
    }

    private void report(
            int paths, int round, int declarations, int findings, Map<Rule, Long> rules, long peak, long held) {
        out.printf("round %d: %d paths, %d declarations, %d findings%n", round, paths, declarations, findings);
        steps.forEach((step, took) -> out.printf(
                "  %-16s %9.1f ms  %9.1f ms of processor  %7.3f s of it per 1,000 paths%n",
                step, took.wall() / MILLION, took.cpu() / MILLION, took.cpu() / MILLION / paths));
        rules.entrySet().stream()
                .sorted(Map.Entry.<Rule, Long>comparingByValue().reversed())
                .limit(RULES_SHOWN)
                .forEach(rule ->
                        out.printf("    %-22s %9.1f ms%n", rule.getKey().code().slug(), rule.getValue() / MILLION));
        out.printf("  heap: peaks of its parts %d MiB, held %d MiB%n", peak >> 20, held >> 20);
    }
}
