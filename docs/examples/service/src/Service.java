import dev.breakglass.runtime.audit.VerifierKey;
import dev.breakglass.runtime.bundle.BundleException;
import dev.breakglass.runtime.bundle.PolicyBundle;
import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.decision.Finding;
import dev.breakglass.runtime.decision.Outcome;
import dev.breakglass.runtime.policy.Policy;
import dev.breakglass.runtime.request.Approval;
import dev.breakglass.runtime.request.Incident;
import dev.breakglass.runtime.request.Person;
import dev.breakglass.runtime.request.Presented;
import dev.breakglass.runtime.request.Request;
import dev.breakglass.runtime.request.Resource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Takes dead letters out of a queue, for whomever the policy lets do that. */
public final class Service {

    private final Policy policy;
    private final Clock clock;

    private Service(Policy policy, Clock clock) {
        this.policy = policy;
        this.clock = clock;
    }

    /** Takes the public key of those who sign policies, and the version of the policy that was last in force. */
    public static void main(String[] arguments) throws IOException {
        VerifierKey trusted = VerifierKey.read(Path.of(arguments[0]));
        long lastVersion = Long.parseLong(arguments[1]);
        PolicyBundle bundle;
        Policy policy;
        try (InputStream in = Service.class.getResourceAsStream("/policy.bundle")) {
            bundle = PolicyBundle.open(in.readAllBytes(), List.of(trusted), lastVersion);
            policy = bundle.toPolicy();
        } catch (BundleException e) {
            System.err.println("the policy is refused: " + e.getMessage());
            System.exit(1);
            return;
        }
        System.out.println("policy version " + bundle.version() + ", signed by " + bundle.signers());
        new Service(policy, Clock.systemUTC()).run();
    }

    private void run() {
        Instant now = clock.instant();
        Person ana = new Person("ana", Set.of("operators"), Map.of());
        Request request = Request.of(ana, "orders", "queue.purge", new Resource("queue", "orders-dead", Map.of()), now)
                .withIncident(new Incident("INC-7", "outage", 1, Optional.empty(), Map.of()))
                .withJustification("Letters of the old format block all orders", Optional.empty())
                .withFactors(List.of(new Presented("webauthn", now)));
        purge(request.withRequester(new Person("eve", Set.of("guests"), Map.of())));
        purge(request);
        purge(request.withApprovals(List.of(new Approval("bo", Set.of("shift-leads"), now, List.of()))));
    }

    /** Does what is asked if the policy permits it, and says why not if it does not. */
    private void purge(Request request) {
        Decision decision = policy.decide(request);
        System.out.println(request.requester().id() + " asks: " + decision.outcome());
        for (Finding finding : decision.findings()) {
            System.out.println("  needs " + finding.need() + "; has " + finding.have());
        }
        if (decision.outcome() == Outcome.PERMIT) {
            System.out.println("  " + request.resource() + " is empty now, by " + decision.path().orElseThrow());
        }
    }
}
