package dev.breakglass.runtime.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.jwk.RSAKey;
import dev.breakglass.runtime.BreakGlass;
import dev.breakglass.runtime.audit.LogSigner;
import dev.breakglass.runtime.audit.MemoryAuditLog;
import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.decision.Finding;
import dev.breakglass.runtime.decision.Outcome;
import dev.breakglass.runtime.grant.Grant;
import dev.breakglass.runtime.grant.GrantId;
import dev.breakglass.runtime.grant.GrantState;
import dev.breakglass.runtime.grant.Refusal;
import dev.breakglass.runtime.grant.RefusedException;
import dev.breakglass.runtime.policy.PathTerms;
import dev.breakglass.runtime.policy.Policy;
import dev.breakglass.runtime.program.ReasonCode;
import dev.breakglass.runtime.request.Approval;
import dev.breakglass.runtime.request.Person;
import dev.breakglass.runtime.request.Request;
import dev.breakglass.runtime.request.Resource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whoever comes back under another name is the same person to the runtime. */
class TwoNamesTest {

    private static final RSAKey KEY = Keys.rsa("one");
    private static final String ELSEWHERE = "https://other.example.org";
    private static final Resource LEDGER = new Resource("database", "ledger", Map.of());

    private final SetClock clock = new SetClock();
    private final OidcVerifier here = verifier(TokenText.ISSUER);
    private final OidcVerifier elsewhere = verifier(ELSEWHERE);
    private int tokens;
    private final BreakGlass glass = BreakGlass.builder()
            .policy(new TwoLeads())
            .log(new MemoryAuditLog(LogSigner.generate("breakglass.test/log")))
            .sweepEvery(Duration.ZERO)
            .clock(clock)
            .ticker(() -> 0)
            .build();

    @Test
    void nobodyApprovesTheirOwnRequestUnderAnotherName() {
        Person ana = here("1", "ana");
        Person root = here("1", "root");
        GrantId id = ask(ana).id();

        assertThat(root).isEqualTo(ana);
        assertThat(refused(() -> approve(id, root))).isEqualTo(Refusal.REQUESTER);
        assertThat(refused(() -> glass.reject(id, root, "no"))).isEqualTo(Refusal.REQUESTER);
    }

    @Test
    void oneLeadUnderTwoNamesIsNotTwo() {
        GrantId id = ask(here("1", "ana")).id();
        assertThat(approve(id, here("2", "bo")).state()).isEqualTo(GrantState.PENDING);

        assertThat(refused(() -> approve(id, here("2", "cy")))).isEqualTo(Refusal.ALREADY_APPROVED);
        assertThat(approve(id, here("3", "bo")).state())
                .as("another person of the same name")
                .isEqualTo(GrantState.READY);
    }

    @Test
    void theSameSubjectAtAnotherIssuerIsAnotherPerson() {
        GrantId id = ask(here("1", "ana")).id();

        assertThat(approve(id, elsewhere("1", "ana")).state()).isEqualTo(GrantState.PENDING);
        assertThat(refused(() -> approve(id, elsewhere("1", "root")))).isEqualTo(Refusal.ALREADY_APPROVED);
        assertThat(approve(id, here("2", "bo")).state()).isEqualTo(GrantState.READY);
        assertThat(glass.grant(id).orElseThrow().approvals())
                .extracting(Approval::by)
                .containsExactly(ELSEWHERE + "#1", TokenText.ISSUER + "#2");
        assertThat(refused(() -> glass.claimKey(id, elsewhere("1", "ana")))).isEqualTo(Refusal.NOT_REQUESTER);
    }

    private OidcVerifier verifier(String issuer) {
        return OidcVerifier.builder(issuer, TokenText.AUDIENCE)
                .keys(Keys.set(KEY))
                .clock(clock)
                .ticker(() -> 0)
                .build();
    }

    private Person here(String subject, String name) {
        return login(here, TokenText.ISSUER, subject, name);
    }

    private Person elsewhere(String subject, String name) {
        return login(elsewhere, ELSEWHERE, subject, name);
    }

    private Person login(OidcVerifier at, String issuer, String subject, String name) {
        TokenText token = TokenText.at(SetClock.START)
                .claim("jti", "token " + ++tokens)
                .claim("iss", issuer)
                .claim("sub", subject)
                .claim("name", name)
                .claim("preferred_username", name)
                .claim("email", name + "@example.org")
                .claim("groups", List.of("lead"));
        return at.verify(token.signed(KEY), TokenText.NONCE).person();
    }

    private Grant ask(Person requester) {
        return glass.request(Request.of(requester, "prod", "db.failover", LEDGER, SetClock.START));
    }

    private Grant approve(GrantId id, Person lead) {
        return glass.approve(id, new Approval(lead.id(), lead.groups(), SetClock.START, List.of()));
    }

    private static Refusal refused(Runnable act) {
        return catchThrowableOfType(RefusedException.class, act::run).refusal();
    }

    /** Permits what so many approvals were given for; who gave them is the runtime's to tell apart. */
    private record TwoLeads() implements Policy {

        @Override
        public String digest() {
            return "sha256:" + "ab".repeat(32);
        }

        @Override
        public Decision decide(Request request) {
            long people =
                    request.approvals().stream().map(Approval::by).distinct().count();
            return decision(
                    people < 2
                            ? List.of(new Finding(
                                    Optional.of("restore"),
                                    ReasonCode.APPROVALS,
                                    "2 of lead",
                                    people + " of 2",
                                    Optional.empty()))
                            : List.of());
        }

        @Override
        public Decision recheck(String path, Request use) {
            return decision(List.of());
        }

        private Decision decision(List<Finding> open) {
            return new Decision(
                    open.isEmpty() ? Outcome.PERMIT : Outcome.PENDING,
                    Optional.of("restore"),
                    Optional.of(Duration.ofMinutes(30)),
                    open,
                    List.of(),
                    digest());
        }

        @Override
        public Set<String> paths() {
            return Set.of("restore");
        }

        @Override
        public PathTerms terms(String path) {
            return new PathTerms(path, "prod", List.of("db.failover"), Duration.ofMinutes(5), List.of());
        }

        @Override
        public Set<String> roles(Set<String> groups) {
            return groups;
        }

        @Override
        public Set<String> approvers(String zone) {
            return Set.of("lead");
        }
    }
}
