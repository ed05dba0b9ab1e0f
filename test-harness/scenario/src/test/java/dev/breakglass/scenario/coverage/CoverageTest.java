package dev.breakglass.scenario.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoverageTest {

    private static final Path NIGHT = Cellar.FOLDER.resolve("scenarios/night.yaml");
    private static final Path EVERYTHING = Cellar.FOLDER.resolve("scenarios/everything.yaml");

    @TempDir
    Path temp;

    @Test
    void everythingInAPolicyIsCountedByHand() throws Exception {
        Coverage coverage = new Coverage(Cellar.policies(), Cellar.FOLDER);
        coverage.load(Cellar.FOLDER.resolve("house"));
        assertThat(CoverageText.write(coverage.sets())).isEqualTo("""
                coverage of acme.cellar in house: 0%, 0 of 52
                  paths        0%, 0 of 3
                  conditions   0%, 0 of 3
                  clauses      0%, 0 of 10
                  reasons      0%, 0 of 10
                  edges        0%, 0 of 21
                  life         0%, 0 of 5
                  not reached:
                    house/cellar.bgp:10  calm: its age is just below 10s, exactly 10s, just above 10s
                    house/cellar.bgp:12  cellar: gives the reason resource-not-in-zone
                    house/cellar.bgp:13  `calm` is true, false, unknown
                    house/cellar.bgp:17  open: answers permit, pending, deny
                    house/cellar.bgp:17  open: gives the reason role, action, boundary, signal-missing, signal-stale, \
                ttl-exceeds-maximum, mfa, mfa-stale, approvals
                    house/cellar.bgp:17  open: the age of a key when it is redeemed is just below 5m, exactly 5m, just above 5m
                    house/cellar.bgp:17  open: a key is not redeemed in time, a key is redeemed
                    house/cellar.bgp:19  open: for is met, not met
                    house/cellar.bgp:20  open: allow is met, not met
                    house/cellar.bgp:20  open: a use is allowed, a use is refused
                    house/cellar.bgp:21  open: mfa is met, not met
                    house/cellar.bgp:21  open: a factor's age is just below 5m, exactly 5m, just above 5m
                    house/cellar.bgp:22  open: approve is met, not met
                    house/cellar.bgp:22  open: the people who approve are just below 1, exactly 1, just above 1
                    house/cellar.bgp:22  open: an approval's age is just below 15m, exactly 15m, just above 15m
                    house/cellar.bgp:24  open: ttl is met, not met
                    house/cellar.bgp:24  open: the ttl is just below 10m, exactly 10m, just above 10m
                    house/cellar.bgp:24  open: the age of a session at a use is just below 10m, exactly 10m, just above 10m
                    house/cellar.bgp:24  open: a session lives to its end
                """);
    }

    @Test
    void whatAScenarioReachesIsCountedAndWhatItDoesNotIsSaid() throws Exception {
        assertThat(CoverageText.write(Cellar.played(Cellar.FOLDER, NIGHT))).isEqualTo("""
                coverage of acme.cellar in house: 38%, 20 of 52
                  paths      100%, 3 of 3
                  conditions  66%, 2 of 3
                  clauses     60%, 6 of 10
                  reasons     20%, 2 of 10
                  edges       19%, 4 of 21
                  life        60%, 3 of 5
                  not reached:
                    house/cellar.bgp:10  calm: its age is just below 10s, exactly 10s, just above 10s
                    house/cellar.bgp:12  cellar: gives the reason resource-not-in-zone
                    house/cellar.bgp:13  `calm` is unknown
                    house/cellar.bgp:17  open: gives the reason role, action, signal-missing, signal-stale, \
                ttl-exceeds-maximum, mfa, mfa-stale
                    house/cellar.bgp:17  open: the age of a key when it is redeemed is just below 5m, exactly 5m, just above 5m
                    house/cellar.bgp:17  open: a key is not redeemed in time
                    house/cellar.bgp:19  open: for is not met
                    house/cellar.bgp:20  open: allow is not met
                    house/cellar.bgp:21  open: mfa is not met
                    house/cellar.bgp:21  open: a factor's age is just below 5m, just above 5m
                    house/cellar.bgp:22  open: the people who approve are just above 1
                    house/cellar.bgp:22  open: an approval's age is just below 15m, exactly 15m, just above 15m
                    house/cellar.bgp:24  open: ttl is not met
                    house/cellar.bgp:24  open: the ttl is just below 10m, just above 10m
                    house/cellar.bgp:24  open: the age of a session at a use is just below 10m, exactly 10m, just above 10m
                    house/cellar.bgp:24  open: a session lives to its end
                """);
    }

    @Test
    void nothingIsCountedThatNoScenarioCouldReach() throws Exception {
        CoveredSet set = Cellar.played(Cellar.FOLDER, NIGHT, EVERYTHING).get(0);
        assertThat(set.missing()).isEmpty();
        assertThat(set.percent()).isEqualTo(100);
    }

    /** A policy with a clause of every kind. */
    @Test
    void ofEveryKindOfClauseAllCanBeReached() throws Exception {
        CoveredSet set = Cellar.played(Path.of(""), Path.of("src/test/resources/harbour/scenarios"))
                .get(0);
        assertThat(set.missing()).isEmpty();
        assertThat(set.items()).hasSize(148);
        assertThat(set.folder()).isEqualTo("src/test/resources/harbour/house");
        for (Kind kind : Kind.values()) {
            assertThat(set.of(kind)).as(kind.word()).isNotEmpty();
        }
    }

    @Test
    void aStepThatIsTakenOutUncoversWhatOnlyItReached() throws Exception {
        assertThat(lostWithout("  - at: 3m\n    use:"))
                .as("the boundary is looked at all the same")
                .containsExactly("open: a use is refused");
        assertThat(lostWithout("  - at: 3m\n    signal:", "  - at: 3m\n    use:"))
                .containsExactly(
                        "`calm` is false",
                        "open: answers deny",
                        "open: gives the reason boundary",
                        "open: a use is refused");
        assertThat(lostWithout("  - at: 2m\n")).containsExactly("open: a use is allowed");
    }

    /** A second more, and the edge is another one. */
    @Test
    void anEdgeIsReachedByWhatStandsOnIt() throws Exception {
        Path later = edited(
                "ago: 5m }",
                "ago: 5m1s }",
                "expect: pending",
                "expect: { decision: pending, open: [mfa-stale, approvals] }");
        String text = Files.readString(later);
        Files.writeString(later, text.substring(0, text.indexOf("  - at: 0m\n    approve")));
        assertThat(reached(later))
                .contains("open: a factor's age is just above 5m", "open: mfa is not met")
                .doesNotContain("open: a factor's age is exactly 5m", "open: mfa is met");
    }

    /** What the session was never for is refused by the same clause. */
    @Test
    void aUseOfSomethingElseIsRefused() throws Exception {
        Path elsewhere = edited(
                "    signal: { calm: false }\n  - at: 3m\n    use: { session: s1, action: vault.open, resource: vault/one }",
                "    use: { session: s1, action: vault.open, resource: vault/two }",
                "expect: { deny: boundary }",
                "expect: { deny: action }");
        assertThat(reached(elsewhere)).contains("open: a use is refused").doesNotContain("`calm` is false");
    }

    @Test
    void whatIsPlayedTwiceCountsOnce() throws Exception {
        Coverage once = new Coverage(Cellar.policies(), Cellar.FOLDER);
        Cellar.play(once, NIGHT);
        Cellar.play(once, NIGHT);
        assertThat(CoverageText.write(once.sets())).isEqualTo(CoverageText.write(Cellar.played(Cellar.FOLDER, NIGHT)));
    }

    @Test
    void scenariosOfSeveralThreadsCountTogether() throws Exception {
        Coverage coverage = new Coverage(Cellar.policies(), Cellar.FOLDER);
        List<Thread> threads = Stream.of(NIGHT, EVERYTHING)
                .map(scenario -> new Thread(() -> {
                    try {
                        Cellar.play(coverage, scenario);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }))
                .toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(coverage.sets().get(0).missing()).isEmpty();
    }

    /** The same text in two folders is one policy set, shown where the first of them lies. */
    @Test
    void oneSetInTwoFoldersIsCountedOnce() throws Exception {
        for (String folder : List.of("b", "a")) {
            Files.createDirectories(temp.resolve(folder).resolve("house"));
            Files.copy(
                    Cellar.FOLDER.resolve("house/cellar.bgp"),
                    temp.resolve(folder).resolve("house/cellar.bgp"));
            Files.createDirectories(temp.resolve(folder).resolve("scenarios"));
        }
        Files.copy(NIGHT, temp.resolve("b/scenarios/night.yaml"));
        Files.copy(EVERYTHING, temp.resolve("a/scenarios/everything.yaml"));
        List<CoveredSet> sets = Cellar.played(temp, temp);
        assertThat(sets).hasSize(1);
        assertThat(sets.get(0).folder()).isEqualTo("a/house");
        assertThat(sets.get(0).percent()).isEqualTo(100);
    }

    @Test
    void aPolicyIsShownAsSeenFromWhereOneStands() throws Exception {
        Path house = Cellar.FOLDER.resolve("house");
        assertThat(places(house, house)).containsExactly(".", "cellar.bgp:10");
        assertThat(places(house, house.resolve("cellar.bgp"))).containsExactly(".", "cellar.bgp:10");
        assertThat(places(Cellar.FOLDER, house)).containsExactly("house", "house/cellar.bgp:10");
        assertThat(places(temp, house)).containsExactly("house", "house/cellar.bgp:10");
    }

    private static List<String> places(Path root, Path policy) throws IOException {
        Coverage coverage = new Coverage(Cellar.policies(), root);
        coverage.load(policy);
        CoveredSet set = coverage.sets().get(0);
        return List.of(set.folder(), set.place(set.items().get(0)));
    }

    /** Nobody is admitted without the signal, so that whoever is asked for more of it is asked for what is known. */
    @Test
    void aConditionIsNotUnknownForASignalThatTheZoneAsksFor() throws Exception {
        String text = Files.readString(Cellar.FOLDER.resolve("house/cellar.bgp"))
                .replace("fresh 10s", "fresh 10s\nsignal lit: bool  fresh 10s")
                .replace("  mfa ", "  when    not calm or lit\n  mfa ");
        assertThat(unknown(text))
                .containsExactly("`calm` is unknown", "`not calm or lit` is unknown", "`lit` is unknown");
        assertThat(unknown(text.replace("admit    when calm", "admit    when calm or lit")))
                .containsExactly(
                        "`calm or lit` is unknown",
                        "`calm` is unknown",
                        "`lit` is unknown",
                        "`not calm or lit` is unknown",
                        "`calm` is unknown",
                        "`lit` is unknown");
    }

    private List<String> unknown(String policy) throws IOException {
        Path file = temp.resolve("cellar.bgp");
        Files.writeString(file, policy);
        Coverage coverage = new Coverage(Cellar.policies(), temp);
        coverage.load(file);
        return coverage.sets().get(0).of(Kind.CONDITIONS).stream()
                .map(Item::text)
                .filter(item -> item.endsWith("unknown"))
                .toList();
    }

    @Test
    void aCredentialIsReachedWhenItIsGivenAndWhenItIsDestroyed() throws Exception {
        Path file = temp.resolve("cellar.bgp");
        String text = Files.readString(Cellar.FOLDER.resolve("house/cellar.bgp"));
        Files.writeString(
                file, text.replace("  ttl     10m", "  issue   vault-keys { kind: \"brass\" }\n  ttl     10m"));
        assertThat(credentials("")).isEmpty();
        assertThat(credentials("{ session: s1, broker: vault-keys, fails: true }"))
                .containsExactly("open: a credential is destroyed");
        assertThat(credentials("{ session: s1, broker: vault-keys }"))
                .containsExactly("open: a credential is given", "open: a credential is destroyed");
    }

    /** What is reached of credentials when one is asked for in the night. */
    private List<String> credentials(String asked) throws Exception {
        Path night = temp.resolve("night.yaml");
        String step = asked.isEmpty() ? "" : "  - at: 2m\n    credential: " + asked + "\n";
        Files.writeString(
                night,
                Files.readString(NIGHT)
                        .replace("policy: ../house", "policy: cellar.bgp")
                        .replace("  - at: 3m\n    signal:", step + "  - at: 3m\n    signal:"));
        CoveredSet set = Cellar.played(temp, night).get(0);
        List<Item> all = set.of(Kind.LIFE).stream()
                .filter(item -> item.text().contains("credential"))
                .toList();
        assertThat(all).hasSize(2);
        return all.stream().filter(set::isReached).map(Item::text).toList();
    }

    /** What an overlay shuts could never be reached behind it. */
    @Test
    void whatIsImportedCountsAtHomeAndWhereAnOwnPathGoesThroughIt() throws Exception {
        Path house = Files.createDirectories(temp.resolve("house"));
        Files.copy(Cellar.FOLDER.resolve("house/cellar.bgp"), house.resolve("cellar.bgp"));
        String overlay = """
                policy acme.locked
                import "../house"
                forbid at-night {
                  zone cellar
                  when incident.kind == security
                }
                """;
        assertThat(counted(overlay))
                .containsExactly(
                        "at-night: fires",
                        "at-night: does not fire",
                        "`incident.kind == security` is true",
                        "`incident.kind == security` is false",
                        "`incident.kind == security` is unknown");
        String path = Files.readString(house.resolve("cellar.bgp"));
        String own = path.substring(path.indexOf("breakglass open")).replace("open {", "open-again {");
        assertThat(counted(overlay + own))
                .contains(
                        "`calm` is unknown",
                        "calm: its age is exactly 10s",
                        "cellar: gives the reason resource-not-in-zone",
                        "open-again: answers permit",
                        "at-night: fires")
                .noneMatch(item -> item.startsWith("open: "));
    }

    private List<String> counted(String overlay) throws IOException {
        Path file = Files.createDirectories(temp.resolve("overlay")).resolve("overlay.bgp");
        Files.writeString(file, overlay);
        Coverage coverage = new Coverage(Cellar.policies(), temp);
        coverage.load(file.getParent());
        return coverage.sets().get(0).items().stream().map(Item::text).toList();
    }

    @Test
    void percentagesAreRoundedDown() {
        assertThat(CoveredSet.percent(199, 200)).isEqualTo(99);
        assertThat(CoveredSet.percent(0, 0)).isEqualTo(100);
    }

    private List<String> lostWithout(String... steps) throws IOException {
        String without = Files.readString(NIGHT);
        for (String step : steps) {
            int from = without.indexOf(step);
            int next = without.indexOf("  - at:", from + 1);
            without = without.substring(0, from) + (next < 0 ? "" : without.substring(next));
        }
        List<String> left = reached(written(without));
        return reached(NIGHT).stream().filter(item -> !left.contains(item)).toList();
    }

    private Path edited(String... pairs) throws IOException {
        String text = Files.readString(NIGHT);
        for (int i = 0; i < pairs.length; i += 2) {
            assertThat(text).contains(pairs[i]);
            text = text.replace(pairs[i], pairs[i + 1]);
        }
        return written(text);
    }

    private Path written(String scenario) throws IOException {
        Path house = Files.createDirectories(temp.resolve("house"));
        Files.writeString(house.resolve("cellar.bgp"), Files.readString(Cellar.FOLDER.resolve("house/cellar.bgp")));
        Path file = Files.createDirectories(temp.resolve("scenarios")).resolve("night.yaml");
        Files.writeString(file, scenario);
        return file;
    }

    private static List<String> reached(Path scenario) throws IOException {
        CoveredSet set = Cellar.played(Cellar.FOLDER, scenario).get(0);
        return set.items().stream().filter(set::isReached).map(Item::text).toList();
    }
}
