package dev.breakglass.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.runtime.audit.AuditVerifier;
import dev.breakglass.runtime.audit.ChildJvm;
import dev.breakglass.runtime.audit.LogSigner;
import dev.breakglass.runtime.grant.Entry;
import dev.breakglass.runtime.grant.GrantEvent;
import dev.breakglass.runtime.grant.Refusal;
import dev.breakglass.runtime.grant.SessionId;
import dev.breakglass.runtime.grant.UseOutcome;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class PauseTest {

    private static final int CHILDREN = 4;
    private static final int STOPS = 12;
    private static final String OVER = "refused " + Refusal.ENDED;
    private static final String NAME = "breakglass.test/pause";
    private static final LogSigner SIGNER = LogSigner.generate(NAME);

    @TempDir
    Path temp;

    private final Random random = new Random(2043);

    /** What a child says, and what is to be made of it. */
    private static final class Child {

        private final Path dir;
        private final Process process;
        private final BufferedReader lines;
        private Instant expiresAt = Instant.MIN;
        private String last = "";
        private int uses;
        private int late;

        Child(Path dir, Path key) throws IOException {
            this.dir = dir;
            process = ChildJvm.start(ChildJvm.classPath(), PausedChild.class, key, dir, NAME);
            lines = process.inputReader();
        }

        void ready() throws IOException {
            assertThat(lines.readLine()).isEqualTo("ready");
        }

        void open() throws IOException {
            last = lines.readLine();
            String[] said = last.split(" ", -1);
            assertThat(said[0]).isEqualTo("open");
            expiresAt = Instant.parse(said[2]);
        }

        /** Reads of so many uses, or of fewer when the session is over. */
        void use(int most) throws IOException {
            for (int use = 0; use < most && !last.equals(OVER); use++) {
                last = lines.readLine();
                if (!last.equals(OVER)) {
                    noteUse(last.split(" ", -1));
                }
            }
        }

        private void noteUse(String[] said) {
            assertThat(said[0]).isEqualTo("used");
            assertThat(Instant.parse(said[1])).isBefore(expiresAt);
            // A stop between the last look at the clock and the action is seen by nobody.
            late += Instant.parse(said[2]).isBefore(expiresAt) ? 0 : 1;
            uses++;
        }
    }

    @Test
    @Timeout(120)
    void noUseRunsWhenItsProcessWasStoppedPastTheEndOfTheSession() throws Exception {
        Path key = temp.resolve("key.pem");
        SIGNER.write(key);
        List<Child> children = new ArrayList<>();
        try {
            for (int i = 0; i < CHILDREN; i++) {
                children.add(new Child(temp.resolve("log-" + i), key));
            }
            for (Child child : children) {
                child.ready();
            }
            int stopped = 0;
            int rounds = 0;
            // On a slow machine a session may be over before the stop.
            for (; stopped < STOPS; rounds++) {
                stopped += stopAll(children);
            }
            int prevented = 0;
            for (Child child : children) {
                child.process.getOutputStream().close();
                assertThat(child.process.waitFor()).isZero();
                prevented += prevented(child, rounds);
            }
            int late = children.stream().mapToInt(child -> child.late).sum();
            assertThat(late).isLessThan(stopped / 3);
            System.out.println(
                    stopped + " stops, " + prevented + " uses prevented, " + late + " begun before the stop, "
                            + children.stream().mapToInt(child -> child.uses).sum() + " uses");
        } finally {
            children.forEach(child -> child.process.destroyForcibly());
        }
    }

    /** How many of them were stopped with their session open. */
    private int stopAll(List<Child> children) throws Exception {
        int stopped = 0;
        for (Child child : children) {
            ChildJvm.tell(child.process, "");
        }
        for (Child child : children) {
            child.open();
            child.use(random.nextInt(8));
            ChildJvm.signal("-STOP", child.process);
            stopped += Instant.now().isBefore(child.expiresAt) ? 1 : 0;
        }
        Instant over = children.stream()
                .map(child -> child.expiresAt)
                .max(Instant::compareTo)
                .orElseThrow();
        Thread.sleep(Math.max(0, Duration.between(Instant.now(), over).toMillis()) + 100);
        for (Child child : children) {
            ChildJvm.signal("-CONT", child.process);
            child.use(Integer.MAX_VALUE);
        }
        return stopped;
    }

    /** Reads what a child's log says; how many uses did not run since they came too late. */
    private static int prevented(Child child, int sessions) {
        Map<SessionId, Instant> ends = new HashMap<>();
        int refused = 0;
        int prevented = 0;
        int started = 0;
        for (Entry entry : World.entries(child.dir)) {
            if (entry.event() instanceof GrantEvent.Redeemed redeemed) {
                ends.put(redeemed.session(), redeemed.expiresAt());
            } else if (entry.event() instanceof GrantEvent.UseStarted) {
                SessionId session = entry.subject().orElseThrow().session().orElseThrow();
                assertThat(entry.time()).isBefore(ends.get(session));
                started++;
            } else if (entry.event() instanceof GrantEvent.Refused refusal) {
                assertThat(refusal.refusal()).isEqualTo(Refusal.ENDED);
                refused++;
            } else if (entry.event() instanceof GrantEvent.UseEnded ended && ended.outcome() == UseOutcome.PREVENTED) {
                prevented++;
            }
        }
        assertThat(ends).hasSize(sessions);
        assertThat(refused).isEqualTo(sessions);
        assertThat(started).isEqualTo(child.uses + prevented);
        assertThat(AuditVerifier.verify(child.dir, SIGNER.verifierKey()).faults())
                .isEmpty();
        return prevented;
    }
}
