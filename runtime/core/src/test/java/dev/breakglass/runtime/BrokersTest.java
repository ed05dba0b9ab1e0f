package dev.breakglass.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breakglass.runtime.audit.LogSigner;
import dev.breakglass.runtime.audit.MemoryAuditLog;
import dev.breakglass.runtime.decision.Obligation;
import dev.breakglass.runtime.policy.Policy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What nobody here can make is found out when the policy comes, and not when somebody needs it. */
class BrokersTest {

    private static final Obligation.Issue ISSUE =
            new Obligation.Issue("vault", new TreeMap<>(Map.of("principals", "oncall")));
    private static final Policy ISSUING = new LedgerPolicy("ef", List.of(ISSUE));

    private final MemoryAuditLog log = new MemoryAuditLog(LogSigner.generate("breakglass.test/brokers"));

    /** Takes no settings at all. */
    private static final class Strict implements CredentialBroker {

        @Override
        public void check(Map<String, String> settings) {
            if (!settings.isEmpty()) {
                throw new IllegalArgumentException("unknown settings " + settings.keySet());
            }
        }

        @Override
        public Credential issue(CredentialOrder order) {
            throw new AssertionError("nothing is to be made");
        }

        @Override
        public void destroy(CredentialOrder order) {
            throw new AssertionError("nothing is to be destroyed");
        }
    }

    private BreakGlassBuilder builder(Policy policy) {
        return BreakGlass.builder().log(log).policy(policy).sweepEvery(Duration.ZERO);
    }

    @Test
    void aServiceWithoutTheBrokerOfAPathDoesNotStart() {
        assertThatThrownBy(() -> builder(ISSUING).broker("volt", new Vault()).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "path `restore`, `issue vault`: there is no such broker here; BreakGlassBuilder.broker gives one");
        assertThat(log.size()).isZero();
    }

    @Test
    void aServiceWhoseBrokerDoesNotTakeTheSettingsDoesNotStart() {
        assertThatThrownBy(() -> builder(ISSUING).broker("vault", new Strict()).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("path `restore`, `issue vault`: unknown settings [principals]");
    }

    @Test
    void aBrokerOfAnyNameServesThem() {
        try (BreakGlass glass = builder(ISSUING).anyBroker(new Vault()).build()) {
            assertThat(glass.journal().inForce().shown()).isEqualTo(ISSUING);
        }
    }

    @Test
    void aReloadOfWhatNobodyCanServeChangesNothing() {
        Policy before = new LedgerPolicy();
        try (BreakGlass glass = builder(before).broker("vault", new Strict()).build()) {
            long size = log.size();
            assertThatThrownBy(() -> glass.reload(ISSUING, "ops")).hasMessageContaining("unknown settings");
            assertThat(glass.journal().inForce().shown()).isEqualTo(before);
            assertThat(log.size()).isEqualTo(size);
        }
    }
}
