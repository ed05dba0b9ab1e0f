package dev.breakglass.bench;

import dev.breakglass.compiler.PolicyCompiler;
import dev.breakglass.compiler.reference.ReferenceEvaluator;
import dev.breakglass.dsl.check.Checker;
import dev.breakglass.dsl.read.SourceReader;
import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.policy.Policy;
import dev.breakglass.runtime.request.Approval;
import dev.breakglass.runtime.request.Incident;
import dev.breakglass.runtime.request.Person;
import dev.breakglass.runtime.request.Presented;
import dev.breakglass.runtime.request.Reading;
import dev.breakglass.runtime.request.Request;
import dev.breakglass.runtime.request.Resource;
import dev.breakglass.runtime.request.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One decision on the payments set, from a request in strings: compiled and reference side by side. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PaymentsDecision {

    @Param({"permit", "pending", "deny"})
    public String answer = "permit";

    private @Nullable Policy compiled;
    private @Nullable Policy reference;
    private Request request = request("permit");

    /** Reads the set from the system property {@code policies}, or from {@code policies} in the current folder. */
    @Setup
    public void load() throws IOException {
        Path set = Path.of(System.getProperty("policies", "policies"), "payments");
        var policy = Checker.check(SourceReader.read(set).value().orElseThrow())
                .value()
                .orElseThrow();
        Policy one = PolicyCompiler.compile(policy).toPolicy();
        Policy other = new ReferenceEvaluator(policy);
        request = request(answer);
        Decision first = one.decide(request);
        compiled = one;
        reference = other;
        if (!first.equals(other.decide(request)) || !first.outcome().word().equals(answer)) {
            throw new IllegalStateException("expected " + answer + " from both, found " + first);
        }
    }

    @Benchmark
    public Decision compiled() {
        return Objects.requireNonNull(compiled).decide(request);
    }

    @Benchmark
    public Decision reference() {
        return Objects.requireNonNull(reference).decide(request);
    }

    private static Request request(String answer) {
        Instant now = Instant.parse("2026-03-14T02:18:00Z");
        String group = answer.equals("deny") ? "web" : "sre";
        Person ana = new Person("ana", Set.of(group), Map.of("employment", Value.of("employee")));
        Request asked = Request.of(
                        ana, "prod.payments", "db.failover", new Resource("database", "ledger", Map.of()), now)
                .withIncident(new Incident("INC-2041", "outage", 1, Optional.empty(), Map.of()))
                .withJustification("Primary is gone and replicas lag, failing over by hand", Optional.of("INC-2041"))
                .withFactors(List.of(new Presented("webauthn", now)))
                .withSignals(Map.of(
                        "network",
                        new Reading(Value.of("corp"), now),
                        "device-trusted",
                        new Reading(Value.of(true), now)));
        return answer.equals("pending")
                ? asked
                : asked.withApprovals(List.of(
                        new Approval("bo", Set.of("incident-commanders"), now, List.of()),
                        new Approval("cy", Set.of("security-leads"), now, List.of())));
    }
}
