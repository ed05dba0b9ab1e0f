package dev.breakglass.scenario.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breakglass.compiler.PolicyCompiler;
import dev.breakglass.scenario.report.HtmlReport;
import dev.breakglass.scenario.result.DoorState;
import dev.breakglass.scenario.result.Holding;
import dev.breakglass.scenario.result.Moment;
import dev.breakglass.scenario.result.ScenarioResult;
import dev.breakglass.scenario.result.SuiteResult;
import dev.breakglass.scenario.result.ZoneDoor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioSuiteTest {

    private static final Path PAYMENTS = Path.of("src/test/resources/payments");

    /** The shortest scenario; to be formatted with its policy. */
    private static final String JUMP = """
            scenario: x
            policy: %s
            start: 2026-03-14T02:13:00Z
            people: {}
            timeline:
              - { at: 0m, clock: { jump: 1h } }
            """;

    @TempDir
    Path temp;

    @Test
    void thePageOfTheHarnessPlaysGreen() throws Exception {
        ScenarioResult dark = play("dark.yaml");
        assertThat(dark.failures()).isEmpty();
        assertThat(dark.passed()).isTrue();
        assertThat(dark.audit().orElseThrow().verified()).isTrue();
        assertThat(dark.timeline()).as("eleven steps, an end and a duty").hasSize(13);
        assertThat(dark.doors().get(0).bands())
                .extracting(b -> b.text() + " " + b.span())
                .containsExactly(
                        "locked (not asked) 0s – 1m",
                        "pending 1m – 5m",
                        "pending (ready) 5m – 5m30s",
                        "open (active) 5m30s – 8m",
                        "shut (suspended) 8m – 40m");
    }

    @Test
    void aReasonShowsTheLineOfThePolicyItComesFrom() throws Exception {
        Moment asked = play("dark.yaml").timeline().get(1);
        assertThat(asked.answer().reasons()).hasSize(1);
        assertThat(asked.answer().reasons().get(0).line())
                .isEqualTo("approve  2 of incident-commander, security-lead within 15m");
        assertThat(asked.answer().reasons().get(0).source().orElseThrow().toString())
                .contains("payments.bgp:44:");
    }

    @Test
    void thievesSilenceAndJumpingClocksPlayGreen() throws Exception {
        assertThat(play("loss.yaml").failures()).isEmpty();
    }

    @Test
    void everyStepPlaysGreenAndTheSameTwice() throws Exception {
        List<Path> night = List.of(Path.of("src/test/resources/watched/scenarios"));
        SuiteResult first = suite(Optional.of(temp.resolve("one"))).play(night, new Heard());
        SuiteResult second = suite(Optional.of(temp.resolve("two"))).play(night, new Heard());
        assertThat(first.problems()).isEmpty();
        assertThat(first.scenarios().get(0).failures()).isEmpty();
        assertThat(HtmlReport.write(second, List.of())).isEqualTo(HtmlReport.write(first, List.of()));
        assertThat(bytes(temp.resolve("two"))).isEqualTo(bytes(temp.resolve("one")));
    }

    @Test
    void aCredentialIsAskedForAndDestroyedInTheTimeline() throws Exception {
        ScenarioResult given = suite(Optional.empty())
                .play(List.of(Path.of("src/test/resources/watched/scenarios/credentials.yaml")), new Heard())
                .scenarios()
                .get(0);
        assertThat(given.failures()).isEmpty();
        assertThat(given.timeline())
                .extracting(m -> m.sentence() + ": " + m.answer().word())
                .contains(
                        "ana asks for a credential of shell in s1: permit",
                        "ana asks for a credential of console in s1: refused (not-offered)",
                        "ana asks for a credential of shell in s1, which fails: permit",
                        "the runtime's duty `destroy shell` of r2: done, after 7 failures");
    }

    @Test
    void aSessionThatNobodyUsesEndsAtItsOwnMomentWhateverTheWallShows() throws Exception {
        ScenarioResult loss = play("loss.yaml");
        Moment idle = loss.timeline().stream()
                .filter(m -> m.check().isEmpty())
                .findFirst()
                .orElseThrow();
        assertThat(idle.sentence()).isEqualTo("the runtime ends r2");
        assertThat(idle.answer().word()).isEqualTo("idle");
        assertThat(idle.at()).hasMinutes(17);
        assertThat(idle.time()).hasToString("2026-03-14T01:30:00Z");
        assertThat(idle.doors()).containsExactly(DoorState.LOCKED, DoorState.SHUT, DoorState.SHUT);
    }

    @Test
    void aWrongExpectationIsToldInFull() throws Exception {
        ScenarioResult wrong = play("wrong.yaml");
        assertThat(wrong.passed()).isFalse();
        List<String> failures = wrong.failures();
        assertThat(failures).hasSize(5);
        assertThat(failures.get(0))
                .startsWith(
                        "src/test/resources/payments/scenarios/wrong.yaml:10:5: at 1m (2026-03-14T02:14:00Z) ana asks"
                                + " for db.failover on database/ledger in prod.payments as r1, presenting webauthn\n"
                                + "  expected: pending on restore-ledger\n"
                                + "  actual:   deny (boundary)\n"
                                + "  because:  boundary on restore-ledger: need ")
                .contains("payments.bgp:23:")
                .endsWith("`admit    when network in { corp, bastion } and device-trusted`");
        assertThat(failures.get(1)).contains("expected: success\n  actual:   deny (boundary");
        assertThat(failures.get(2)).contains("expected: success\n  actual:   refused (");
        assertThat(failures.get(3)).contains("actual:   refused (never-opened): `s1` never came to be");
        assertThat(failures.get(4))
                .isEqualTo("src/test/resources/payments/scenarios/wrong.yaml: at the end of the run\n"
                        + "  expected: open grants: 1\n  actual:   0");
    }

    @Test
    void theSameInputGivesTheSameBytes() throws Exception {
        List<Path> all = List.of(PAYMENTS.resolve("scenarios"));
        Path one = temp.resolve("one");
        Path two = temp.resolve("two");
        String first = HtmlReport.write(suite(Optional.of(one)).play(all, new Heard()), List.of());
        String second = HtmlReport.write(suite(Optional.of(two)).play(all, new Heard()), List.of());
        assertThat(second).isEqualTo(first);
        assertThat(bytes(two)).isEqualTo(bytes(one)).isNotEmpty();
    }

    @Test
    void nothingOfTheMachineIsInAReport() throws Exception {
        SuiteResult result = suite(Optional.empty()).play(List.of(PAYMENTS.toAbsolutePath()), new Heard());
        String page = HtmlReport.write(result, List.of());
        assertThat(result.scenarios().get(0).file()).isEqualTo("payments/scenarios/dark.yaml");
        assertThat(page)
                .doesNotContain(Path.of("").toAbsolutePath().toString())
                .doesNotContain(System.getProperty("java.io.tmpdir") + "/scenarios");
    }

    @Test
    void filesArePlayedInOrderOfPathAndToldOneByOne() throws Exception {
        Heard heard = new Heard();
        suite(Optional.empty()).play(List.of(PAYMENTS.resolve("scenarios/wrong.yaml"), PAYMENTS), heard);
        assertThat(heard.files)
                .extracting(f -> f.substring(f.lastIndexOf('/') + 1))
                .containsExactly("dark.yaml", "loss.yaml", "wrong.yaml");
    }

    @Test
    void eachPolicyIsCompiledOnce() throws Exception {
        AtomicInteger loads = new AtomicInteger();
        PolicyLoader counting = path -> {
            loads.incrementAndGet();
            return new CheckedPolicies(policy -> PolicyCompiler.compile(policy).toPolicy()).load(path);
        };
        new ScenarioSuite(counting, Optional.empty()).play(List.of(PAYMENTS), new Heard());
        assertThat(loads).hasValue(1);
    }

    @Test
    void aKeptLogLiesWithItsKeyInAFolderOfItsOwn() throws Exception {
        suite(Optional.of(temp)).play(List.of(PAYMENTS.resolve("scenarios")), new Heard());
        Path log = temp.resolve("src-test-resources-payments-scenarios-dark");
        assertThat(log.resolve("log.vkey")).isRegularFile();
        assertThat(log.resolve("checkpoint")).isRegularFile();
    }

    @Test
    void aFileThatCannotBePlayedIsToldAndTheOthersArePlayed() throws Exception {
        write("a.yaml", "scenario: [\n");
        write("b.yaml", JUMP.formatted("nowhere"));
        write("c.yaml", "catalogue: of another kind\n");
        Heard heard = new Heard();
        SuiteResult result = suite(Optional.empty()).play(List.of(temp), heard);
        String root = temp.getFileName().toString();
        assertThat(result.scenarios()).isEmpty();
        assertThat(result.failed()).isEqualTo(2);
        assertThat(heard.messages)
                .containsExactly(
                        root + "/a.yaml:2:1: this is not YAML: expected the node content, but found '<stream end>'",
                        root + "/b.yaml:2:9: `policy`: there is nothing at nowhere");
    }

    @Test
    void aTableIsDecidedAmongTheScenarios() throws Exception {
        write("rows.csv", "name,action,expect\nread,db.read,permit\nwrite,db.write,{ deny: action }\n");
        write("t.yaml", """
                table: What an SRE may do
                policy: %s
                request:
                  requester: { id: ana, groups: [sre], attributes: { employment: employee } }
                  zone: prod.payments
                  resource: database/ledger
                  incident: { id: INC-2041, kind: outage, severity: 1 }
                  justification: Primary is gone and replicas lag, failing over by hand
                  ticket: INC-2041
                  factors: [{ kind: webauthn, ago: 1m }]
                  approvals:
                    - { by: bo, groups: [incident-commanders], ago: 2m }
                    - { by: cy, groups: [security-leads], ago: 1m }
                  signals: { network: corp, device-trusted: true }
                  now: 2026-03-14T02:18:00Z
                rows: rows.csv
                """.formatted(PAYMENTS.resolve("production").toAbsolutePath()));
        write("u.yaml", "table: x\npolicy: p\nrows: none.csv\n");
        Heard heard = new Heard();
        SuiteResult result = suite(Optional.empty()).play(List.of(temp), heard);
        assertThat(result.scenarios()).hasSize(1);
        assertThat(result.scenarios().get(0).failures()).isEmpty();
        assertThat(result.scenarios().get(0).steps()).isEqualTo(2);
        assertThat(heard.messages).containsExactly(temp.getFileName() + "/u.yaml:3:7: `rows`: none.csv cannot be read");
        assertThat(HtmlReport.write(result, List.of())).contains("What an SRE may do");
    }

    @Test
    void aPolicyThatIsNotSoundIsToldWithItsFaults() throws Exception {
        write("p/x.bgp", "policy x\nzone a.b {\n}\n");
        write("b.yaml", JUMP.formatted("p"));
        Heard heard = new Heard();
        suite(Optional.empty()).play(List.of(temp), heard);
        assertThat(heard.messages).hasSize(1);
        assertThat(heard.messages.get(0))
                .startsWith(temp.getFileName() + "/b.yaml:2:9: `policy`: what lies at p cannot be played\nerror[BGP")
                .contains("x.bgp:2:6");
    }

    @Test
    void noJumpTakesTheRuntimeOutOfItsTime() throws Exception {
        String early = JUMP.formatted(PAYMENTS.resolve("production").toAbsolutePath())
                .replace("2026-03-14T02:13:00Z", "1971-01-02T00:00:00Z")
                .replace("jump: 1h", "jump: -366d");
        write("early.yaml", early);
        String late = JUMP.formatted(PAYMENTS.resolve("production").toAbsolutePath())
                .replace("2026-03-14T02:13:00Z", "2189-01-02T00:00:00Z")
                .replace("at: 0m, clock: { jump: 1h }", "at: 3650d, clock: { jump: 366d }");
        write("late.yaml", late);
        Heard heard = new Heard();
        SuiteResult result = suite(Optional.empty()).play(List.of(temp), heard);
        assertThat(heard.messages).isEmpty();
        assertThat(result.passed()).isEqualTo(2);
    }

    @Test
    void aDutyThatFailsIsTriedAgainAndItsDelayIsTheClosingLatency() throws Exception {
        ScenarioResult night = suite(Optional.empty())
                .play(List.of(Path.of("src/test/resources/watched/scenarios/failing-duties.yaml")), new Heard())
                .scenarios()
                .get(0);

        assertThat(night.failures()).isEmpty();
        Holding held = night.doors().get(0).holding().orElseThrow();
        assertThat(held.from()).hasMinutes(4);
        assertThat(held.to()).contains(Duration.ofMinutes(5));
        // Each was tried after 1, 3, 7, 15, 31, 63 and 127 seconds; from 6m on it works again.
        assertThat(held.closing()).contains(Duration.ofSeconds(67));
        assertThat(night.timeline())
                .filteredOn(m -> m.check().isEmpty())
                .extracting(m -> m.at() + " " + m.what() + ": " + m.answer().word())
                .containsExactly(
                        "PT6M3S the runtime's duty `after rotate root` of r1: done, after 6 failures",
                        "PT6M7S the runtime's duty `notify pager:security` of r1: done, after 7 failures");
    }

    @Test
    void aZoneIsOpenWhileAnySessionInItIs() throws Exception {
        List<ZoneDoor> zones = play("dark.yaml").zones();
        assertThat(zones).extracting(ZoneDoor::zone).containsExactly("prod.payments");
        assertThat(zones.get(0).bands())
                .extracting(b -> b.text() + " " + b.span())
                .containsExactly(
                        "locked 0s – 1m", "pending (r1) 1m – 5m30s", "open (r1) 5m30s – 8m", "locked 8m – 40m");
    }

    @Test
    void anApprovalIsAsOldAsItWasWhenItCounted() throws Exception {
        assertThat(play("dark.yaml").doors().get(0).assents())
                .extracting(a -> a.by() + " " + a.at() + " " + a.age().orElseThrow())
                .containsExactly("bo PT4M PT1M", "cy PT5M PT0S");
    }

    @Test
    void severalAtATimeGiveTheSameResultsInTheSameOrder() throws Exception {
        ScenarioList all = ScenarioList.find(List.of(Path.of("src/test/resources")));
        Heard one = new Heard();
        Heard many = new Heard();
        SuiteResult first = suite(Optional.of(temp.resolve("one"))).play(all, 1, one, () -> false);
        SuiteResult second = suite(Optional.of(temp.resolve("two"))).play(all, 8, many, () -> false);

        assertThat(all.size()).isGreaterThan(4);
        assertThat(second).isEqualTo(first);
        assertThat(many.files).isEqualTo(one.files);
        assertThat(bytes(temp.resolve("two"))).isEqualTo(bytes(temp.resolve("one")));
    }

    @Test
    void severalAtATimeCompileAPolicyOnce() throws Exception {
        AtomicInteger loads = new AtomicInteger();
        PolicyLoader counting = path -> {
            loads.incrementAndGet();
            return new CheckedPolicies(policy -> PolicyCompiler.compile(policy).toPolicy()).load(path);
        };
        new ScenarioSuite(counting, Optional.empty())
                .play(ScenarioList.find(List.of(PAYMENTS)), 8, new Heard(), () -> false);
        assertThat(loads).hasValue(1);
    }

    @Test
    void allPartsTogetherAreEverythingOnce() throws Exception {
        ScenarioList all = ScenarioList.find(List.of(Path.of("src/test/resources")));
        for (int of = 1; of <= all.size() + 1; of++) {
            List<String> played = new ArrayList<>();
            for (int number = 1; number <= of; number++) {
                Heard heard = new Heard();
                suite(Optional.empty()).play(all.part(new Shard(number, of)), 1, heard, () -> false);
                played.addAll(heard.files);
            }
            Heard whole = new Heard();
            suite(Optional.empty()).play(all, 1, whole, () -> false);
            assertThat(played).containsExactlyInAnyOrderElementsOf(whole.files);
        }
    }

    @Test
    void aStopLetsWhatWasBegunEndAndCountsTheRest() throws Exception {
        ScenarioList all = ScenarioList.find(List.of(Path.of("src/test/resources")));
        Heard heard = new Heard();
        SuiteResult result = suite(Optional.empty()).play(all, 1, heard, () -> heard.files.size() == 2);
        assertThat(result.played()).isEqualTo(2);
        assertThat(result.unplayed()).isEqualTo(all.size() - 2);
        assertThat(result.total()).endsWith("; stopped before the end, " + (all.size() - 2) + " not played");
    }

    @Test
    void titlesAndFilesAreFoundByAPieceOrAPattern() throws Exception {
        ScenarioList all = ScenarioList.find(List.of(Path.of("src/test/resources")));
        assertThat(all.matching("GOES DARK").size()).isEqualTo(1);
        assertThat(all.matching("/dark.y").size()).isEqualTo(1);
        assertThat(all.matching("*.yaml").size()).isEqualTo(all.size());
        assertThat(all.matching("*dar?.yaml").size()).isEqualTo(1);
        assertThat(all.matching("dar?").size()).isZero();
        assertThat(all.matching("[a-z]").size()).isZero();
    }

    @Test
    void aPatternOfStarsTakesNoTimeToSpeakOf() {
        assertThat(Wildcard.of("*a".repeat(200) + "*b").matches("a".repeat(20_000)))
                .isFalse();
    }

    @Test
    void aPartIsANumberOfANumber() {
        assertThat(Shard.parse("2/5")).contains(new Shard(2, 5));
        for (String wrong : List.of("", "2", "0/5", "6/5", "2/0", "-1/5", "2/5/1", "a/b", "1/99999", "2 / 5")) {
            assertThat(Shard.parse(wrong)).as(wrong).isEmpty();
        }
    }

    @Test
    void aPathThatIsNotThereIsAnError() {
        assertThatThrownBy(() -> suite(Optional.empty()).play(List.of(temp.resolve("no")), new Heard()))
                .isInstanceOf(NoSuchFileException.class);
    }

    private static ScenarioResult play(String name) throws IOException {
        return suite(Optional.empty())
                .play(List.of(PAYMENTS.resolve("scenarios").resolve(name)), new Heard())
                .scenarios()
                .get(0);
    }

    private static ScenarioSuite suite(Optional<Path> keep) {
        return new ScenarioSuite(
                new CheckedPolicies(policy -> PolicyCompiler.compile(policy).toPolicy()), keep);
    }

    private void write(String name, String text) throws IOException {
        Path file = temp.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** Every file below a folder by its relative name, but for the empty lock. */
    private static List<String> bytes(Path folder) throws IOException {
        List<String> all = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
                all.add(folder.relativize(file) + " "
                        + new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return all;
    }

    private static final class Heard implements SuiteListener {
        private final List<String> files = new ArrayList<>();
        private final List<String> messages = new ArrayList<>();

        @Override
        public void played(ScenarioResult result) {
            files.add(result.file());
        }

        @Override
        public void notPlayed(SuiteResult.FileFailure failure) {
            files.add(failure.file());
            messages.add(failure.message());
        }
    }
}
