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
import org.jspecify.annotations.NullMarked;

/**
 * From the start of a virtual machine to its end after one decision, from a bundle and from one class that was compiled
 * before: {@code StartScale [PATHS [TIMES]]}, which are 100 and 20 when not said. The two take turns.
 */
public final class StartScale {

    private static final String BUNDLE = "a bundle";
    private static final String CLASS = "one class";

    private StartScale() {}

    public static void main(String[] args) throws IOException {
        int paths = args.length > 0 ? Integer.parseInt(args[0]) : 100;
        int times = args.length > 1 ? Integer.parseInt(args[1]) : 20;
        Path file = Files.createTempFile("bench", ".bundle");
        try {
            print(paths, times, measured(Workload.of(paths), times, file));
        } finally {
            Files.delete(file);
        }
    }

    private static Laps measured(Workload workload, int times, Path file) throws IOException {
        LogSigner signer = LogSigner.generate("example.org/policy");
        Files.write(file, PolicyCompiler.compile(workload.policy()).bundle().signed(signer));
        List<String> request = FirstRequest.words(workload.paths().get(0));
        List<String> fromBundle =
                new ArrayList<>(List.of(file.toString(), signer.verifierKey().text()));
        fromBundle.addAll(request);
        Laps laps = new Laps();
        // The first half of all times is not counted, so that what is read lies in memory.
        for (int i = 0; i < 2 * times; i++) {
            laps.add(BUNDLE, permitted(FirstFromBundle.class, fromBundle));
            laps.add(CLASS, permitted(FirstFromClass.class, request));
        }
        return laps;
    }

    private static long permitted(Class<?> main, List<String> args) throws IOException {
        // As in a service: the runtime and what it needs.
        String classPath = Child.classPath(main, PolicyBundle.class, Pattern.class, NullMarked.class);
        Child child = Child.run(main, List.of(), classPath, args);
        if (!child.lines().equals(List.of("permit"))) {
            throw new IllegalStateException(main.getName() + ": expected permit, found " + child.lines());
        }
        return child.nanos();
    }

    private static void print(int paths, int times, Laps laps) {
        double bundle = laps.median(BUNDLE);
        double one = laps.median(CLASS);
        System.out.println(Machine.here().text());
        System.out.printf(
                "%n| start to first decision, median of %d | ms | ÷ one class |%n| --- | ---: | ---: |%n", times);
        System.out.printf("| %s of %d paths | %.0f | %.2f |%n", BUNDLE, paths, bundle, bundle / one);
        System.out.printf("| %s | %.0f | 1.00 |%n", CLASS, one);
    }
}
