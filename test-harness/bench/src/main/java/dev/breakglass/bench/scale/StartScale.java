package dev.breakglass.bench.scale;

import com.google.re2j.Pattern;
import dev.breakglass.bench.report.Machine;
import dev.breakglass.bench.workload.Workload;
import dev.breakglass.compiler.PolicyCompiler;
import dev.breakglass.runtime.audit.LogSigner;
import dev.breakglass.runtime.bundle.PolicyBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/**
 * From the start of a virtual machine to its end after one decision, from a bundle and from one class that was compiled
 * before, with and without an archive of the classes (JEP 350): {@code StartScale [PATHS [TIMES]]}, which are 100 and 20 when
 * not said. They take turns.
 */
public final class StartScale {

    private StartScale() {}

    /**
     * One way to a first decision.
     *
     * @param archive of the classes that it loads, which need not be there
     */
    private record Way(String name, Class<?> main, List<String> args, Path archive) {

        String archived() {
            return name + ", classes archived";
        }
    }

    public static void main(String[] args) throws IOException {
        int paths = args.length > 0 ? Integer.parseInt(args[0]) : 100;
        int times = args.length > 1 ? Integer.parseInt(args[1]) : 20;
        Path folder = Files.createTempDirectory("bench");
        try {
            List<Way> ways = ways(Workload.of(paths), folder);
            print(times, ways, measured(ways, times, classPath(folder)));
        } finally {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }

    private static List<Way> ways(Workload workload, Path folder) throws IOException {
        LogSigner signer = LogSigner.generate("example.org/policy");
        Path file = folder.resolve("policy.bundle");
        Files.write(file, PolicyCompiler.compile(workload.policy()).bundle().signed(signer));
        List<String> request = FirstRequest.words(workload.paths().get(0));
        List<String> signed =
                new ArrayList<>(List.of(file.toString(), signer.verifierKey().text()));
        signed.addAll(request);
        return List.of(
                new Way(
                        "a bundle of " + workload.paths().size() + " paths",
                        FirstFromBundle.class,
                        signed,
                        folder.resolve("bundle.jsa")),
                new Way(
                        "one class, and that bundle's signature and digest by the JDK alone",
                        FirstFromSigned.class,
                        signed,
                        folder.resolve("signed.jsa")),
                new Way("one class", FirstFromClass.class, request, folder.resolve("class.jsa")));
    }

    private static String classPath(Path folder) throws IOException {
        // As in a service: the runtime and what it needs.
        return ClassPath.of(folder, StartScale.class, PolicyBundle.class, Pattern.class, NullMarked.class);
    }

    private static Laps measured(List<Way> ways, int times, String classPath) throws IOException {
        for (Way way : ways) {
            permitted(way, List.of("-Xlog:disable", "-XX:ArchiveClassesAtExit=" + way.archive()), classPath);
        }
        Laps laps = new Laps();
        // The first half of all times is not counted, so that what is read lies in memory.
        for (int i = 0; i < 2 * times; i++) {
            for (Way way : ways) {
                laps.add(way.name(), permitted(way, List.of(), classPath));
                laps.add(
                        way.archived(),
                        permitted(way, List.of("-Xshare:on", "-XX:SharedArchiveFile=" + way.archive()), classPath));
            }
        }
        return laps;
    }

    private static long permitted(Way way, List<String> options, String classPath) throws IOException {
        Child child = Child.run(way.main(), options, classPath, way.args());
        if (!child.lines().equals(List.of("permit"))) {
            throw new IllegalStateException(way.main().getName() + ": expected permit, found " + child.lines());
        }
        return child.nanos();
    }

    private static void print(int times, List<Way> ways, Laps laps) {
        Way one = ways.get(ways.size() - 1);
        System.out.println(Machine.here().text());
        System.out.printf(
                "%n| start to first decision, median of %d | ms | ÷ one class | archived, ms | ÷ one class, archived |%n",
                times);
        System.out.println("| --- | ---: | ---: | ---: | ---: |");
        for (Way way : ways) {
            double plain = laps.median(way.name());
            double archived = laps.median(way.archived());
            System.out.printf(
                    "| %s | %.0f | %.2f | %.0f | %.2f |%n",
                    way.name(),
                    plain,
                    plain / laps.median(one.name()),
                    archived,
                    archived / laps.median(one.archived()));
        }
    }
}
