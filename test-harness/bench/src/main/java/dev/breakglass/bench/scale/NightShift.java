package dev.breakglass.bench.scale;

import dev.breakglass.compiler.PolicyCompiler;
import dev.breakglass.dsl.check.Checker;
import dev.breakglass.dsl.source.SourceFile;
import dev.breakglass.runtime.BreakGlass;
import dev.breakglass.runtime.Session;
import dev.breakglass.runtime.audit.AuditLog;
import dev.breakglass.runtime.grant.Grant;
import dev.breakglass.runtime.request.Incident;
import dev.breakglass.runtime.request.Person;
import dev.breakglass.runtime.request.Presented;
import dev.breakglass.runtime.request.Reading;
import dev.breakglass.runtime.request.Request;
import dev.breakglass.runtime.request.Resource;
import dev.breakglass.runtime.request.Value;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** People who open sessions and use them, by a policy of one path without approvals. */
final class NightShift {

    private static final SourceFile POLICY = new SourceFile("night.bgp", """
            policy bench.night
            action db.failover
            resource database
            role sre from group "sre"
            role lead from group "leads"
            signal network: enum { corp, internet } fresh 30s
            zone prod {
              contains database "ledger-*"
              admit when network == corp
            }
            breakglass restore {
              zone prod
              for sre
              allow db.failover on database "ledger-*"
              when incident.severity <= 2
              mfa webauthn within 10m
              approve none because "measured without"
              justify at least 10 characters
              ttl 8h
              review within 24h by lead
            }
            """);

    private static final Clock CLOCK = Clock.systemUTC();
    private static final Resource LEDGER = new Resource("database", "ledger-1", Map.of());
    private static final int PEOPLE = 100_000;

    private NightShift() {}

    static BreakGlass glass(AuditLog log) {
        return BreakGlass.builder()
                .policy(PolicyCompiler.compile(
                                Checker.check(List.of(POLICY)).value().orElseThrow())
                        .toPolicy())
                .log(log)
                .prompts(1_000, Duration.ofMinutes(1))
                .signals(() -> Map.of("network", new Reading(Value.of("corp"), CLOCK.instant())))
                .sweepEvery(Duration.ZERO)
                .dutyExecutor(Runnable::run)
                .duties((grant, duty) -> {})
                .build();
    }

    /** Somebody asks, gets the key and opens a session. */
    static Session session(BreakGlass glass, int number) {
        Person person = new Person("person-" + number % PEOPLE, Set.of("sre"), Map.of());
        Instant now = CLOCK.instant();
        Request request = Request.of(person, "prod", "db.failover", LEDGER, now)
                .withIncident(new Incident("INC-" + number, "outage", 1, Optional.of(now), Map.of()))
                .withJustification("The primary of the ledger is gone", Optional.empty())
                .withFactors(List.of(new Presented("webauthn", now)));
        Grant grant = glass.request(request);
        return glass.redeem(glass.claimKey(grant.id(), person), person);
    }

    static void use(Session session) {
        try {
            session.perform("db.failover", LEDGER, () -> {});
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("an empty action failed", e);
        }
    }
}
