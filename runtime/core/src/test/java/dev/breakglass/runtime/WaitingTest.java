package dev.breakglass.runtime;

import static dev.breakglass.runtime.World.ANA;
import static dev.breakglass.runtime.World.BO;
import static dev.breakglass.runtime.World.CY;
import static dev.breakglass.runtime.World.START;
import static dev.breakglass.runtime.World.yes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.decision.Obligation;
import dev.breakglass.runtime.grant.Grant;
import dev.breakglass.runtime.grant.Refusal;
import dev.breakglass.runtime.grant.RefusedException;
import dev.breakglass.runtime.policy.PathTerms;
import dev.breakglass.runtime.policy.Policy;
import dev.breakglass.runtime.request.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How long a request has waited is for the runtime's clock to say, and what nobody can serve does not begin. */
class WaitingTest {

    private final World world = new World();
    private final List<Request> asked = new ArrayList<>();
    private List<Obligation> more = List.of();

    @Test
    void aRequestCannotSayItselfHowLongItHasWaited() {
        BreakGlass glass = glass();
        Request forged = world.restore().withPendingSince(Optional.of(START.minus(Duration.ofDays(1))));
        Grant grant = glass.request(forged);
        assertThat(grant.asked().request().pendingSince()).isEmpty();
        world.pass(Duration.ofMinutes(7));
        glass.approve(grant.id(), yes(BO));
        assertThat(asked).extracting(Request::pendingSince).containsExactly(Optional.empty(), Optional.of(at(grant)));
        assertThat(asked.get(1).now()).isEqualTo(at(grant).plus(Duration.ofMinutes(7)));
    }

    private static Instant at(Grant grant) {
        return grant.asked().at();
    }

    static List<Obligation> unserved() {
        SortedMap<String, String> settings = new TreeMap<>();
        settings.put("user", "root");
        return List.of(new Obligation.Issue("ssh", settings));
    }

    @ParameterizedTest
    @MethodSource("unserved")
    void noKeyIsHandedOutForASessionThatNothingHereCanServe(Obligation obligation) {
        more = List.of(obligation);
        BreakGlass glass = glass();
        Grant grant = glass.request(world.restore());
        glass.approve(grant.id(), yes(BO));
        glass.approve(grant.id(), yes(CY));
        RefusedException refused = catchThrowableOfType(RefusedException.class, () -> glass.claimKey(grant.id(), ANA));
        assertThat(refused.refusal()).isEqualTo(Refusal.UNSERVED);
        assertThat(world.replayed()).isEqualTo(glass.journal().ledger());
    }

    private BreakGlass glass() {
        world.memory = world.memory.reopen();
        return BreakGlass.builder()
                .policy(new Listening())
                .log(world.memory)
                .sweepEvery(Duration.ZERO)
                .dutyExecutor(Runnable::run)
                .clock(java.time.Clock.fixed(START, java.time.ZoneOffset.UTC))
                .ticker(() -> world.ticks)
                .directory(person -> Optional.ofNullable(world.groups.get(person)))
                .signals(() -> java.util.Map.of(
                        "network",
                        new dev.breakglass.runtime.request.Reading(
                                dev.breakglass.runtime.request.Value.of("corp"), START.plusNanos(world.ticks))))
                .duties((grant, duty) -> {})
                .build();
    }

    private final class Listening implements Policy {
        private final LedgerPolicy policy = new LedgerPolicy();

        @Override
        public String digest() {
            return policy.digest();
        }

        @Override
        public Decision decide(Request request) {
            asked.add(request);
            return policy.decide(request);
        }

        @Override
        public Decision recheck(String path, Request use) {
            return policy.recheck(path, use);
        }

        @Override
        public PathTerms terms(String path) {
            PathTerms terms = policy.terms(path);
            List<Obligation> obligations = new ArrayList<>(terms.obligations());
            obligations.addAll(more);
            return new PathTerms(terms.path(), terms.zone(), terms.actions(), terms.redeemWithin(), obligations);
        }

        @Override
        public Set<String> roles(Set<String> groups) {
            return policy.roles(groups);
        }

        @Override
        public Set<String> approvers(String zone) {
            return policy.approvers(zone);
        }
    }
}
