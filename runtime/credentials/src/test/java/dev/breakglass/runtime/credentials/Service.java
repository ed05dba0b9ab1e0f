package dev.breakglass.runtime.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.compiler.PolicyCompiler;
import dev.breakglass.dsl.check.Checker;
import dev.breakglass.dsl.source.SourceFile;
import dev.breakglass.runtime.BreakGlass;
import dev.breakglass.runtime.Credential;
import dev.breakglass.runtime.CredentialBroker;
import dev.breakglass.runtime.CredentialOrder;
import dev.breakglass.runtime.Session;
import dev.breakglass.runtime.audit.LogSigner;
import dev.breakglass.runtime.audit.MemoryAuditLog;
import dev.breakglass.runtime.grant.Duty;
import dev.breakglass.runtime.grant.Grant;
import dev.breakglass.runtime.policy.Policy;
import dev.breakglass.runtime.request.Person;
import dev.breakglass.runtime.request.Presented;
import dev.breakglass.runtime.request.Request;
import dev.breakglass.runtime.request.Resource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A real runtime with one path, which issues one credential, and one broker for it. */
public final class Service implements AutoCloseable {

    public static final Duration TTL = Duration.ofMinutes(30);
    public static final String BROKER = "door";

    private static final Person ANA = new Person("ana", Set.of("sre"), Map.of());
    private static final Resource LEDGER = new Resource("database", "ledger", Map.of());

    public final SetClock clock = new SetClock();
    private final BreakGlass glass;

    /** @param settings as they stand between the braces after {@code issue door} */
    public Service(String settings, CredentialBroker broker) {
        glass = BreakGlass.builder()
                .policy(policy(settings))
                .log(new MemoryAuditLog(LogSigner.generate("breakglass.test/log")))
                .sweepEvery(Duration.ZERO)
                .dutyExecutor(Runnable::run)
                .clock(clock)
                .ticker(() -> 0)
                .broker(BROKER, broker)
                .build();
    }

    static Policy policy(String settings) {
        String text = """
                policy credentials
                action db.read
                resource database
                role sre from group "sre"
                zone prod { contains database "ledger" }
                breakglass restore {
                  zone prod
                  for sre
                  allow db.read on database "ledger"
                  approve none because "a test is alone"
                  mfa any within 15m
                  justify none because "a test says nothing"
                  review none because "a test is read by its author"
                  ttl 30m
                  issue door { SETTINGS }
                }
                """.replace("SETTINGS", settings);
        var checked = Checker.check(List.of(new SourceFile("credentials.bgp", text)));
        assertThat(checked.diagnostics()).isEmpty();
        return PolicyCompiler.compile(checked.value().orElseThrow()).toPolicy();
    }

    public Session open() {
        Grant grant = glass.request(Request.of(ANA, "prod", "db.read", LEDGER, clock.instant())
                .withFactors(List.of(new Presented("webauthn", clock.instant()))));
        return glass.redeem(glass.claimKey(grant.id(), ANA), ANA);
    }

    public List<Grant> sweep() {
        return glass.sweep();
    }

    /** The duty to destroy, of a grant that was given one credential. */
    public Duty duty(Session session) {
        return glass.grant(session.grant()).orElseThrow().duties().get(0);
    }

    /** An order that a runtime might give, about a grant that a real one made. */
    static CredentialOrder order(String id, Map<String, String> settings, Map<String, String> wishes, Instant until)
            throws Exception {
        CredentialOrder[] seen = new CredentialOrder[1];
        CredentialBroker probe = new CredentialBroker() {
            @Override
            public Credential issue(CredentialOrder order) {
                seen[0] = order;
                return new Credential(Map.of(), order.expiresAt());
            }

            @Override
            public void destroy(CredentialOrder order) {}
        };
        try (Service service = new Service("role: \"x\"", probe)) {
            service.open().credential(BROKER, Map.of());
        }
        return new CredentialOrder(id, seen[0].grant(), new TreeMap<>(settings), new TreeMap<>(wishes), until);
    }

    @Override
    public void close() {
        glass.close();
    }
}
