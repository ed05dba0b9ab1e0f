package dev.breakglass.dsl.lint.fix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.dsl.Limits;
import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Fix;
import dev.breakglass.dsl.lint.Linted;
import dev.breakglass.dsl.lint.Settings;
import dev.breakglass.dsl.source.Place;
import dev.breakglass.dsl.source.SourceFile;
import dev.breakglass.dsl.source.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FixerTest {
    private static final String PATH = """
            breakglass mend {
              zone prod
              for dba
              allow db.write on database "ledger-*"
              when %s
              follows standard
            }
            """;

    /** Proposes to write the second text wherever the first stands; {@code a=b} for each. */
    private static List<Diagnostic> propose(CheckedSet set, List<String> changes) {
        List<Diagnostic> found = new ArrayList<>();
        for (SourceFile source : set.policy().sources()) {
            for (String change : changes) {
                String[] sides = change.split("=>", -1);
                int at = source.text().indexOf(sides[0]);
                if (at >= 0) {
                    Place place = new Place(source, new Span(at, at + sides[0].length()));
                    found.add(Diagnostic.warning(Code.DOUBLE_NEGATION, place, change)
                            .fixedBy(Fix.of(change, place, sides[1])));
                }
            }
        }
        return found.stream().sorted(Diagnostic.BY_PLACE).toList();
    }

    private static Fixer.Fixed fix(String below, String... changes) {
        return Fixer.fix(Linted.set(below), Limits.standard(), set -> propose(set, Arrays.asList(changes)));
    }

    private static List<String> messages(List<Diagnostic> findings) {
        return findings.stream().map(Diagnostic::message).toList();
    }

    private static String text(Fixer.Fixed fixed) {
        return fixed.set().policy().sources().get(0).text();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "not (not (device-trusted)) | device-trusted",
                "device-trusted == true | device-trusted",
                "device-trusted != true | not device-trusted",
                "network in { corp } | network == corp",
                "not (network == corp) | network != corp",
                "not (incident.severity < 3) | incident.severity >= 3",
                "network == corp and network == corp | network == corp",
                "device-trusted and network == corp | network == corp and device-trusted",
                "not (device-trusted or network == corp) | not device-trusted and network != corp",
                "resource.name matches /ledger-1/ | resource.name == \"ledger-1\"",
                "resource.name matches /ledger\\.1/ | resource.name == \"ledger.1\"",
                "incident.age < 60m | incident.age < 1h",
                "source.ip in \"10.1.2.3/8\" | source.ip in \"10.0.0.0/8\"",
                "weekday in { mon } | weekday in { mon } \"UTC\"",
            })
    void anotherWayToSayTheSameIsKept(String wrong, String right) {
        Fixer.Fixed fixed = fix(String.format(PATH, wrong), "when " + wrong + "\n=>when " + right + "\n");
        assertThat(text(fixed)).contains("when " + right + "\n").doesNotContain("when " + wrong + "\n");
        assertThat(fixed.refused()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "not (device-trusted) | device-trusted",
                "device-trusted == false | device-trusted",
                "network in { corp, vpn } | network == corp",
                "not (network == corp) | network == corp",
                "not (incident.severity < 3) | incident.severity > 3",
                "network == corp and device-trusted | network == corp",
                "network == corp and device-trusted | network == corp or device-trusted",
                "not (device-trusted or network == corp) | not device-trusted or network != corp",
                "resource.name matches /ledger.1/ | resource.name == \"ledger.1\"",
                "resource.name matches /ledger.*/ | resource.name starts with \"ledger\"",
                "incident.age < 60m | incident.age <= 1h",
                "source.ip in \"10.1.2.3/8\" | source.ip in \"10.1.0.0/16\"",
                "weekday in { mon } | weekday in { mon } \"Europe/London\"",
            })
    void whatWouldDecideOtherwiseIsRefused(String wrong, String right) {
        Fixer.Fixed fixed = fix(String.format(PATH, wrong), "when " + wrong + "\n=>when " + right + "\n");
        assertThat(text(fixed)).contains("when " + wrong + "\n");
        assertThat(fixed.applied()).isEmpty();
        assertThat(fixed.refused()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "piv within 5m | piv within 6m",
                "approve 1 of lead | approve 1 of dba",
                "30m up to 1h | 30m up to 2h",
                "size 12 | size 13",
                "\"leads\" | \"others\"",
                "fresh 30s | fresh 40s",
                "idle    10m | idle 11m",
                "limit   1 at once, 3 per 24h | limit 1 at once",
                "notify  \"pager:security\" | notify \"pager:nobody\"",
                "breakglass read-ledger | breakglass read-the-ledger",
                "on database \"ledger-*\" | on database \"ledger-1\"",
                "{ pii: bool, tier: int } | { pii: string, tier: int }",
                "zone prod { | zone prod { admit when device-trusted",
                "zone prod { | zone prod { at most ttl 1h",
                "policy example | policy other",
            })
    void noPartOfAPolicyCanBeChangedUnseen(String from, String to) {
        Fixer.Fixed fixed = fix("", from + "=>" + to);
        assertThat(text(fixed)).isEqualTo(Linted.prelude() + "\n");
        assertThat(fixed.refused()).hasSize(1);
    }

    @Test
    void aFixThatDoesNotCheckIsRefusedAndTheOthersAreKept() {
        List<String> changes = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            changes.add(i == 7 ? "// 7 =>}" : "// " + i + " =>");
        }
        String comments = changes.stream()
                .map(change -> change.substring(0, change.indexOf("=>")))
                .collect(Collectors.joining("\n"));
        Fixer.Fixed fixed = fix(comments, changes.toArray(String[]::new));
        assertThat(messages(fixed.refused())).containsExactly("// 7 =>}");
        assertThat(fixed.applied()).hasSize(19);
        assertThat(text(fixed)).contains("// 7 ").doesNotContain("// 8 ");
    }

    @Test
    void fixesThatMeetHaveTheirTurnsOneAfterTheOther() {
        Fixer.Fixed fixed = fix(
                String.format(PATH, "not (not (device-trusted == true))"),
                "not (not (device-trusted == true))=>device-trusted == true",
                "device-trusted == true=>device-trusted");
        assertThat(text(fixed)).contains("when device-trusted\n");
        assertThat(fixed.applied()).hasSize(2);
    }

    @Test
    void fixesThatUndoOneAnotherComeToAnEnd() {
        Fixer.Fixed fixed = fix("// a tick\n", "a tick=>a tock", "a tock=>a tick");
        assertThat(text(fixed)).containsAnyOf("// a tick", "// a tock");
        assertThat(fixed.applied()).hasSizeLessThan(20);
    }

    @Test
    void whatNothingNeedsMayGo() {
        Fixer.Fixed fixed = fix("action queue.purge\nrole ghost from group \"ghosts\"\n", "action queue.purge\n=>");
        assertThat(text(fixed)).doesNotContain("queue.purge").contains("ghost");
    }

    @Test
    void nothingMayCome() {
        Fixer.Fixed fixed = fix("// room\n", "// room=>action queue.purge");
        assertThat(fixed.refused()).hasSize(1);
    }

    @Test
    void aBoundThatAZoneAboveSetsAlreadyMayGoAndNoOther() {
        String zones = """
                zone outer {
                  at most ttl 1h
                  at least mfa webauthn within 5m
                }
                zone outer.inner {
                  at most ttl 2h
                  at least mfa webauthn or piv within 10m
                  at least approve 1
                }
                """;
        assertThat(messages(fix(
                                zones,
                                "  at most ttl 2h\n=>",
                                "  at least mfa webauthn or piv within 10m\n=>",
                                "  at least approve 1\n=>",
                                "  at most ttl 1h\n=>",
                                "  at least mfa webauthn within 5m\n=>")
                        .refused()))
                .containsExactlyInAnyOrder(
                        "  at most ttl 1h\n=>", "  at least mfa webauthn within 5m\n=>", "  at least approve 1\n=>");
    }

    @Test
    void aFileOfAnImportedSetIsLeftAlone() {
        SourceFile org = new SourceFile("../org/org.bgp", "policy org\n// a tick\naction a\n", "../org");
        CheckedSet set = Linted.set(List.of(new SourceFile("home.bgp", "policy home\nimport \"../org\"\n"), org));
        Fixer.Fixed fixed = Fixer.fix(set, Limits.standard(), now -> propose(now, List.of("// a tick=>// a tock")));
        assertThat(fixed.applied()).isEmpty();
        assertThat(fixed.set().policy().sources()).contains(org);
    }

    @Test
    void theRulesThemselvesAreHeardAndWhatIsAllowedStays() {
        String path = """
                breakglass %s {
                  zone prod
                  for dba
                  allow db.read on database "*"%s
                  follows standard
                }
                """;
        String why = " // bgp:allow wide-resource because every ledger has the same schema";
        CheckedSet set = Linted.set(String.format(path, "one", "") + String.format(path, "two", why));
        Settings settings = Settings.standard().only(Set.of(Code.WIDE_RESOURCE));
        Map<String, String> fixed =
                Fixer.fixed(set, settings).stream().collect(Collectors.toMap(SourceFile::name, SourceFile::text));
        assertThat(Optional.ofNullable(fixed.get("policy.bgp")).orElseThrow())
                .contains("allow db.read on database \"ledger-*\"\n")
                .contains("allow db.read on database \"*\"" + why);
    }
}
