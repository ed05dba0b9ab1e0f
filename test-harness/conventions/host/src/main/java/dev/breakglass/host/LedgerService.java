package dev.breakglass.host;

import dev.breakglass.runtime.BreakGlass;
import dev.breakglass.runtime.Session;
import dev.breakglass.runtime.SessionKey;
import dev.breakglass.runtime.audit.FileAuditLog;
import dev.breakglass.runtime.audit.LogSigner;
import dev.breakglass.runtime.audit.VerifierKey;
import dev.breakglass.runtime.bundle.PolicyBundle;
import dev.breakglass.runtime.grant.Grant;
import dev.breakglass.runtime.policy.Policy;
import dev.breakglass.runtime.request.Approval;
import dev.breakglass.runtime.request.Incident;
import dev.breakglass.runtime.request.Person;
import dev.breakglass.runtime.request.Presented;
import dev.breakglass.runtime.request.Reading;
import dev.breakglass.runtime.request.Request;
import dev.breakglass.runtime.request.Resource;
import dev.breakglass.runtime.request.Value;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Loads a bundle, asks for the ledger, gets two approvals, fails the ledger over, and leaves a log. */
public final class LedgerService {

    private LedgerService() {}

    /** Takes a bundle, the key that signed it, and a folder for the log. */
    public static void main(String[] arguments) throws Exception {
        Policy policy = PolicyBundle.load(Path.of(arguments[0]), List.of(VerifierKey.parse(arguments[1])));
        LogSigner signer = LogSigner.generate("ledger.example/log");
        Clock clock = Clock.systemUTC();
        Resource ledger = new Resource("database", "ledger", Map.of());
        Person ana = new Person("ana", Set.of("sre"), Map.of("employment", Value.of("employee")));

        try (BreakGlass glass = BreakGlass.builder()
                .policy(policy)
                .log(FileAuditLog.open(Path.of(arguments[2]), signer))
                .clock(clock)
                .signals(() -> signals(clock.instant()))
                .build()) {
            Instant now = clock.instant();
            Request request = Request.of(ana, "prod.payments", "db.failover", ledger, now)
                    .withIncident(new Incident("INC-2041", "outage", 1, Optional.empty(), Map.of()))
                    .withJustification(
                            "Primary is gone and replicas lag, failing over by hand", Optional.of("INC-2041"))
                    .withFactors(List.of(new Presented("webauthn", now)));
            Grant grant = glass.request(request);
            System.out.println("asked: " + grant.state());

            glass.approve(grant.id(), new Approval("bo", Set.of("incident-commanders"), now, List.of()));
            glass.approve(grant.id(), new Approval("cy", Set.of("security-leads"), now, List.of()));
            SessionKey key = glass.claimKey(grant.id(), ana);
            try (Session session = glass.redeem(key, ana)) {
                session.perform("db.failover", ledger, () -> System.out.println("failing over"));
            }
            System.out.println(
                    "closed: " + glass.grant(grant.id()).orElseThrow().state());
        }
        System.out.println("log key: " + signer.verifierKey().text());
    }

    private static Map<String, Reading> signals(Instant now) {
        return Map.of(
                "network", new Reading(Value.of("corp"), now),
                "device-trusted", new Reading(Value.of(true), now));
    }
}
