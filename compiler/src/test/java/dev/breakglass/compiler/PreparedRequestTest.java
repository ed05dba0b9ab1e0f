package dev.breakglass.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.breakglass.compiler.reference.ReferenceEvaluator;
import dev.breakglass.dsl.model.Policy;
import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.decision.Finding;
import dev.breakglass.runtime.decision.Outcome;
import dev.breakglass.runtime.policy.CompiledPolicy;
import dev.breakglass.runtime.policy.PreparedRequest;
import dev.breakglass.runtime.program.ReasonCode;
import dev.breakglass.runtime.request.Approval;
import dev.breakglass.runtime.request.Incident;
import dev.breakglass.runtime.request.Person;
import dev.breakglass.runtime.request.Presented;
import dev.breakglass.runtime.request.Reading;
import dev.breakglass.runtime.request.Request;
import dev.breakglass.runtime.request.Resource;
import dev.breakglass.runtime.request.Value;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** A request that was prepared is decided as it would be otherwise, by whichever policy. */
class PreparedRequestTest {

    private static final int REQUESTS = 100;
    private static final int ROUNDS = 5;

    @Property(tries = 40)
    void preparedOrNotTheAnswerIsTheSame(@ForAll long seed) {
        Policy policy = DifferentialTest.checked(RandomPolicy.text(seed));
        CompiledPolicy compiled = PolicyCompiler.compile(policy).toPolicy();
        CompiledPolicy other = PolicyCompiler.compile(DifferentialTest.checked(RandomPolicy.text(seed + 1)))
                .toPolicy();
        ReferenceEvaluator reference = new ReferenceEvaluator(policy);
        Random random = new Random(seed);
        for (int i = 0; i < REQUESTS; i++) {
            Request request = RandomRequest.draw(random);
            PreparedRequest prepared = compiled.prepare(request);
            String path = "p" + random.nextInt(5);
            Decision expected = reference.decide(request);

            assertThat(compiled.decide(prepared)).isEqualTo(expected);
            assertThat(compiled.decide(prepared)).as("again").isEqualTo(expected);
            assertThat(compiled.decide(other.prepare(request)))
                    .as("prepared for another policy")
                    .isEqualTo(expected);
            assertThat(compiled.decide(reference.prepare(request)))
                    .as("prepared for none")
                    .isEqualTo(expected);
            assertThat(compiled.recheck(path, prepared)).isEqualTo(reference.recheck(path, request));
        }
    }

    @Property(tries = 40)
    void theCodesThatAreKnownAtOnceAreThoseOfTheFindings(@ForAll long seed) {
        CompiledPolicy compiled = PolicyCompiler.compile(DifferentialTest.checked(RandomPolicy.text(seed)))
                .toPolicy();
        Random random = new Random(seed);
        for (int i = 0; i < REQUESTS; i++) {
            Decision decision = compiled.decide(RandomRequest.draw(random));
            List<ReasonCode> said =
                    decision.findings().stream().map(Finding::code).distinct().toList();
            assertThat(decision.reasons()).containsExactlyInAnyOrderElementsOf(said);
        }
    }

    /** A thread keeps what it decides with, and the next policy has its own: what the last one answered may not lead back to it. */
    @Example
    void noThreadKeepsAPolicyForAnAnswerThatItGave() {
        List<WeakReference<CompiledPolicy>> gone = new ArrayList<>();
        Set<Outcome> given = EnumSet.noneOf(Outcome.class);
        for (int i = 0; i < 20; i++) {
            CompiledPolicy policy = PolicyCompiler.compile(DifferentialTest.checked(RandomPolicy.text(i)))
                    .toPolicy();
            Random random = new Random(i);
            for (int n = 0; n < REQUESTS; n++) {
                given.add(policy.decide(RandomRequest.draw(random)).outcome());
            }
            gone.add(new WeakReference<>(policy));
        }
        assertThat(given).containsExactlyInAnyOrder(Outcome.values());
        for (int i = 0; i < 50 && alive(gone) > 0; i++) {
            System.gc();
        }
        assertThat(alive(gone)).isZero();
    }

    private static long alive(List<WeakReference<CompiledPolicy>> all) {
        return all.stream().filter(policy -> policy.get() != null).count();
    }

    /** However approvals are counted: by groups, by the bits of roles, of one rule or more, and of who is asked later. */
    @Example
    void aPermitAllocatesNothing() {
        for (String approvals : List.of(
                "approve 2 of r within 5m",
                "approve 2 of many within 5m",
                "approve 1 of r within 5m approve 1 of many within 5m",
                "approve 1 of r within 5m with mfa any within 5m",
                "approve 3 of r within 5m escalate after 1m approve 2 of many")) {
            permitAllocatesNothing(approvals);
        }
    }

    private static void permitAllocatesNothing(String approvals) {
        CompiledPolicy policy = PolicyCompiler.compile(DifferentialTest.checked("""
                        policy x
                        action a
                        resource db
                        role r from group "g"
                        role many from group "g", %s
                        signal net: enum { corp, out } fresh 1m
                        zone z { contains db "d*" }
                        breakglass p {
                          zone z
                          for r
                          allow a on db "*"
                          when incident.severity <= 2 and net in { corp }
                          mfa any within 5m
                          %s
                          justify at least 5 characters
                          ttl 1h up to 2h
                          review none because "test"
                        }
                        """.formatted(
                                IntStream.range(0, 20)
                                        .mapToObj(i -> "group \"h" + i + "\"")
                                        .collect(Collectors.joining(", ")),
                                approvals)))
                .toPolicy();
        Instant now = Instant.parse("2026-03-14T02:13:00Z");
        Request request = Request.of(
                        new Person("ana", Set.of("g"), Map.of()), "z", "a", new Resource("db", "d1", Map.of()), now)
                .withIncident(new Incident("I", "outage", 1, Optional.empty(), Map.of()))
                .withSignals(Map.of("net", new Reading(Value.of("corp"), now)))
                .withFactors(List.of(new Presented("piv", now)))
                .withApprovals(List.of(
                        new Approval("bo", Set.of("g"), now, List.of(new Presented("piv", now))),
                        new Approval("cy", Set.of("g"), now, List.of())))
                .withPendingSince(Optional.of(now.minusSeconds(61)))
                .withJustification("the primary is gone", Optional.empty());
        for (Request asked : List.of(request, request.withTtl(Duration.ofMinutes(90)))) {
            PreparedRequest prepared = policy.prepare(asked);
            assertThat(policy.decide(prepared).permits()).as(approvals).isTrue();
            assertThat(allocated(() -> policy.decide(prepared))).as(approvals).isZero();
            assertThat(allocated(() -> policy.decide(asked)))
                    .as("from strings: %s", approvals)
                    .isZero();
            assertThat(policy.recheck("p", prepared).permits()).isTrue();
            assertThat(allocated(() -> policy.recheck("p", prepared)))
                    .as("a use")
                    .isZero();
        }
        for (int minutes = 60; minutes < 120; minutes++) {
            PreparedRequest odd = policy.prepare(request.withTtl(Duration.ofMinutes(minutes)));
            assertThat(allocated(() -> policy.decide(odd)))
                    .as("%s minutes", minutes)
                    .isZero();
        }
    }

    @Example
    void aPreparedRefusalIsMadeOnce() {
        CompiledPolicy policy =
                PolicyCompiler.compile(DifferentialTest.checked("""
                        policy x
                        action a
                        resource db
                        role r from group "g"
                        zone z { contains db "d*" }
                        breakglass p {
                          zone z
                          for r
                          allow a on db "*"
                          mfa any within 5m
                          approve none because "test"
                          justify at least 5 characters
                          ttl 1h
                          review none because "test"
                        }
                        """)).toPolicy();
        Instant now = Instant.parse("2026-03-14T02:13:00Z");
        Request waiting =
                Request.of(new Person("ana", Set.of("g"), Map.of()), "z", "a", new Resource("db", "d1", Map.of()), now);
        Request denied = waiting.withTtl(Duration.ofHours(2));
        for (Request asked : List.of(waiting, denied, waiting.withUse("b", waiting.resource()))) {
            PreparedRequest prepared = policy.prepare(asked);
            Decision first = policy.decide(prepared);
            assertThat(first.permits()).isFalse();
            assertThat(policy.decide(prepared)).isSameAs(first);
            assertThat(allocated(() -> policy.decide(prepared))).isZero();
            assertThat(policy.recheck("p", prepared).permits())
                    .isNotEqualTo(asked.action().equals("b"));
            assertThat(policy.decide(prepared)).isEqualTo(policy.decide(asked));
        }
    }

    /**
     * Bytes that a thousand calls allocate, in the round that allocated least: what a call allocates is there in every
     * round, and what the JVM allocates when it drops a compiled method in the middle of a call is there once.
     */
    private static long allocated(Runnable call) {
        long id = Thread.currentThread().getId();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long before = threads.getThreadAllocatedBytes(id);
            for (int i = 0; i < 1_000; i++) {
                call.run();
            }
            least = Math.min(least, threads.getThreadAllocatedBytes(id) - before);
        }
        return least;
    }
}
