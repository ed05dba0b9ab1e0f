package dev.breakglass.runtime.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.runtime.decision.Obligation;
import dev.breakglass.runtime.json.CanonicalJson;
import dev.breakglass.runtime.json.CanonicalReader;
import dev.breakglass.runtime.json.JsonException;
import dev.breakglass.runtime.policy.Clause;
import dev.breakglass.runtime.policy.PathTerms;
import dev.breakglass.runtime.policy.PolicyData;
import dev.breakglass.runtime.policy.Rules;
import dev.breakglass.runtime.policy.Vocabulary;
import dev.breakglass.runtime.policy.Vocabulary.Mark;
import dev.breakglass.runtime.program.AddressRange;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A policy's data have one spelling. */
class PolicyJsonTest {

    private static final PolicyData ALL = new PolicyData(
            vocabulary(),
            rules(),
            List.of(
                    new Clause("", true, 0, 1, 2, List.of()),
                    new Clause("a \"b\" \u00e9", false, 0, 1, 2, List.of(0, 1))));
    private static final byte[] WRITTEN = CanonicalJson.bytes(PolicyJson.write(ALL));

    @Test
    void whatIsWrittenIsReadAgain() {
        assertThat(PolicyJson.read(new CanonicalReader(ByteBuffer.wrap(WRITTEN))))
                .isEqualTo(ALL);
    }

    @Test
    void whateverByteIsChangedOrGoneWhatIsReadIsWrittenTheSame() {
        int read = 0;
        for (int i = 0; i < WRITTEN.length; i++) {
            read += isReadAsItIsWritten(without(i)) ? 1 : 0;
            for (char c : "019-a\"[]{},:\\".toCharArray()) {
                byte[] changed = WRITTEN.clone();
                changed[i] = (byte) c;
                read += isReadAsItIsWritten(changed) ? 1 : 0;
            }
        }
        assertThat(read).isGreaterThan(1000);
    }

    private static boolean isReadAsItIsWritten(byte[] bytes) {
        PolicyData data;
        try {
            data = PolicyJson.read(new CanonicalReader(ByteBuffer.wrap(bytes)));
        } catch (JsonException e) {
            assertThat(e.getMessage()).containsPattern(" at byte [0-9]+$");
            return false;
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).isNotBlank();
            return false;
        }
        assertThat(CanonicalJson.bytes(PolicyJson.write(data))).isEqualTo(bytes);
        return true;
    }

    private static byte[] without(int at) {
        byte[] shorter = new byte[WRITTEN.length - 1];
        System.arraycopy(WRITTEN, 0, shorter, 0, at);
        System.arraycopy(WRITTEN, at + 1, shorter, at, WRITTEN.length - at - 1);
        return shorter;
    }

    private static Vocabulary vocabulary() {
        Duration minute = Duration.ofMinutes(1);
        SortedMap<String, String> settings = new TreeMap<>();
        settings.put("host", "db");
        settings.put("role", "admin");
        List<Obligation> duties = List.of(
                new Obligation.Notify("#ops"),
                new Obligation.After("rotate", "db"),
                new Obligation.Idle(minute),
                new Obligation.Observe(2, List.of("lead", "dba")),
                new Obligation.Issue("ssh", settings),
                new Obligation.Redeem(minute),
                new Obligation.Review(Duration.ofDays(1), "lead"));
        return new Vocabulary(
                "sha256:0",
                List.of(new Vocabulary.Zone("z", List.of(0))),
                List.of(new Vocabulary.Role("dba", List.of("g", "h"))),
                List.of("read", "write"),
                List.of("host"),
                List.of(
                        input(Vocabulary.Type.CHOICE, Optional.of(minute), false, Optional.empty()),
                        input(Vocabulary.Type.LENGTH, Optional.empty(), true, Optional.of(minute))),
                List.of(
                        new Mark.Named("a-*"),
                        new Mark.Ticket("[A-Z]+"),
                        new Mark.Matches(1, "x"),
                        new Mark.During(60, 120, "Z"),
                        new Mark.On(6, "Europe/Zurich")),
                List.of(
                        new PathTerms("p", "z", List.of("read", "write"), minute, duties),
                        new PathTerms("q", "z", List.of("read"), minute, duties),
                        new PathTerms("r", "z", List.of("read", "write"), minute, List.of())));
    }

    private static Vocabulary.Input input(
            Vocabulary.Type type, Optional<Duration> fresh, boolean many, Optional<Duration> otherwise) {
        return new Vocabulary.Input(
                Vocabulary.Origin.SIGNAL, "t", "n", type, List.of(0), List.of("v"), fresh, many, otherwise);
    }

    private static Rules rules() {
        Rules.Mfa mfa = new Rules.Mfa(36, 2, 300);
        Rules.Condition when = new Rules.Condition(
                1,
                List.of(
                        3,
                        4L,
                        Long.MIN_VALUE,
                        "text",
                        List.of(5L, Long.MAX_VALUE),
                        List.of("a", "b"),
                        List.of(new AddressRange(0, 0xffff_0a00_0000L, 104))),
                1);
        Rules.Controls controls = new Rules.Controls(
                mfa,
                0,
                List.of(new Rules.ApprovalRule(2, List.of(0), 900, Rules.Mfa.NONE, Rules.ApprovalRule.FIRST)),
                0,
                new Rules.Escalation(60, new Rules.ApprovalRule(1, List.of(0), Long.MAX_VALUE, mfa, 0), 1),
                List.of(new Rules.Reason(20, Rules.Reason.TEXT, 0)),
                60,
                120,
                0,
                List.of(new Rules.LimitRule(Rules.LimitRule.Kind.COOLDOWN, 0, 60, 1)),
                0);
        List<Rules.Thing> things = List.of(new Rules.Thing(0, 0), new Rules.Thing(0, Rules.Thing.ANY_NAME));
        List<Rules.Place> places = List.of(new Rules.Place(0, 1));
        return new Rules(
                List.of(new Rules.ZoneRule(things, 0, 1, List.of(0), List.of(0, 1), places, places)),
                List.of(new Rules.ForbidRule(List.of(0), List.of(), when)),
                List.of(
                        new Rules.PathRule(List.of(0), 0, List.of(0, 1), things, 1, List.of(when), when, controls),
                        new Rules.PathRule(List.of(0), 0, List.of(0), things, 1, List.of(), null, controls)));
    }
}
