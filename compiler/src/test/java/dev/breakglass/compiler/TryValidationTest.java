package dev.breakglass.compiler;

import dev.breakglass.compiler.reference.*;
import dev.breakglass.compiler.validate.*;
import dev.breakglass.dsl.check.Checker;
import dev.breakglass.dsl.model.Policy;
import java.util.*;
import net.jqwik.api.Example;

public class TryValidationTest { public static void main(String[] a) { new TryValidationTest().tryIt(); }
    @Example
    void tryIt() {
        for (int n : new int[] {300}) {
            Policy policy = Checker.check(PolicySets.of(n)).value().orElseThrow();
            for (int i = 0; i < 8; i++) {
            long t = System.nanoTime();
            Validated v = Validation.compare(policy, new ReferenceEvaluator(policy));
            System.out.println(n + " self " + v.questions() + " " + (System.nanoTime() - t) / 1000000 + " ms; gaps " + v.gaps().size() + " cpu " + ((com.sun.management.OperatingSystemMXBean) java.lang.management.ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1000000);
            v.gaps().stream().limit(10).forEach(System.out::println);
            v.difference().ifPresent(System.out::println);
            }
            long t = System.nanoTime();
            var c = PolicyCompiler.compile(policy).toPolicy(); if (true) return;
            System.out.println("compile " + (System.nanoTime() - t) / 1000000);
            t = System.nanoTime();
            Validated v = Validation.compare(policy, c);
            System.out.println(n + " compiled " + v.questions() + " " + (System.nanoTime() - t) / 1000000 + " ms; gaps " + v.gaps().size());
            v.difference().ifPresent(System.out::println);
        }
    }
}
