package dev.breakglass.runtime.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breakglass.runtime.LedgerPolicy;
import dev.breakglass.runtime.Session;
import dev.breakglass.runtime.World;
import dev.breakglass.runtime.audit.LogSigner;
import dev.breakglass.runtime.audit.MemoryAuditLog;
import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.decision.Finding;
import dev.breakglass.runtime.decision.Obligation;
import dev.breakglass.runtime.decision.Obligation.Assent;
import dev.breakglass.runtime.decision.Obligation.Proof;
import dev.breakglass.runtime.decision.Outcome;
import dev.breakglass.runtime.decision.Source;
import dev.breakglass.runtime.json.CanonicalJson;
import dev.breakglass.runtime.json.JsonReader;
import dev.breakglass.runtime.policy.PathTerms;
import dev.breakglass.runtime.program.ReasonCode;
import dev.breakglass.runtime.request.Approval;
import dev.breakglass.runtime.request.History;
import dev.breakglass.runtime.request.Incident;
import dev.breakglass.runtime.request.Person;
import dev.breakglass.runtime.request.Presented;
import dev.breakglass.runtime.request.Reading;
import dev.breakglass.runtime.request.Request;
import dev.breakglass.runtime.request.Resource;
import dev.breakglass.runtime.request.Value;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntryCodecTest {

    private static final MemoryAuditLog LOG = new MemoryAuditLog(LogSigner.generate("codec.invalid/audit"));
    private static final EntryCodec CODEC = new EntryCodec(LOG.contents());
    private static final Instant NOW = Instant.parse("2026-03-14T02:13:00.000000001Z");

    @Test
    void whateverIsWrittenIsReadAgainAndIsCanonicalToAnotherReader() throws Exception {
        for (byte[] line : lines()) {
            assertThat(CanonicalJson.bytes(JsonReader.read(line))).isEqualTo(line);
            long index = JsonReader.readObject(line).number("seq");
            assertThat(CODEC.encode(CODEC.decode(index, line))).isEqualTo(line);
        }
    }

    @Test
    void everythingThatARulingHoldsComesBack() {
        Entry entry = everything();

        assertThat(CODEC.decode(7, CODEC.encode(entry))).isEqualTo(entry);
    }

    @Test
    void whateverByteIsChangedAddedOrGoneItIsRefusedOrAnotherEntry() throws Exception {
        int read = 0;
        for (byte[] line : lines()) {
            long index = JsonReader.readObject(line).number("seq");
            for (int i = 0; i < line.length; i++) {
                for (byte b : "\u0000\"\\{,09a\u00e9".getBytes(StandardCharsets.ISO_8859_1)) {
                    read += isReadAsItStands(index, spliced(line, i, 1, b)) ? 1 : 0;
                    read += isReadAsItStands(index, spliced(line, i, 0, b)) ? 1 : 0;
                }
                read += isReadAsItStands(index, spliced(line, i, 1)) ? 1 : 0;
            }
        }
        assertThat(read).as("letters within texts").isGreaterThan(1_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"kind\":\"closed\"}",
                "{\"data\":{\"why\":\"x\"},\"kind\":\"nothing\",\"seq\":7,\"time\":\"2026-03-14T02:13:00Z\"}",
                "{\"data\":{\"why\":\"x\"},\"kind\":\"closed\",\"seq\":8,\"time\":\"2026-03-14T02:13:00Z\"}",
                "{\"data\":{\"why\":\"x\"},\"kind\":\"closed\",\"seq\":7,\"time\":\"2026-03-14T02:13:00.0Z\"}",
                "{\"data\":{\"why\":\"x\"},\"kind\":\"closed\",\"seq\":7,\"time\":\"2026-02-30T02:13:00Z\"}",
                "{\"data\":{\"more\":1,\"why\":\"x\"},\"kind\":\"closed\",\"seq\":7,\"time\":\"2026-03-14T02:13:00Z\"}",
                "{\"data\":{\"why\":\"x\"},\"grant\":\"g-0000000000000000\",\"kind\":\"closed\",\"seq\":7,"
                        + "\"time\":\"2026-03-14T02:13:00Z\"}",
                "{\"data\":{\"ended\":2,\"scope\":{\"everything\":false},\"why\":\"x\"},\"kind\":\"revoked\",\"seq\":7,"
                        + "\"time\":\"2026-03-14T02:13:00Z\"}"
            })
    void whatIsNoEntryIsRefusedByItsNumber(String line) {
        assertThatThrownBy(() -> CODEC.decode(7, line.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(MisfitException.class)
                .hasMessageStartingWith("entry 7");
    }

    @Test
    void setsOfSetsAreNotFollowed() {
        String line = new String(CODEC.encode(everything()), StandardCharsets.UTF_8)
                .replace("{\"set\":[", "{\"set\":[" + "{\"set\":[".repeat(7_000));

        assertThatThrownBy(() -> CODEC.decode(7, line.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(MisfitException.class);
    }

    private static boolean isReadAsItStands(long index, byte[] line) {
        try {
            return Arrays.equals(CODEC.encode(CODEC.decode(index, line)), line);
        } catch (MisfitException e) {
            return false;
        }
    }

    private static byte[] spliced(byte[] line, int at, int gone, byte... added) {
        byte[] bytes = new byte[line.length - gone + added.length];
        System.arraycopy(line, 0, bytes, 0, at);
        System.arraycopy(added, 0, bytes, at, added.length);
        System.arraycopy(line, at + gone, bytes, at + added.length, line.length - at - gone);
        return bytes;
    }

    /** A life with most kinds of event, and one entry that holds everything there is. */
    private static List<byte[]> lines() throws Exception {
        World world = new World();
        Session session = world.active();
        session.perform("db.failover", World.LEDGER, () -> "");
        session.close();
        world.glass.review(session.grant(), World.CY, "as agreed");
        List<byte[]> lines = new ArrayList<>();
        world.lines().forEach(line -> lines.add(line.getBytes(StandardCharsets.UTF_8)));
        lines.add(CODEC.encode(everything()));
        return lines;
    }

    private static Entry everything() {
        Map<String, Value> values = Map.of(
                "bool", Value.of(true),
                "int", Value.of(Long.MIN_VALUE),
                "text", Value.of("\"\u00e9\ud83d\ude02\n"),
                "set", Value.of(List.of(Value.of("b"), Value.of(1), Value.of("a"))));
        Presented factor = new Presented("webauthn", NOW.minusSeconds(1));
        Request request = Request.of(
                        new Person("ana", Set.of("sre", "dba"), values),
                        "prod.payments",
                        "db.read",
                        new Resource("database", "ledger", values),
                        NOW)
                .withIncident(new Incident("INC-1", "outage", 1, Optional.of(NOW.minusSeconds(60)), values))
                .withJustification("gone", Optional.of("T-1"))
                .withFactors(List.of(factor))
                .withApprovals(List.of(new Approval("bo", Set.of("lead"), NOW, List.of(factor))))
                .withSignals(Map.of("net", new Reading(Value.of("corp"), NOW)))
                .withTtl(Duration.ofSeconds(90, 5))
                .withSource(Optional.of("10.0.0.1"))
                .withPendingSince(Optional.of(NOW.minusMillis(5)))
                .withHistory(new History(
                        List.of(
                                new History.PastGrant("p", NOW.minusSeconds(9), Optional.of(NOW.minusSeconds(8))),
                                new History.PastGrant("q", NOW.minusSeconds(7), Optional.empty())),
                        2));
        Assent assent = new Assent(
                2,
                List.of("lead"),
                Optional.of(Duration.ofMinutes(5)),
                Optional.of(new Proof(1, List.of("piv"), Duration.ofHours(30))));
        List<Obligation> obligations = List.of(
                new Obligation.Notify("pager"),
                new Obligation.After("rotate", "root"),
                new Obligation.Idle(Duration.ofMinutes(10)),
                new Obligation.Extend(2, Duration.ofMinutes(15), Optional.of(Duration.ofHours(2)), List.of(assent)),
                new Obligation.Observe(1, List.of("lead")),
                new Obligation.Issue("vault", new TreeMap<>(Map.of("b", "2", "a", "1"))),
                new Obligation.Redeem(Duration.ofMinutes(3)),
                new Obligation.Review(Duration.ofHours(24), "lead"));
        Decision decision = new Decision(
                Outcome.PERMIT,
                Optional.of("p"),
                Optional.of(LedgerPolicy.TTL),
                List.of(new Finding(
                        Optional.of("p"), ReasonCode.APPROVALS, "2", "1", Optional.of(new Source("p.bgp", 3, 4)))),
                obligations,
                "sha256:ab");
        PathTerms terms = new PathTerms("p", "prod.payments", List.of("db.read"), Duration.ofMinutes(3), obligations);
        Subject subject = new Subject(
                new GrantId("g-0000000000000000"),
                Optional.of(new SessionId("s-0000000000000000")),
                "prod.payments",
                Optional.of("p"),
                "db.read",
                "database/ledger",
                Optional.of("INC-1"),
                "sha256:ab");
        return new Entry(
                7,
                NOW,
                Optional.of("ana"),
                Optional.of(subject),
                new GrantEvent.Requested(
                        RequestDigest.read("sha256:cd"), new Ruling(request, decision, Optional.of(terms)), NOW));
    }
}
