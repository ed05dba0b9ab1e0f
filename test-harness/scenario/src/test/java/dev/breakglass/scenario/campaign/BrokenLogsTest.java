package dev.breakglass.scenario.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.runtime.audit.AuditLog;
import dev.breakglass.runtime.audit.Checkpoint;
import dev.breakglass.runtime.audit.LogSigner;
import dev.breakglass.runtime.audit.MemoryAuditLog;
import dev.breakglass.runtime.audit.TreeHash;
import dev.breakglass.runtime.audit.Urgency;
import dev.breakglass.scenario.model.Scenario;
import dev.breakglass.scenario.model.ScenarioReader;
import dev.breakglass.scenario.play.ForwardingLog;
import dev.breakglass.scenario.play.LogHome;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class BrokenLogsTest {

    private static final LogSigner SIGNER = LogSigner.generate("broken.invalid/audit");
    private static final CampaignPlan PLAN = new CampaignPlan(11, 400, 40, 1);

    /** A log in memory with what can be wrong about one. */
    private static class Log extends ForwardingLog implements LogHome {
        MemoryAuditLog log = new MemoryAuditLog(SIGNER);

        @Override
        public AuditLog open() {
            return this;
        }

        @Override
        public AuditLog afterCrash(AuditLog held) {
            log = log.reopen();
            return this;
        }

        @Override
        protected AuditLog log() {
            return log;
        }
    }

    @Test
    void anEntryThatIsDroppedIsFound() {
        assertFound(Property.LOG_HOLDS, 2, new Log() {
            @Override
            public CompletableFuture<Long> submit(long index, byte[] entry, Urgency urgency) {
                boolean dropped = new String(entry, StandardCharsets.UTF_8).contains("\"kind\":\"requested\"");
                return dropped ? CompletableFuture.completedFuture(index) : log.submit(log.size(), entry);
            }
        });
    }

    @Test
    void anEntryThatIsAlteredIsFound() {
        assertFound(Property.LOG_HOLDS, 2, new Log() {
            @Override
            public CompletableFuture<Long> submit(long index, byte[] entry, Urgency urgency) {
                String altered = new String(entry, StandardCharsets.UTF_8).replace("deny", "debt");
                return log.submit(index, altered.getBytes(StandardCharsets.UTF_8));
            }
        });
    }

    @Test
    void aCheckpointOfAnotherTreeIsFound() {
        assertFound(Property.LOG_HOLDS, 2, new Log() {
            @Override
            public Checkpoint checkpoint() {
                Checkpoint own = log.checkpoint();
                return new Checkpoint(own.origin(), own.size(), TreeHash.leaf(new byte[] {1}));
            }
        });
    }

    @Test
    void whatACrashForgetsIsFound() {
        assertFound(Property.NUMBERED, 6, new Log() {
            @Override
            public AuditLog afterCrash(AuditLog held) {
                List<byte[]> lines = new ArrayList<>();
                log.replay((index, line) -> lines.add(line));
                byte[] last = lines.isEmpty() ? new byte[0] : lines.get(lines.size() - 1);
                if (new String(last, StandardCharsets.UTF_8).contains("\"kind\":\"approved\"")) {
                    lines.remove(lines.size() - 1);
                }
                log = new MemoryAuditLog(SIGNER);
                lines.forEach(log::append);
                return this;
            }
        });
    }

    private static void assertFound(Property property, int stepsMax, Log first) {
        // Each play starts with an empty log.
        BrokenStory story = Campaign.in(Safe.SOUND, PLAN, () -> emptied(first))
                .result(steps -> {}, () -> false)
                .broken()
                .orElseThrow();
        assertThat(story.property()).isEqualTo(property);
        assertThat(story.scenario().timeline()).hasSizeLessThanOrEqualTo(stepsMax);
        Scenario read = ScenarioReader.read("broken.yaml", story.file().getBytes(StandardCharsets.UTF_8))
                .orElseThrow();
        read.words().check(Safe.SOUND.texts());
        assertThat(Replay.check(read, Safe.SOUND.loaded(), Safe.SOUND::at).passed())
                .isTrue();
        assertThat(Replay.check(read, Safe.SOUND.loaded(), Safe.SOUND::at, () -> emptied(first))
                        .actual())
                .startsWith(property.word() + " is broken: ");
    }

    private static LogHome emptied(Log log) {
        log.log = new MemoryAuditLog(SIGNER);
        return log;
    }
}
