package dev.breakglass.runtime;

import static dev.breakglass.runtime.World.ANA;
import static dev.breakglass.runtime.World.LEDGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breakglass.runtime.audit.AuditVerifier;
import dev.breakglass.runtime.audit.FileAuditLog;
import dev.breakglass.runtime.audit.LogSigner;
import dev.breakglass.runtime.grant.GrantState;
import dev.breakglass.runtime.grant.MisfitException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnDiskTest {

    @Test
    void aLifeOnDiskGoesOnAfterARestartAndItsLogVerifies(@TempDir Path dir) throws Exception {
        LogSigner signer = LogSigner.generate("breakglass.test/disk");
        World world = new World();
        world.glass = world.open(FileAuditLog.open(dir, signer));
        Session session = world.active();
        session.perform("db.failover", LEDGER, () -> true);
        String key = world.glass
                .claimKey(world.glass.request(world.look(World.EVE)).id(), World.EVE)
                .reveal();
        List<?> before = world.glass.grants();
        world.glass.close();

        world.glass = world.open(FileAuditLog.open(dir, signer));
        assertThat(world.glass.grants()).isEqualTo(before);
        world.glass.redeem(SessionKey.parse(key), World.EVE);
        world.glass.session(session.id(), ANA).close();
        assertThat(world.now(session.grant()).state()).isEqualTo(GrantState.CLOSED);
        world.glass.close();

        assertThat(AuditVerifier.verify(dir, signer.verifierKey()).faults()).isEmpty();
    }

    @Test
    void aLogThatNothingCanBeBuiltUponIsNotLeftLocked(@TempDir Path dir) {
        LogSigner signer = LogSigner.generate("breakglass.test/disk");
        BreakGlassBuilder noPolicy = BreakGlass.builder().log(FileAuditLog.open(dir, signer));
        assertThatThrownBy(noPolicy::build).hasMessage("a policy and a log must be given");
        try (FileAuditLog log = FileAuditLog.open(dir, signer)) {
            log.append("{\"of\":\"something else\"}".getBytes(StandardCharsets.UTF_8));
        }
        for (int i = 0; i < 2; i++) {
            FileAuditLog log = FileAuditLog.open(dir, signer);
            assertThatThrownBy(() -> new World().open(log)).isInstanceOf(MisfitException.class);
        }
    }
}
