package dev.breakglass.runtime;

import static dev.breakglass.runtime.World.LEDGER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.runtime.audit.AuditVerifier;
import dev.breakglass.runtime.audit.FileAuditLog;
import dev.breakglass.runtime.audit.LogChild;
import dev.breakglass.runtime.audit.LogSigner;
import dev.breakglass.runtime.grant.Entry;
import dev.breakglass.runtime.grant.Grant;
import dev.breakglass.runtime.grant.GrantEvent;
import dev.breakglass.runtime.grant.GrantId;
import dev.breakglass.runtime.grant.GrantState;
import dev.breakglass.runtime.request.Person;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class InterruptTest {

    private static final int THREADS = 8;
    private static final int LIVES_EACH = 30;
    private static final int ACTS_EACH = 5;
    private static final LogSigner SIGNER = LogSigner.generate("breakglass.test/interrupts");

    @TempDir
    Path temp;

    private final World world = new World();
    private final Queue<String> answered = new ConcurrentLinkedQueue<>();
    private final Queue<Throwable> failed = new ConcurrentLinkedQueue<>();
    private final AtomicInteger ran = new AtomicInteger();

    @Test
    @Timeout(120)
    void aStormOfInterruptsLosesNoAnswerAndNeitherTheLogNorItsLock() throws Exception {
        Path dir = temp.resolve("log");
        world.glass = world.open(FileAuditLog.open(dir, SIGNER));
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < THREADS; t++) {
            Person person = World.person("p" + t, "sre");
            world.groups.put(person.id(), person.groups());
            threads.add(new Thread(() -> lives(person)));
        }
        threads.forEach(Thread::start);
        int interrupts = 0;
        while (threads.stream().anyMatch(Thread::isAlive)) {
            threads.forEach(Thread::interrupt);
            interrupts += THREADS;
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(failed).isEmpty();
        assertThat(answered).hasSize(THREADS * LIVES_EACH * ACTS_EACH).doesNotHaveDuplicates();
        assertThat(ran).hasValue(THREADS * LIVES_EACH);
        assertThat(interrupts).isGreaterThan(answered.size());
        List<String> logged = World.entries(dir).stream()
                .filter(entry -> !(entry.event() instanceof GrantEvent.UseStarted))
                .map(InterruptTest::told)
                .toList();
        assertThat(logged).containsExactlyInAnyOrderElementsOf(answered);
        LogChild.assertRefusedInAnotherProcess(dir, temp);
        assertThat(AuditVerifier.verify(dir, SIGNER.verifierKey()).faults()).isEmpty();
        System.out.println(interrupts + " interrupts, " + answered.size() + " acts");

        lives(World.person("p0", "sre"));
        assertThat(answered).hasSize((THREADS + 1) * LIVES_EACH * ACTS_EACH);
        List<Grant> grants = world.glass.grants();
        world.glass.close();
        world.glass = world.open(FileAuditLog.open(dir, SIGNER));
        assertThat(world.glass.grants()).isEqualTo(grants).allMatch(grant -> grant.state() == GrantState.REVOKED);
        world.glass.close();
    }

    private void lives(Person person) {
        try {
            for (int i = 0; i < LIVES_EACH; i++) {
                GrantId id = world.glass.request(world.look(person)).id();
                answered.add("requested " + id);
                SessionKey key = world.glass.claimKey(id, person);
                answered.add("key-claimed " + id);
                Session session = world.glass.redeem(key, person);
                answered.add("redeemed " + id);
                session.perform("db.read", LEDGER, ran::incrementAndGet);
                answered.add("use-ended " + id);
                assertThat(world.glass.revoke(session.id(), "bo", "over").state())
                        .isEqualTo(GrantState.REVOKED);
                answered.add("revoked " + id);
            }
        } catch (Exception | AssertionError e) {
            failed.add(e);
        }
    }

    /** What an entry says of its grant, as whoever acted noted it. */
    private static String told(Entry entry) {
        return entry.event().kind() + " " + entry.subject().orElseThrow().grant();
    }
}
