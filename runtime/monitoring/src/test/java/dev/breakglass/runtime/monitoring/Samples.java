package dev.breakglass.runtime.monitoring;

import dev.breakglass.runtime.audit.MemoryAuditLog;
import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.decision.Finding;
import dev.breakglass.runtime.decision.Outcome;
import dev.breakglass.runtime.grant.Attempt;
import dev.breakglass.runtime.grant.Circumstances;
import dev.breakglass.runtime.grant.Entry;
import dev.breakglass.runtime.grant.EntryCodec;
import dev.breakglass.runtime.grant.GrantEvent;
import dev.breakglass.runtime.grant.GrantId;
import dev.breakglass.runtime.grant.GrantState;
import dev.breakglass.runtime.grant.Refusal;
import dev.breakglass.runtime.grant.RequestDigest;
import dev.breakglass.runtime.grant.Ruling;
import dev.breakglass.runtime.grant.Scope;
import dev.breakglass.runtime.grant.SessionId;
import dev.breakglass.runtime.grant.Subject;
import dev.breakglass.runtime.grant.Suspension;
import dev.breakglass.runtime.grant.UseOutcome;
import dev.breakglass.runtime.policy.PathTerms;
import dev.breakglass.runtime.program.ReasonCode;
import dev.breakglass.runtime.request.Approval;
import dev.breakglass.runtime.request.Person;
import dev.breakglass.runtime.request.Presented;
import dev.breakglass.runtime.request.Reading;
import dev.breakglass.runtime.request.Request;
import dev.breakglass.runtime.request.Resource;
import dev.breakglass.runtime.request.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An entry of every kind, as the runtime writes it. */
final class Samples {

    static final Instant NOW = Instant.parse("2026-03-14T02:13:07.123456789Z");
    static final GrantId GRANT = new GrantId("g-0c4m8x2q7d1zt9vw");
    static final SessionId SESSION = new SessionId("s-0c4m8x2q7d1zt9vw");
    static final String POLICY = "sha256:" + "ab".repeat(32);
    private static final Resource LEDGER = new Resource("database", "ledger", Map.of("pii", Value.of(true)));
    private static final Person ANA = new Person("ana", Set.of("sre"), Map.of("employment", Value.of("employee")));
    private static final Approval YES = new Approval("bo", Set.of("incident-commanders"), NOW, List.of());
    private static final Circumstances NOWADAYS =
            new Circumstances(Set.of("sre"), Map.of("network", new Reading(Value.of("corp"), NOW)));

    private Samples() {}

    static Request request() {
        return Request.of(ANA, "prod.payments", "db.failover", LEDGER, NOW)
                .withJustification("Primary is gone: \"ledger\" [a\\b] – über", Optional.of("INC-2041"))
                .withFactors(List.of(new Presented("webauthn", NOW)))
                .withSource(Optional.of("10.1.2.3"));
    }

    static Ruling ruling(Outcome outcome) {
        boolean permits = outcome == Outcome.PERMIT;
        List<Finding> findings = permits
                ? List.of()
                : List.of(new Finding(
                        Optional.of("restore"), ReasonCode.APPROVALS, "2 of them", "none", Optional.empty()));
        Optional<String> path = outcome == Outcome.DENY ? Optional.empty() : Optional.of("restore");
        Optional<Duration> ttl = path.map(there -> Duration.ofMinutes(30));
        PathTerms terms =
                new PathTerms("restore", "prod.payments", List.of("db.failover"), Duration.ofMinutes(5), List.of());
        return new Ruling(
                request(),
                new Decision(outcome, path, ttl, findings, List.of(), POLICY),
                permits ? Optional.of(terms) : Optional.empty());
    }

    static List<GrantEvent> events() {
        Ruling permit = ruling(Outcome.PERMIT);
        List<GrantEvent> events = new ArrayList<>(List.of(
                new GrantEvent.Requested(
                        RequestDigest.read("sha256:" + "cd".repeat(32)), ruling(Outcome.PENDING), NOW.plusSeconds(60)),
                new GrantEvent.Requested(
                        RequestDigest.read("sha256:" + "cd".repeat(32)), ruling(Outcome.DENY), NOW.plusSeconds(60)),
                new GrantEvent.Approved(YES, permit),
                new GrantEvent.SteppedUp(List.of(new Presented("totp", NOW)), permit),
                new GrantEvent.Reconsidered(permit),
                new GrantEvent.Rejected("not now"),
                new GrantEvent.KeyClaimed("ef".repeat(32)),
                new GrantEvent.Redeemed(SESSION, NOW.plusSeconds(1_800), NOWADAYS),
                new GrantEvent.UseStarted("db.failover", LEDGER, NOWADAYS),
                new GrantEvent.UseEnded(7, UseOutcome.DONE, Optional.empty()),
                new GrantEvent.UseEnded(7, UseOutcome.FAILED, Optional.of("java.io.IOException")),
                new GrantEvent.UseEnded(7, UseOutcome.PREVENTED, Optional.empty()),
                new GrantEvent.UseEnded(7, UseOutcome.UNKNOWN, Optional.empty()),
                new GrantEvent.UseOverran(7),
                new GrantEvent.CredentialStarted("vault", NOW.plusSeconds(1_800), NOWADAYS),
                new GrantEvent.CredentialEnded(1, UseOutcome.DONE, Optional.empty()),
                new GrantEvent.CredentialEnded(1, UseOutcome.FAILED, Optional.of("java.io.IOException")),
                new GrantEvent.ObserverJoined(Set.of("security-leads"), true),
                new GrantEvent.ObserverLeft("cy", false),
                new GrantEvent.ExtensionAsked("not done yet"),
                new GrantEvent.ExtensionApproved(YES, Optional.of(NOW.plusSeconds(900))),
                new GrantEvent.PromptFailed("webauthn"),
                new GrantEvent.PolicyLoaded(POLICY),
                new GrantEvent.Revoked(new Scope.OfZone("prod"), "stolen laptop", 3),
                new GrantEvent.Refused(Attempt.REDEEM, Refusal.KEY_USED, "once is enough", List.of()),
                new GrantEvent.DutyDone(0),
                new GrantEvent.DutyFailed(1, "java.net.ConnectException", NOW.plusSeconds(5)),
                new GrantEvent.Reviewed("as agreed")));
        for (GrantState state : GrantState.values()) {
            boolean isOfItsOwn = state == GrantState.REVOKED || state == GrantState.SUSPENDED;
            if (GrantEvent.KINDS.contains(state.word()) && !isOfItsOwn) {
                events.add(new GrantEvent.Ended(state, "because"));
            }
        }
        for (Suspension cause : Suspension.values()) {
            events.add(new GrantEvent.Suspended(cause));
        }
        return events;
    }

    /** Entries with all that one can say of its subject. */
    static List<LogEntry> entries() {
        List<LogEntry> entries = new ArrayList<>();
        for (GrantEvent event : events()) {
            entries.add(entry(entries.size(), Optional.of("ana"), Optional.of(subject("ledger")), event));
        }
        return entries;
    }

    /** Entries of the runtime itself, about no grant. */
    static List<LogEntry> bare() {
        List<LogEntry> entries = new ArrayList<>();
        for (GrantEvent event : events()) {
            entries.add(entry(entries.size(), Optional.empty(), Optional.empty(), event));
        }
        return entries;
    }

    static Subject subject(String resource) {
        return new Subject(
                GRANT,
                Optional.of(SESSION),
                "prod.payments",
                Optional.of("restore"),
                "db.failover",
                "database/" + resource,
                Optional.of("INC-2041"),
                POLICY);
    }

    static LogEntry entry(long index, Optional<String> actor, Optional<Subject> subject, GrantEvent event) {
        EntryCodec codec = new EntryCodec(new MemoryAuditLog(Logs.SIGNER).contents());
        return new LogEntry(Logs.NAME, index, codec.encode(new Entry(index, NOW, actor, subject, event)));
    }

    /** One whose data is too long for the log and lies beside it. */
    static LogEntry withContentBeside() {
        Set<String> groups = new java.util.TreeSet<>();
        for (int i = 0; i < 5_000; i++) {
            groups.add("group-of-many-people-number-" + i);
        }
        return entry(
                4,
                Optional.of("ana"),
                Optional.of(subject("ledger")),
                new GrantEvent.Approved(new Approval("bo", groups, NOW, List.of()), ruling(Outcome.PERMIT)));
    }
}
