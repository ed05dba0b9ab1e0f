package dev.breakglass.compiler;

import dev.breakglass.runtime.BreakGlass;
import dev.breakglass.runtime.audit.LogSigner;
import dev.breakglass.runtime.audit.MemoryAuditLog;
import dev.breakglass.runtime.grant.Grant;
import dev.breakglass.runtime.grant.GrantId;
import dev.breakglass.runtime.request.Approval;
import dev.breakglass.runtime.request.Person;
import dev.breakglass.runtime.request.Presented;
import dev.breakglass.runtime.request.Reading;
import dev.breakglass.runtime.request.Request;
import dev.breakglass.runtime.request.Resource;
import dev.breakglass.runtime.request.Value;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The runtime under a compiled policy, by the test's clock and signals. Ana asks with a factor; whoever approves is a lead. */
final class LiveGlass {

    static final Person ANA = new Person("ana", Set.of("sre"), Map.of());
    static final Resource LEDGER = new Resource("database", "ledger", Map.of());

    private final MemoryAuditLog log = new MemoryAuditLog(LogSigner.generate("breakglass.test/log"));
    private final Map<String, Boolean> signals = new TreeMap<>();
    final BreakGlass glass;
    Instant now = Instant.parse("2026-03-14T02:13:00Z");

    LiveGlass(String policy) {
        glass = BreakGlass.builder()
                .policy(PolicyCompiler.compile(DifferentialTest.checked(policy)).toPolicy())
                .log(log)
                .sweepEvery(Duration.ZERO)
                .dutyExecutor(Runnable::run)
                .clock(((InstantSource) () -> now).withZone(ZoneOffset.UTC))
                .ticker(() -> 0)
                .signals(this::readings)
                .build();
    }

    private Map<String, Reading> readings() {
        Map<String, Reading> readings = new TreeMap<>();
        signals.forEach((name, value) -> readings.put(name, new Reading(Value.of(value), now)));
        return readings;
    }

    void signal(String name, boolean value) {
        signals.put(name, value);
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    Grant ask(String zone, String action) {
        Request request = Request.of(ANA, zone, action, LEDGER, now);
        return glass.request(request.withFactors(List.of(new Presented("totp", now))));
    }

    Grant approve(GrantId id, String who, Presented... factors) {
        return glass.approve(id, new Approval(who, Set.of("lead"), now, List.of(factors)));
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        log.reopen().replay((index, entry) -> lines.add(new String(entry, StandardCharsets.UTF_8)));
        return lines;
    }
}
