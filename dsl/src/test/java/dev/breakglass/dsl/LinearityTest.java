package dev.breakglass.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.breakglass.dsl.check.Checker;
import dev.breakglass.dsl.source.SourceFile;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Sources of one, ten and a hundred times a size, right and wrong ones, with the time that a check takes and the bytes
 * that it allocates. The time is shown only; the bytes for each character of source are not to grow.
 */
class LinearityTest {
    private static final int ONCE = 8_000;
    private static final int FILE = 800_000;
    private static final double GROWTH_MAX = 2;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** @param piece repeated, with {@code #} for its number */
    record Shape(String name, String head, String piece, String tail) {
        @Override
        public String toString() {
            return name;
        }

        String text(int characters) {
            StringBuilder out = new StringBuilder(head);
            for (int i = 0; out.length() < characters; i++) {
                out.append(piece.replace("#", Integer.toString(i)));
            }
            return out.append(tail).toString();
        }
    }

    private static final String DECLARED = """
            policy p
            action read
            resource db
            role sre from group "sre"
            role lead from group "leads"
            signal up: bool fresh 5s
            zone prod { contains db "*" }
            """;

    private static final String PATH = """
            breakglass open-# {
              zone prod
              for sre
              allow read on db "ledger-#"
              when up and incident.severity <= 2
              mfa piv within 5m
              approve 1 of lead within 15m
              justify at least 20 characters
              ttl 30m up to 1h
              review within 24h by lead
            }
            """;

    static Stream<Shape> shapes() {
        return Stream.of(
                new Shape("paths", DECLARED, PATH, ""),
                new Shape("paths with a misspelt word each", DECLARED, PATH.replace("justify", "justfiy"), ""),
                new Shape("paths with an unknown role each", DECLARED, PATH.replace("for sre", "for sra"), ""),
                new Shape("paths that are not closed", DECLARED, PATH.replace("}", ""), ""),
                new Shape("roles", "policy p\n", "role r# from group \"g#\" disjoint from r#\n", ""),
                new Shape("zones", "policy p\n", "zone z# { at most ttl 1h }\n", ""),
                new Shape("actions on one line", "policy p\naction a", ", a#", "\n"),
                new Shape("names without commas", "policy p\naction a", " a#", "\n"),
                new Shape("stray characters", "policy p\n", "? & ; ", ""),
                new Shape("comments of C", "policy p\n", "/* a */ ", ""),
                new Shape("comments of C that do not end", "policy p\n", "/*\n", ""),
                new Shape("quotes", "policy p\n", "'a \"b\n", ""),
                new Shape("a long condition", DECLARED + "forbid f {\n  when up", " and up", "\n}\n"),
                new Shape("braces", "policy p\n", "{ } ", ""),
                new Shape("lists that end with a comma", DECLARED, "action b#,\n", ""));
    }

    private static void check(String text) {
        Checker.check(List.of(new SourceFile("p.bgp", text)));
    }

    private static long allocatedBy(String text) {
        long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
        check(text);
        return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void whatACheckAllocatesGrowsWithTheSource(Shape shape) {
        check(shape.text(ONCE));
        double once = 0;
        for (int times = 1; times <= FILE / ONCE; times *= 10) {
            String text = shape.text(ONCE * times);
            long start = System.nanoTime();
            double each = (double) allocatedBy(text) / text.length();
            long millis = (System.nanoTime() - start) / 1_000_000;
            System.out.printf(
                    Locale.ROOT, "%-40s %7d characters %6d ms %8.1f bytes each%n", shape, text.length(), millis, each);
            once = once == 0 ? each : once;
            assertThat(each).as(shape + " of " + text.length()).isLessThan(GROWTH_MAX * once);
        }
    }
}
