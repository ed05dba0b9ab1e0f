package dev.breakglass.runtime.simulation;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breakglass.runtime.LedgerPolicy;
import dev.breakglass.runtime.Session;
import dev.breakglass.runtime.World;
import dev.breakglass.runtime.grant.GrantId;
import dev.breakglass.runtime.json.JsonObject;
import dev.breakglass.runtime.json.JsonReader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A log of one whole life, in which one line is forged at a time. */
class AuditorTest {

    private final List<String> lines = life();

    private static List<String> life() {
        World world = new World();
        Session session = world.active();
        try (session) {
            session.perform("db.read", World.LEDGER, () -> true);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        return world.lines();
    }

    @Test
    void aLifeAsItWasIsFine() {
        assertThatCode(() -> audit(lines)).doesNotThrowAnyException();
    }

    @Test
    void whatMustNotHappenIsFound() {
        again("redeemed", "a key is redeemed twice");
        again("key-claimed", "a key that nobody may have");
        again("use-started", "a use without a live grant");
        again("use-ended", "the end of what never began");
        again("closed", "an end after the end");
        again("approved", "approved when it is not pending");
        forged("approved", line -> line.replace("\"actor\":\"bo\"", "\"actor\":\"ana\""), "nobody approves their own");
        forged("approved", line -> line.replace("\"by\":\"bo\"", "\"by\":\"cy\""), "approved in another's name");
        forged("approved", line -> line.replace("\"outcome\":\"pending\"", "\"outcome\":\"permit\""), "terms");
        forged("redeemed", line -> line.replace("\"actor\":\"ana\"", "\"actor\":\"eve\""), "somebody else redeems");
        forged("redeemed", line -> line.replace("02:43:00Z", "02:13:00Z"), "a use past the end");
        forged("redeemed", line -> line.replace("02:43:00Z", "02:43:01Z"), "longer than the policies say");
        forged(
                "use-started",
                line -> line.replace("\"action\":\"db.read\"", "\"action\":\"db.drop\""),
                "outside the actions");
        forged("use-started", line -> line.replace("\"name\":\"ledger\"", "\"name\":\"payroll\""), "another resource");
        forged("use-started", line -> line.replace("\"actor\":\"ana\"", "\"actor\":\"eve\""), "by somebody else");
        forged("use-started", line -> line.replace("T02:13", "T02:12"), "time goes back");
        forged("use-started", line -> line.replace("\"seq\":", "\"seq\":1"), "not numbered");
    }

    @Test
    void anActionThatTheLogDoesNotLetRunIsFound() {
        Auditor auditor = new Auditor();
        for (String line : lines) {
            if (isOf("use-started", line)) {
                GrantId grant = new GrantId(((JsonObject) JsonReader.read(line)).text("grant"));
                assertThatThrownBy(() -> auditor.runs(grant, World.START))
                        .hasMessageContaining("an action runs that the log does not speak of");
                auditor.read(line);
                auditor.runs(grant, World.START);
                assertThatThrownBy(() -> auditor.runs(grant, World.START.plus(LedgerPolicy.TTL)))
                        .hasMessageContaining("an action runs past the end of its session");
                return;
            }
            auditor.read(line);
        }
        throw new AssertionError("nothing was used");
    }

    /** The first line of that kind once more, at the end. */
    private void again(String kind, String what) {
        List<String> forged = new ArrayList<>(lines);
        String copy =
                lines.stream().filter(line -> isOf(kind, line)).findFirst().orElseThrow();
        forged.add(copy.replaceFirst("\"seq\":[0-9]+", "\"seq\":" + lines.size()));
        assertThatThrownBy(() -> audit(forged)).as(kind + " again").hasMessageContaining(what);
    }

    private void forged(String kind, UnaryOperator<String> forgery, String what) {
        List<String> forged = new ArrayList<>(lines);
        for (int i = 0; i < forged.size(); i++) {
            if (isOf(kind, forged.get(i))) {
                forged.set(i, forgery.apply(forged.get(i)));
                break;
            }
        }
        assertThatThrownBy(() -> audit(forged)).as(kind + ": " + what).hasMessageContaining(what);
    }

    private static boolean isOf(String kind, String line) {
        return line.contains("\"kind\":\"" + kind + "\",\"path\"");
    }

    private static void audit(List<String> log) {
        Auditor auditor = new Auditor();
        log.forEach(auditor::read);
    }
}
