package dev.breakglass.runtime;

import static dev.breakglass.runtime.World.ANA;
import static dev.breakglass.runtime.World.EVE;
import static dev.breakglass.runtime.World.LEDGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.breakglass.runtime.audit.AuditLogException;
import dev.breakglass.runtime.audit.AuditVerifier;
import dev.breakglass.runtime.audit.FileAuditLog;
import dev.breakglass.runtime.audit.LogFault;
import dev.breakglass.runtime.audit.LogSigner;
import dev.breakglass.runtime.audit.SmallMount;
import dev.breakglass.runtime.grant.Grant;
import dev.breakglass.runtime.grant.GrantId;
import dev.breakglass.runtime.grant.GrantState;
import dev.breakglass.runtime.grant.Refusal;
import dev.breakglass.runtime.grant.RefusedException;
import dev.breakglass.runtime.grant.Scope;
import dev.breakglass.runtime.request.Person;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A life on a real disk that is full. */
class FullDiskLifeTest {

    private static final int MEBIBYTES = 2;
    private static final LogSigner SIGNER = LogSigner.generate("breakglass.test/full");

    private final World world = new World();

    @Test
    @Timeout(120)
    void onADiskThatIsFullNothingOpensAndRevokingEverythingIsThereAfterARestart(@TempDir Path temp) throws Exception {
        try (SmallMount disk = new SmallMount(temp.resolve("disk"), MEBIBYTES)) {
            Path dir = temp.resolve("disk/log");
            world.glass = world.open(FileAuditLog.open(dir, SIGNER));
            Session session = world.active();
            GrantId ready = world.glass.request(world.look(EVE)).id();
            SessionKey key =
                    world.glass.claimKey(world.glass.request(world.look(EVE)).id(), EVE);
            int asked = fill();
            assertThat(asked).isGreaterThan(200);
            List<Grant> before = world.glass.grants();

            assertThat(failure(() -> world.glass.request(world.look(ANA)))).isEqualTo(LogFault.Reason.FULL);
            assertThat(failure(() -> world.glass.claimKey(ready, EVE))).isEqualTo(LogFault.Reason.FULL);
            assertThat(failure(() -> world.glass.redeem(key, EVE))).isEqualTo(LogFault.Reason.FULL);
            assertThat(failure(() -> session.perform("db.read", LEDGER, FullDiskLifeTest::run)))
                    .isEqualTo(LogFault.Reason.FULL);
            assertThat(world.glass.grants()).hasSize(asked + 3).isEqualTo(before);

            assertThat(world.glass.revoke(new Scope.Everything(), "bo", "over")).hasSize(asked + 3);
            List<Grant> revoked = world.glass.grants();
            assertThat(revoked).allMatch(grant -> grant.state() == GrantState.REVOKED);
            assertThat(failure(() -> world.glass.request(world.look(ANA)))).isEqualTo(LogFault.Reason.FULL);
            world.glass.close();

            world.glass = world.open(FileAuditLog.open(dir, SIGNER));
            assertThat(world.glass.grants()).isEqualTo(revoked);
            assertThat(failure(() -> world.glass.request(world.look(ANA)))).isEqualTo(LogFault.Reason.FULL);
            disk.resize(2 * MEBIBYTES);
            assertThat(world.glass.request(world.look(ANA)).state()).isEqualTo(GrantState.READY);
            world.glass.close();
            assertThat(AuditVerifier.verify(dir, SIGNER.verifierKey()).faults()).isEmpty();
        }
    }

    /** Each person asks once, until nothing finds room any more; how many were answered. */
    private int fill() {
        AtomicInteger asked = new AtomicInteger();
        untilFull(() -> {
            Person person = World.person("p" + asked, "sre");
            world.groups.put(person.id(), person.groups());
            world.glass.request(world.look(person));
            asked.incrementAndGet();
        });
        // No entry is shorter than the refusal of a grant that there is not.
        GrantId unknown = GrantId.random(world.random);
        untilFull(() -> {
            try {
                world.glass.claimKey(unknown, EVE);
            } catch (RefusedException written) {
                assertThat(written.refusal()).isEqualTo(Refusal.UNKNOWN_GRANT);
            }
        });
        return asked.get();
    }

    private static void untilFull(Runnable act) {
        try {
            while (true) {
                act.run();
            }
        } catch (AuditLogException full) {
            assertThat(full.reason()).isEqualTo(LogFault.Reason.FULL);
        }
    }

    private static void run() {
        throw new AssertionError("ran without an entry");
    }

    private static LogFault.Reason failure(ThrowingCallable act) {
        return catchThrowableOfType(AuditLogException.class, act).reason();
    }
}
