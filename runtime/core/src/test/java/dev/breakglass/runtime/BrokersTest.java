package dev.breakglass.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.breakglass.runtime.audit.LogSigner;
import dev.breakglass.runtime.audit.MemoryAuditLog;
import dev.breakglass.runtime.decision.Obligation;
import dev.breakglass.runtime.grant.Refusal;
import dev.breakglass.runtime.grant.RefusedException;
import dev.breakglass.runtime.policy.ForwardingPolicy;
import dev.breakglass.runtime.policy.Policy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A path that issues what nobody here can make hands out no key, says so from the start, and keeps nothing else from going on. */
class BrokersTest {

    private static final Policy MISSPELT = issuing("volt");
    private static final Policy ISSUING = issuing("vault");
    private static final String MISSING = "`issue volt`: there is no such broker here";
    private static final String REFUSED = "`issue vault`: unknown setting \"principals\"";

    private final World world = new World();
    private final List<String> errors = new ArrayList<>();
    private final Logger logger = Logger.getLogger(BreakGlass.class.getName());
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord record) {
            if (record.getLevel().equals(Level.SEVERE)) {
                errors.add(new SimpleFormatter().formatMessage(record));
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    private static Policy issuing(String broker) {
        return new LedgerPolicy(
                "ef", List.of(new Obligation.Issue(broker, new TreeMap<>(Map.of("principals", "oncall")))));
    }

    @BeforeEach
    void listen() {
        logger.addHandler(handler);
        logger.setUseParentHandlers(false);
    }

    @AfterEach
    void noLonger() {
        logger.removeHandler(handler);
        logger.setUseParentHandlers(true);
    }

    private RefusedException refused() {
        return catchThrowableOfType(
                RefusedException.class, () -> world.glass.claimKey(world.ready().id(), World.ANA));
    }

    @Test
    void aPathWithoutItsBrokerIsToldAtTheStartAndHandsOutNoKey() {
        world.policy = MISSPELT;
        world.crash();
        assertThat(errors).containsExactly("no key is handed out: path `restore`: " + MISSING);
        assertThat(world.glass.unserved(MISSPELT)).containsExactly("path `restore`: " + MISSING);
        assertThat(refused()).hasMessage("unserved: " + MISSING).returns(Refusal.UNSERVED, RefusedException::refusal);
        assertThat(world.replayed()).isEqualTo(world.ledger());
        assertThat(world.glass.claimKey(
                        world.glass.request(world.look(World.EVE)).id(), World.EVE))
                .as("of a path that issues nothing")
                .isNotNull();
    }

    @Test
    void aReloadShutsAndOpensWhatItSaysThoughOnePathCannotBeServed() throws Exception {
        world.policy = ISSUING;
        world.crash();
        Session session = world.active();
        session.credential("vault", Map.of());
        world.glass.reload(MISSPELT, "ops");
        assertThat(errors).hasSize(1);
        assertThat(world.vault.good)
                .as("what the policy in force no longer issues")
                .isEmpty();
        assertThat(refused().refusal()).isEqualTo(Refusal.UNSERVED);
    }

    @Test
    void whatIsStillOwedIsDoneByAServiceThatCannotServeAPathAnyMore() throws Exception {
        world.policy = ISSUING;
        world.crash();
        world.active().credential("vault", Map.of());
        world.vault.refuses = Optional.of("unknown setting \"principals\"");
        world.crash();
        world.pass(LedgerPolicy.TTL);
        world.glass.sweep();
        assertThat(world.vault.good).isEmpty();
    }

    @Test
    void settingsThatTheBrokerRefusesAreToldAndHandOutNoKey() {
        world.vault.refuses = Optional.of("unknown setting \"principals\"");
        world.policy = ISSUING;
        world.crash();
        assertThat(errors).containsExactly("no key is handed out: path `restore`: " + REFUSED);
        assertThat(refused()).hasMessage("unserved: " + REFUSED);
        world.vault.refuses = Optional.empty();
        assertThat(world.glass.unserved(ISSUING)).isEmpty();
    }

    @Test
    void whateverABrokerOrAPolicyThrowsTheServiceStartsAndSaysSo() {
        world.policy = ISSUING;
        world.vault.linked = false;
        world.crash();
        assertThat(errors)
                .containsExactly("no key is handed out: path `restore`: `issue vault`: no such class: Ed25519");
        world.policy = new ForwardingPolicy(ISSUING) {
            @Override
            public Set<String> paths() {
                throw new IllegalStateException("no paths today");
            }
        };
        world.crash();
        assertThat(errors).hasSize(2).last().isEqualTo("nobody knows which paths hand out no key");
    }

    @Test
    void whoeverFindsNoBrokerByItsNameServesNoneOfItAndHoldsUpNothing() throws Exception {
        MemoryAuditLog log = new MemoryAuditLog(LogSigner.generate("breakglass.test/brokers"));
        try (BreakGlass glass = BreakGlass.builder()
                .log(log)
                .policy(MISSPELT)
                .anyBroker(name -> {
                    throw new IllegalStateException("nobody called " + name);
                })
                .sweepEvery(Duration.ZERO)
                .build()) {
            assertThat(glass.unserved(MISSPELT)).containsExactly("path `restore`: `issue volt`: nobody called volt");
        }
        assertThat(errors).hasSize(1);
    }

    @Test
    void aBrokerOfAnyNameServesThem() {
        MemoryAuditLog log = new MemoryAuditLog(LogSigner.generate("breakglass.test/brokers"));
        Map<String, CredentialBroker> asked = new TreeMap<>();
        try (BreakGlass glass = BreakGlass.builder()
                .log(log)
                .policy(MISSPELT)
                .anyBroker(name -> asked.computeIfAbsent(name, first -> new Vault()))
                .sweepEvery(Duration.ZERO)
                .build()) {
            assertThat(glass.unserved(MISSPELT)).isEmpty();
        }
        assertThat(asked).containsOnlyKeys("volt");
        assertThat(errors).isEmpty();
    }
}
