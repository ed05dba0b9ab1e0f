package dev.breakglass.runtime;

import static dev.breakglass.runtime.World.ANA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.runtime.audit.AuditLogException;
import dev.breakglass.runtime.audit.AuditVerifier;
import dev.breakglass.runtime.audit.FileAuditLog;
import dev.breakglass.runtime.audit.LogSigner;
import dev.breakglass.runtime.audit.PowerCutStorage;
import dev.breakglass.runtime.grant.Grant;
import dev.breakglass.runtime.grant.GrantId;
import dev.breakglass.runtime.grant.Refusal;
import dev.breakglass.runtime.grant.RefusedException;
import dev.breakglass.runtime.grant.SessionId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class RaceCrashTest {

    private static final int THREADS = 64;
    private static final int CRASHES = 30;
    /** When a crash falls depends on how many entries share a sync: until half as many as are wanted fell in the middle. */
    private static final int CRASHES_MAX = 5 * CRASHES;

    private static final int KEYS_EACH = 10;
    private static final LogSigner SIGNER = LogSigner.generate("breakglass.test/race");

    @TempDir
    Path temp;

    @Test
    @Timeout(300)
    void ofSixtyFourThreadsOneGetsTheSessionThoughThePowerIsCutInTheMiddleOfTheRace() throws Exception {
        Random random = new Random(64);
        int answered = 0;
        int unanswered = 0;
        int after = 0;
        int inTheMiddle = 0;
        int crashes = 0;
        for (; crashes < CRASHES || (inTheMiddle <= CRASHES / 2 && crashes < CRASHES_MAX); crashes++) {
            Path dir = temp.resolve("log-" + crashes);
            World world = new World();
            List<String> keys = keys(world, dir);
            PowerCutStorage disk = new PowerCutStorage(stepsOfAnOpening(dir) + random.nextInt(60));
            world.glass = world.open(disk.open(dir, SIGNER));
            Map<GrantId, SessionId> first = race(world, keys);
            closeWithoutPower(world);
            disk.lose(random);

            world.glass = world.open(FileAuditLog.open(dir, SIGNER));
            Map<GrantId, SessionId> found = opened(world);
            Map<GrantId, SessionId> second = race(world, keys);

            assertThat(found).containsAllEntriesOf(first);
            assertThat(second.keySet()).doesNotContainAnyElementsOf(found.keySet());
            answered += first.size();
            unanswered += found.size() - first.size();
            after += second.size();
            inTheMiddle += found.isEmpty() || second.isEmpty() ? 0 : 1;
            second.putAll(found);
            assertThat(second).hasSize(KEYS_EACH).isEqualTo(opened(world));
            world.glass.close();
            assertThat(AuditVerifier.verify(dir, SIGNER.verifierKey()).faults()).isEmpty();
        }
        assertThat(answered + unanswered + after).isEqualTo(crashes * KEYS_EACH);
        assertThat(inTheMiddle).isGreaterThan(CRASHES / 2);
        System.out.println(crashes + " crashes, " + inTheMiddle + " in the middle; of " + crashes * KEYS_EACH + " keys "
                + answered + " won before, " + unanswered + " before without an answer, " + after + " after");
    }

    private static List<String> keys(World world, Path dir) {
        world.glass = world.open(FileAuditLog.open(dir, SIGNER));
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < KEYS_EACH; i++) {
            GrantId id = world.glass.request(world.look(ANA)).id();
            keys.add(world.glass.claimKey(id, ANA).reveal());
        }
        world.glass.close();
        return keys;
    }

    private static int stepsOfAnOpening(Path dir) {
        PowerCutStorage disk = new PowerCutStorage(Integer.MAX_VALUE);
        disk.open(dir, SIGNER).close();
        return disk.steps();
    }

    /** The sessions that somebody was answered; nobody is any more when the log has failed. */
    private static Map<GrantId, SessionId> race(World world, List<String> keys) throws Exception {
        List<Map<GrantId, SessionId>> wins = RaceTest.together(THREADS, () -> {
            Map<GrantId, SessionId> mine = new TreeMap<>();
            for (String key : keys) {
                try {
                    Session session = world.glass.redeem(SessionKey.parse(key), ANA);
                    mine.put(session.grant(), session.id());
                } catch (RefusedException e) {
                    assertThat(e.refusal()).isEqualTo(Refusal.KEY_USED);
                } catch (AuditLogException | IllegalStateException e) {
                    return mine;
                }
            }
            return mine;
        });
        Map<GrantId, SessionId> all = new TreeMap<>();
        for (Map<GrantId, SessionId> mine : wins) {
            mine.forEach((grant, session) -> assertThat(all.put(grant, session)).isNull());
        }
        return all;
    }

    private static void closeWithoutPower(World world) {
        try {
            world.glass.close();
        } catch (AuditLogException e) {
            // The power went before the last checkpoint.
            assertThat(e).hasMessageContaining("the power is off");
        }
    }

    private static Map<GrantId, SessionId> opened(World world) {
        Map<GrantId, SessionId> opened = new TreeMap<>();
        for (Grant grant : world.glass.grants()) {
            grant.session().ifPresent(session -> opened.put(grant.id(), session));
        }
        return opened;
    }
}
