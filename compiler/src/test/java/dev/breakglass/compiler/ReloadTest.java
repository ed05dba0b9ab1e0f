package dev.breakglass.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.compiler.reference.ReferenceEvaluator;
import dev.breakglass.dsl.model.Policy;
import dev.breakglass.runtime.audit.LogSigner;
import dev.breakglass.runtime.bundle.PolicyBundle;
import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.policy.CompiledPolicy;
import dev.breakglass.runtime.request.Request;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Policies take each other's place while threads decide. */
class ReloadTest {

    private static final int THREADS = 2;
    private static final int RELOADS = 300;
    private static final int DECISIONS = 5_000;
    private static final int REQUESTS = 200;

    /** Of other classes that the virtual machine loads meanwhile, such as lambdas. */
    private static final int OTHER_CLASSES = 100;

    private final LogSigner signer = LogSigner.generate("example.org/policy");

    private CompiledPolicy reloaded(byte[] bundle) {
        return PolicyBundle.open(bundle, List.of(signer.verifierKey())).toPolicy();
    }

    @Test
    void everyDecisionIsThatOfTheOnePolicyWhoseDigestItBears() throws InterruptedException {
        List<Policy> policies = Stream.of(11L, 12L, 13L)
                .map(seed -> DifferentialTest.checked(RandomPolicy.text(seed)))
                .toList();
        Random random = new Random(5);
        List<Request> requests = Stream.generate(() -> RandomRequest.draw(random))
                .limit(REQUESTS)
                .toList();
        Map<String, List<Decision>> expected = policies.stream()
                .map(ReferenceEvaluator::new)
                .collect(Collectors.toMap(
                        ReferenceEvaluator::digest,
                        reference -> requests.stream().map(reference::decide).toList()));
        List<byte[]> bundles = policies.stream()
                .map(policy -> PolicyCompiler.compile(policy).bundle().signed(signer))
                .toList();
        AtomicReference<CompiledPolicy> inForce = new AtomicReference<>(reloaded(bundles.get(0)));
        Queue<Decision> wrong = new ConcurrentLinkedQueue<>();
        List<AtomicInteger> decided = new ArrayList<>();
        List<Thread> deciders = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            AtomicInteger count = new AtomicInteger();
            decided.add(count);
            deciders.add(new Thread(() -> {
                while (!Thread.currentThread().isInterrupted()) {
                    int request = count.getAndIncrement() % REQUESTS;
                    Decision decision = inForce.get().decide(requests.get(request));
                    List<Decision> known = expected.get(decision.policy());
                    if (known == null || !decision.equals(known.get(request))) {
                        wrong.add(decision);
                    }
                }
            }));
        }
        deciders.forEach(Thread::start);
        int reloads = 0;
        while (wrong.isEmpty() && (reloads < RELOADS || decided.stream().anyMatch(count -> count.get() < DECISIONS))) {
            inForce.set(reloaded(bundles.get(++reloads % bundles.size())));
        }
        for (Thread decider : deciders) {
            decider.interrupt();
            decider.join();
        }

        assertThat(wrong).isEmpty();
        assertThat(decided).allSatisfy(count -> assertThat(count).hasValueGreaterThanOrEqualTo(DECISIONS));
    }

    @Test
    void theClassesOfPoliciesThatWereReplacedAreUnloaded() {
        byte[] bundle = PolicyCompiler.compile(DifferentialTest.checked(RandomPolicy.text(3)))
                .bundle()
                .signed(signer);
        Request request = RandomRequest.draw(new Random(7));
        CompiledPolicy inForce = reloaded(bundle);
        inForce.decide(request);
        int before = ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
        for (int i = 0; i < RELOADS; i++) {
            inForce = reloaded(bundle);
            inForce.decide(request);
        }

        assertThat(loadedAfterCollection(before + OTHER_CLASSES)).isLessThanOrEqualTo(before + OTHER_CLASSES);
        assertThat(inForce.decide(request).policy()).isEqualTo(inForce.digest());
    }

    /** How many classes are loaded once the collector has done what it can to come down to so many. */
    private static int loadedAfterCollection(int goal) {
        var classes = ManagementFactory.getClassLoadingMXBean();
        for (int i = 0; i < 50 && classes.getLoadedClassCount() > goal; i++) {
            System.gc();
        }
        return classes.getLoadedClassCount();
    }
}
