package dev.breakglass.bench.scale;

import dev.breakglass.bench.workload.Workload;
import dev.breakglass.compiler.PolicyCompiler;
import dev.breakglass.compiler.reference.ReferenceEvaluator;
import dev.breakglass.dsl.source.SourceFile;
import dev.breakglass.runtime.audit.LogSigner;
import dev.breakglass.runtime.bundle.PolicyBundle;
import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.policy.CompiledPolicy;
import dev.breakglass.runtime.request.Request;
import java.util.ArrayList;
import java.util.List;

/** Two policies that take turns, from their bundles, while threads decide by whichever is in force. */
final class Reloading {

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final LogSigner signer = LogSigner.generate("example.org/policy");
    private final List<Request> requests;
    private final List<Version> versions;
    private final List<byte[]> bundles = new ArrayList<>();
    private volatile CompiledPolicy inForce;

    /** @param expected what the reference says of each request */
    private record Version(String digest, List<Decision> expected) {}

    /** The second policy grants half the time, so that it gives other answers and other terms. */
    Reloading(int paths) {
        Workload workload = Workload.of(paths);
        requests = workload.requests();
        List<SourceFile> shorter = workload.sources().stream()
                .map(file -> new SourceFile(file.name(), file.text().replace("ttl      60m", "ttl      30m")))
                .toList();
        versions = List.of(version(workload.sources()), version(shorter));
        inForce = load(0);
    }

    private Version version(List<SourceFile> sources) {
        var policy = Workload.checked(sources);
        bundles.add(PolicyCompiler.compile(policy).bundle().signed(signer));
        ReferenceEvaluator reference = new ReferenceEvaluator(policy);
        return new Version(
                reference.digest(), requests.stream().map(reference::decide).toList());
    }

    private CompiledPolicy load(int version) {
        return PolicyBundle.open(bundles.get(version), List.of(signer.verifierKey()))
                .toPolicy();
    }

    /** Puts one policy after the other in force, so often. */
    void reload(int times) {
        for (int i = 1; i <= times; i++) {
            inForce = load(i % versions.size());
        }
    }

    /** Verifies a bundle again and again, for so long, and puts none in force. */
    void busy(long millis) {
        long end = System.nanoTime() + millis * NANOS_PER_MILLI;
        while (System.nanoTime() < end) {
            PolicyBundle.open(bundles.get(0), List.of(signer.verifierKey()));
        }
    }

    /**
     * Decides until it is interrupted.
     *
     * @param latencies gets the time of every decision
     * @param wrong gets every decision that is not that of the policy whose digest it bears
     */
    void decide(Latencies latencies, List<Decision> wrong) {
        for (int i = 0; !Thread.currentThread().isInterrupted(); i = (i + 1) % requests.size()) {
            long start = System.nanoTime();
            Decision decision = inForce.decide(requests.get(i));
            latencies.add(System.nanoTime() - start);
            if (!isRight(i, decision)) {
                wrong.add(decision);
            }
        }
    }

    private boolean isRight(int request, Decision decision) {
        for (Version version : versions) {
            if (version.digest().equals(decision.policy())) {
                Decision expected = version.expected().get(request);
                return expected.outcome() == decision.outcome()
                        && expected.path().equals(decision.path())
                        && expected.ttl().equals(decision.ttl());
            }
        }
        return false;
    }

    /** Lets so many threads decide while something is done. */
    Latencies during(int threads, Runnable work) throws InterruptedException {
        List<Thread> deciders = new ArrayList<>();
        List<Latencies> latencies = new ArrayList<>();
        List<List<Decision>> wrong = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Latencies own = new Latencies();
            List<Decision> ownWrong = new ArrayList<>();
            latencies.add(own);
            wrong.add(ownWrong);
            Thread decider = new Thread(() -> decide(own, ownWrong), "decider-" + i);
            deciders.add(decider);
            decider.start();
        }
        work.run();
        for (Thread decider : deciders) {
            decider.interrupt();
            decider.join();
        }
        wrong.stream().flatMap(List::stream).findFirst().ifPresent(decision -> {
            throw new IllegalStateException("a decision of neither policy: " + decision);
        });
        Latencies all = new Latencies();
        latencies.forEach(all::add);
        return all;
    }
}
