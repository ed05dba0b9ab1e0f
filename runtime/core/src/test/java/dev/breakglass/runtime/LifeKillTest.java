package dev.breakglass.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.runtime.audit.AuditVerifier;
import dev.breakglass.runtime.audit.ChildArchive;
import dev.breakglass.runtime.audit.ChildJvm;
import dev.breakglass.runtime.audit.LogSigner;
import dev.breakglass.runtime.grant.Entry;
import dev.breakglass.runtime.grant.GrantEvent;
import dev.breakglass.runtime.grant.SessionId;
import dev.breakglass.runtime.grant.Subject;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Processes that are killed in the middle of many grants, each taking up what the one before left behind. */
class LifeKillTest {

    /** More of them: {@code -Dbreakglass.lifekills=N}. */
    private static final int KILLS = Integer.getInteger("breakglass.lifekills", 60);

    /** A log that grew longer would take its processes longer to read than they live. */
    private static final int KILLS_OF_A_LOG = 10;

    private static final int KEYS_TOLD_MAX = 6;
    private static final String NAME = "breakglass.test/lives";
    private static final LogSigner SIGNER = LogSigner.generate(NAME);

    @TempDir
    Path temp;

    private final Random random = new Random(2044);
    private final Map<String, String> redeemed = new HashMap<>();
    private final Map<String, Integer> used = new HashMap<>();
    private final Set<String> revoked = new HashSet<>();
    private int takenUp;

    @Test
    @Timeout(1800)
    void whateverIsKilledNoKeyOpensTwiceAndNothingRevokedIsUsedAgain() throws Exception {
        Path key = temp.resolve("key.pem");
        SIGNER.write(key);
        List<String> options = new ArrayList<>(
                ChildArchive.options(temp, training -> start(training, key, temp.resolve("training"), "training")));
        options.add("-Xmx128m");
        List<String> keys = List.of();
        Process next = start(options, key, log(0), "life0");
        try {
            for (int kill = 0; kill < KILLS; kill++) {
                Process child = next;
                // The next one starts up meanwhile, and waits.
                next = start(options, key, log(kill + 1), "life" + (kill + 1));
                keys = take(killed(child, kill % KILLS_OF_A_LOG == 0 ? List.of() : keys));
            }
        } finally {
            next.destroyForcibly().waitFor();
        }
        assertThat(redeemed).hasSizeGreaterThan(3 * KILLS);
        assertThat(revoked).hasSizeGreaterThan(KILLS);
        assertThat(takenUp).isGreaterThan(KILLS);
        assertLogsSaySo();
        System.out.println(KILLS + " kills, " + redeemed.size() + " sessions, " + revoked.size() + " revoked, "
                + takenUp + " uses of sessions that an earlier process opened");
    }

    private Path log(int kill) {
        return temp.resolve("log-" + kill / KILLS_OF_A_LOG);
    }

    private static Process start(List<String> options, Path key, Path dir, String life) throws IOException {
        return ChildJvm.start(options, LifeChild.class, key, dir, NAME, life);
    }

    /** Lets a process work for a while, and kills it; what it said, but for a line that the kill cut short. */
    private List<String> killed(Process child, List<String> keys) throws Exception {
        List<String> said = new ArrayList<>();
        try (BufferedReader lines = child.inputReader()) {
            assertThat(lines.readLine()).isEqualTo("ready;");
            ChildJvm.tell(child, String.join(" ", keys));
            if (random.nextInt(8) == 0) {
                // In the middle of its opening.
                LockSupport.parkNanos(random.nextInt(100_000_000));
            } else {
                for (int left = random.nextInt(70); left >= 0; left--) {
                    said.add(String.valueOf(lines.readLine()));
                }
            }
            // By its handle: the process itself would throw away what it has printed.
            child.toHandle().destroyForcibly();
            lines.lines().forEach(said::add);
            child.waitFor();
        } finally {
            child.destroyForcibly();
        }
        boolean torn = !said.isEmpty() && !said.get(said.size() - 1).endsWith(";");
        return torn ? said.subList(0, said.size() - 1) : said;
    }

    /** Notes what a process was answered; the last keys that it was given. */
    private List<String> take(List<String> said) {
        List<String> keys = new ArrayList<>();
        Set<String> revokedNow = new HashSet<>();
        Set<String> openedNow = new HashSet<>();
        for (String line : said) {
            assertThat(line).matches("open;|(key|used|revoked) \\S+;|redeemed \\S+ \\S+;");
            String[] words = line.substring(0, line.length() - 1).split(" ", -1);
            switch (words[0]) {
                case "key" -> keys.add(words[1]);
                case "revoked" -> revokedNow.add(words[1]);
                case "redeemed" -> {
                    assertThat(redeemed.put(words[1], words[2])).as(line).isNull();
                    openedNow.add(words[2]);
                }
                case "used" -> {
                    assertThat(revoked).doesNotContain(words[1]);
                    used.merge(words[1], 1, Integer::sum);
                    takenUp += openedNow.contains(words[1]) ? 0 : 1;
                }
                default -> assertThat(line).isEqualTo("open;");
            }
        }
        revoked.addAll(revokedNow);
        return keys.subList(Math.max(0, keys.size() - KEYS_TOLD_MAX), keys.size());
    }

    private void assertLogsSaySo() {
        Map<String, String> opened = new HashMap<>();
        Map<String, Integer> started = new HashMap<>();
        Set<String> over = new HashSet<>();
        Set<String> keys = new HashSet<>();
        for (int kill = 0; kill < KILLS; kill += KILLS_OF_A_LOG) {
            assertThat(AuditVerifier.verify(log(kill), SIGNER.verifierKey()).faults())
                    .isEmpty();
            for (Entry entry : World.entries(log(kill))) {
                GrantEvent event = entry.event();
                String grant = entry.subject().map(of -> of.grant().toString()).orElse("");
                String session = entry.subject()
                        .flatMap(Subject::session)
                        .map(SessionId::toString)
                        .orElse("");
                if (event instanceof GrantEvent.KeyClaimed claimed) {
                    assertThat(keys.add(claimed.hash()) && keys.add(grant)).isTrue();
                } else if (event instanceof GrantEvent.Redeemed) {
                    assertThat(opened.put(grant, session)).isNull();
                } else if (event instanceof GrantEvent.UseStarted) {
                    assertThat(over).doesNotContain(session);
                    started.merge(session, 1, Integer::sum);
                } else if (event instanceof GrantEvent.Revoked) {
                    over.add(session);
                }
            }
        }
        assertThat(opened).containsAllEntriesOf(redeemed);
        assertThat(opened.values()).doesNotHaveDuplicates();
        assertThat(over).containsAll(revoked);
        used.forEach(
                (session, uses) -> assertThat(started.get(session)).as(session).isGreaterThanOrEqualTo(uses));
    }
}
