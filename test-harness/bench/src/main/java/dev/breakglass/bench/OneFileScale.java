package dev.breakglass.bench;

import dev.breakglass.dsl.Limits;
import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.check.Checker;
import dev.breakglass.dsl.diagnostic.Checked;
import dev.breakglass.dsl.diagnostic.DiagnosticRenderer;
import dev.breakglass.dsl.lint.Linter;
import dev.breakglass.dsl.lint.Settings;
import dev.breakglass.dsl.source.SourceFile;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Whether time grows with the text and not faster: one file of each shape at 1, 10 and 100 times its size, right or
 * full of faults, parsed, checked, linted where it can be, and its diagnostics printed.
 */
public final class OneFileScale {
    private static final int WARM = 8;
    private static final int ROUNDS = 5;
    private static final String HEAD = "policy one.file\n";
    private static final String WORDS = HEAD + """
            resource host { tier: int, owner: string }
            role sre from group "sre"
            signal load: int fresh 1m
            signal network: enum { corp, vpn, internet } fresh 30s
            """;

    private static final String PROFILE = WORDS + """
            action read
            role lead from group "lead"
            profile p {
              mfa webauthn within 5m
              approve 2 of lead within 5m
              justify none because "nothing"
              ttl 5m
              review none because "nothing"
            }
            """;
    private static final String PATH = """
            breakglass p-%1$d {
              zone z
              for sre
              allow read on host "h-%1$d"
              when load > 3 and network != vpn
              tolerate unknown network because "it is"
              follows p
            }""";

    private OneFileScale() {}

    public static void main(String[] args) {
        new Table(System.out).print();
    }

    /** Texts by what they are full of; each takes how many of it there are. */
    private static Map<String, IntFunction<String>> shapes() {
        Map<String, IntFunction<String>> shapes = new LinkedHashMap<>();
        shapes.put("actions in one list", n -> HEAD + "action " + many(n, ", ", "read-%1$d"));
        shapes.put("declarations", n -> HEAD + many(n, "\n", "role role-%1$d from group \"group-%1$d\""));
        shapes.put("zones in zones", n -> WORDS + many(n, "\n", "zone a%1$d { at most ttl 1h }\nzone a%1$d.b { }"));
        shapes.put("zones after one name", n -> WORDS + many(n, "\n", "zone z-%1$d { contains host \"h-%1$d\" }"));
        shapes.put("resources in zones", n -> WORDS + "zone z {\n" + many(n, "\n", "contains host \"h-%1$d\"") + "\n}");
        shapes.put("admits of one zone", n -> WORDS + "zone z {\n" + many(n, "\n", "admit when load != %1$d") + "\n}");
        shapes.put(
                "forbids of 64 terms", n -> WORDS + many(n / 64 + 1, "\n", "forbid f-%1$d { when " + terms(64) + " }"));
        shapes.put("invariants", n -> WORDS + many(n, "\n", "invariant i-%1$d { never permit where load == %1$d }"));
        shapes.put(
                "paths into one zone",
                n -> PROFILE + "zone z {\n" + many(n, "\n", "contains host \"h-%1$d*\"") + "\n}\n"
                        + many(n / 5, "\n", PATH));
        shapes.put(
                "paths under admits",
                n -> PROFILE + "zone z { contains host \"h-*\"\n" + many(n, "\n", "admit when load != %1$d") + "\n}\n"
                        + many(n / 5, "\n", PATH));
        shapes.put(
                "paths under forbids",
                n -> PROFILE + "zone z { contains host \"h-*\" }\n"
                        + many(n, "\n", "forbid f-%1$d { for lead when network == vpn }") + "\n"
                        + many(n / 5, "\n", PATH));
        shapes.put("comments", n -> HEAD + many(n, "\n", "/// number %1$d\n// another") + "\naction read");
        shapes.put("one condition too long", n -> WORDS + "forbid f { when " + terms(n) + " }");
        shapes.put("unknown names", n -> WORDS + "forbid f { when " + many(n, "\n or ", "unknown-%1$d") + " }");
        shapes.put("unknown roles", n -> WORDS + many(n, "\n", "forbid f-%1$d { for nobody-%1$d when load > 3 }"));
        shapes.put("names declared twice", n -> HEAD + many(n, "\n", "role sre from group \"g-%1$d\""));
        shapes.put("broken declarations", n -> HEAD + many(n, "\n", "role role-%1$d form group \"g\""));
        shapes.put("broken clauses", n -> WORDS + "zone z {\n" + many(n, "\n", "contains hots-%1$d") + "\n}");
        shapes.put("stray characters", n -> HEAD + many(n, "\n", "action a-%1$d; ?"));
        shapes.put("open strings", n -> HEAD + many(n, "\n", "role r-%1$d from group \"g"));
        shapes.put("open braces", n -> HEAD + many(n, "\n", "zone z-%1$d {"));
        shapes.put("words of nothing", n -> HEAD + many(n, " ", "word-%1$d"));
        return shapes;
    }

    private static String terms(int count) {
        return many(count, " or ", "load == %1$d");
    }

    private static String many(int count, String between, String one) {
        return IntStream.range(0, count).mapToObj(one::formatted).collect(Collectors.joining(between));
    }

    /** Runs every shape and prints a line for each. */
    private record Table(PrintStream out) {
        void print() {
            int ones = 100;
            out.printf("%-24s %10s %10s %10s   ms of processor; growth from 10 to 100 times%n", "", "1", "10", "100");
            shapes().forEach((name, shape) -> {
                for (int i = 0; i < WARM; i++) {
                    said(shape.apply(ones));
                }
                double ten = best(shape.apply(10 * ones));
                double hundred = best(shape.apply(100 * ones));
                out.printf(
                        "%-24s %10.2f %10.2f %10.2f   %5.1f%n",
                        name, best(shape.apply(ones)), ten, hundred, hundred / ten);
            });
        }

        private static double best(String text) {
            double best = Double.MAX_VALUE;
            for (int i = 0; i < ROUNDS; i++) {
                long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                if (said(text) < 0) {
                    throw new IllegalStateException("less than nothing");
                }
                long took = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
                best = Math.min(best, took / 1e6);
            }
            return best;
        }

        private static int said(String text) {
            SourceFile file = new SourceFile("one.bgp", text);
            Checked<CheckedSet> checked =
                    Checker.checkSet(new Checked<>(Optional.of(List.of(file)), List.of()), Limits.standard());
            DiagnosticRenderer renderer = new DiagnosticRenderer(false);
            return renderer.render(checked.diagnostics()).length()
                    + checked.value()
                            .map(set -> renderer.render(Linter.lint(set, Settings.standard()))
                                    .length())
                            .orElse(0);
        }
    }
}
