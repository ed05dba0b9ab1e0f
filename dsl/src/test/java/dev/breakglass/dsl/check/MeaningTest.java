package dev.breakglass.dsl.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.dsl.Sets;
import dev.breakglass.dsl.diagnostic.Checked;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.model.Approve;
import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.dsl.model.Duty;
import dev.breakglass.dsl.model.Expr;
import dev.breakglass.dsl.model.FactorKind;
import dev.breakglass.dsl.model.Justify;
import dev.breakglass.dsl.model.Policy;
import dev.breakglass.dsl.model.Role;
import dev.breakglass.dsl.source.SourceFile;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MeaningTest {
    private static final String SET = """
            policy p
            action read, write
            action all includes read, write
            resource db
            role r from group "g"
            role s from group "h"
            requester { level: int, lead: bool }
            signal net: enum { corp, net } fresh 5m
            signal ok: bool fresh 5m
            zone z {
              contains db "*"
              %s
            }
            breakglass b {
              zone z
              for r
              allow read on db "x"
              %s
              approve 2 of r, s within 5m
              justify ticket /T-1/
              ttl 10m up to 1h
              review within 1d by s
              %s
            }
            """;

    private static Checked<Policy> check(String text) {
        return Checker.check(List.of(new SourceFile("p.bgp", text)));
    }

    private static Checked<Policy> check(String zone, String mfa, String more) {
        return check(SET.formatted(zone, mfa, more));
    }

    private static Expr condition(String condition) {
        Checked<Policy> checked = check("", "mfa piv within 5m", "when " + condition);
        assertThat(checked.diagnostics()).isEmpty();
        return checked.value().orElseThrow().paths().get(0).when().orElseThrow().condition();
    }

    private static Policy rich() {
        Checked<Policy> checked = Checker.check(Sets.read("rich"));
        assertThat(checked.diagnostics()).isEmpty();
        return checked.value().orElseThrow();
    }

    @Test
    void keywordsAreNamesToo() {
        assertThat(check("""
                                policy policy
                                action action, zone, mfa
                                resource resource { type: enum { none, any, once } }
                                requester { requester: bool }
                                role review from group "g"
                                role role from group "h"
                                signal signal: bool fresh 5m
                                zone zone {
                                  contains resource "*"
                                }
                                profile profile {
                                  mfa any within 5m
                                  approve 1 of review within 5m
                                }
                                breakglass breakglass {
                                  zone zone
                                  for role, review
                                  allow allow, action on resource "*"
                                  when signal and resource.type == any and requester.requester
                                  follows profile
                                  justify none because "x"
                                  ttl 5m
                                  review within 1d by review
                                  after after "after"
                                }
                                action allow
                                """).diagnostics()).isEmpty();
    }

    @Test
    void groupsOfActionsAreReplacedByTheirMembers() {
        Policy policy = rich();
        assertThat(policy.actions())
                .filteredOn(action -> action.name().equals("everything"))
                .singleElement()
                .satisfies(group -> assertThat(group.includes())
                        .containsExactly("db.failover", "db.read", "db.write", "host.shell"));
        assertThat(path(policy, "restore").allow().actions()).containsExactly("db.failover", "db.read", "db.write");
    }

    private static BreakglassPath path(Policy policy, String name) {
        return policy.paths().stream()
                .filter(path -> path.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aClauseOfThePathOverridesTheProfileAndJustificationsAddUp() {
        BreakglassPath path = path(rich(), "restore");
        assertThat(path.mfa().count()).isEqualTo(1);
        assertThat(path.mfa().kinds()).containsExactly(FactorKind.WEBAUTHN, FactorKind.PIV);
        assertThat(path.approvals().clauses()).extracting(Approve::people).containsExactly(1, 1);
        assertThat(path.approvals().clauses().get(0).mfa()).isPresent();
        assertThat(path.justify().parts().stream()
                        .map(part -> part instanceof Justify.Characters least
                                ? Integer.toString(least.atLeast())
                                : ((Justify.Ticket) part).pattern()))
                .containsExactly("40", "60", "CHG-[0-9]+", "INC-[0-9]{4,}");
        assertThat(path.review().due().orElseThrow().by().name()).isEqualTo("review");
        assertThat(path.duties().stream()
                        .filter(Duty.Notify.class::isInstance)
                        .map(duty -> ((Duty.Notify) duty).target()))
                .containsExactly("chat:incidents", "mail:dba", "pager:security");
        assertThat(path.extend().orElseThrow().with())
                .extracting(Approve::people)
                .containsExactly(1, 2);
        assertThat(path.limit().orElseThrow().cooldown()).contains(Duration.ofMinutes(10));
        assertThat(path.tolerate().orElseThrow().signals()).containsExactly("network", "trusted");
    }

    @Test
    void sayingNoKeepsTheReason() {
        BreakglassPath path = path(rich(), "look");
        assertThat(path.approvals().noneBecause()).contains("reading only");
        assertThat(path.justify().noneBecause()).contains("the incident says it");
        assertThat(path.review().noneBecause()).contains("reading only");
        assertThat(path.ttl().max()).isEqualTo(path.ttl().granted());
        assertThat(path.extend().orElseThrow().times()).isEmpty();
    }

    @Test
    void forbidsNameWhatTheyCover() {
        assertThat(rich().forbids().get(0)).satisfies(forbid -> {
            assertThat(forbid.roles()).extracting(Role::name).containsExactly("dba", "sre");
            assertThat(forbid.actions()).containsExactly("db.failover", "db.read", "db.write");
        });
        assertThat(rich().forbids().get(1).zone()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ok                          | IsTrue
                    ok == true                  | IsTrue
                    false != ok                 | IsTrue
                    ok != true                  | Not
                    ok == requester.lead        | Compare
                    net == net                  | Compare
                    net == corp                 | Compare
                    corp != net                 | Compare
                    net in { corp }             | In
                    net not in { corp }         | Not
                    zone not in { z }           | Not
                    zone == z                   | ZoneIn
                    z == zone                   | ZoneIn
                    zone != z                   | Not
                    zone in { z }               | ZoneIn
                    zone within z               | ZoneWithin
                    action == all               | ActionIn
                    action in { read, write }   | ActionIn
                    resource.kind == db         | KindIn
                    resource.kind != db         | Not
                    resource.name matches /a.*/ | Matches
                    requester.id starts with "a"| StartsWith
                    incident.id ends with "z"   | EndsWith
                    requester has s             | Holds
                    incident.age < 2h           | Compare
                    3 > requester.level         | Compare
                    ((ok) and (ok and ok)) or ok| Or
                    not not ok                  | Not
                    """)
    void aConditionHasTheShapeThatItsOperatorGivesIt(String condition, String shape) {
        assertThat(condition(condition).getClass().getSimpleName()).isEqualTo(shape);
    }

    @Test
    void anActionGroupInAConditionStandsForItsMembers() {
        assertThat(condition("action == all"))
                .isInstanceOfSatisfying(
                        Expr.ActionIn.class, in -> assertThat(in.anyOf()).containsExactly("read", "write"));
    }

    @Test
    void nestedConditionsOfOneKindAreFlat() {
        assertThat(condition("ok and (ok and (ok and requester.lead))"))
                .isInstanceOfSatisfying(
                        Expr.And.class, and -> assertThat(and.all()).hasSize(4));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    at least mfa phishing-resistant           | mfa webauthn or piv within 5m             | true
                    at least mfa phishing-resistant           | mfa piv within 5m                         | true
                    at least mfa phishing-resistant           | mfa piv or push within 5m                 | false
                    at least mfa phishing-resistant           | mfa any within 5m                         | false
                    at least mfa phishing-resistant           | mfa 2 of password, piv within 5m          | true
                    at least mfa phishing-resistant           | mfa 2 of password, totp, piv within 5m    | false
                    at least mfa phishing-resistant within 1m | mfa piv within 1m                         | true
                    at least mfa phishing-resistant within 1m | mfa piv within 61s                        | false
                    at least mfa 2 of piv, webauthn, totp     | mfa piv within 1m                         | false
                    at least mfa 2 of piv, webauthn, totp     | mfa 2 of piv, totp within 1m              | true
                    at least mfa any                          | mfa 2 of password, sms within 1m          | true
                    """)
    void aPathsMfaMustBeAsStrongAsTheFloorHoweverItIsMet(String floor, String mfa, boolean holds) {
        List<Diagnostic> diagnostics = check(floor, mfa, "").diagnostics();
        if (holds) {
            assertThat(diagnostics).isEmpty();
        } else {
            assertThat(diagnostics).singleElement().satisfies(fault -> {
                assertThat(fault.code()).isEqualTo(Code.MFA_BELOW_FLOOR);
                assertThat(fault.related()).hasSize(1);
            });
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    at most ttl 1h            |                                          | true
                    at most ttl 59m           |                                          | false
                    at most ttl 90m           | extend 2 times by 15m with approve 1 of r | true
                    at most ttl 90m           | extend 2 times by 16m with approve 1 of r | false
                    at most ttl 1h            | extend by 15m with approve 1 of r         | true
                    at most allow read        |                                          | true
                    at most allow all         |                                          | true
                    at most allow write       |                                          | false
                    at least approve 2        |                                          | true
                    at least approve 3        |                                          | false
                    at least approve 3        | approve 1 of s within 1m                  | true
                    at least review within 1d |                                          | true
                    at least review within 23h|                                          | false
                    """)
    void aPathKeepsWithinTheBoundsOfItsZone(String bound, String more, boolean holds) {
        assertThat(check(bound, "mfa piv within 5m", more == null ? "" : more)
                        .diagnostics()
                        .isEmpty())
                .isEqualTo(holds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mfa", "approve", "justify", "ttl", "review"})
    void everyControlThatIsLeftOutIsNamed(String control) {
        String text = SET.formatted("", "mfa piv within 5m", "");
        String without = text.replaceAll("(?m)^ *" + control + " .*\\R", "");
        assertThat(check(without).diagnostics()).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo(Code.SILENT_CONTROL);
            assertThat(fault.message()).isEqualTo("`b` does not say its `" + control + "`");
        });
    }

    @Test
    void aProfileThatNobodyFollowsIsCheckedToo() {
        assertThat(check(SET.formatted("", "mfa piv within 5m", "")
                                + "profile unused {\n  review within 1d by nobody\n}\n")
                        .diagnostics())
                .extracting(Diagnostic::code)
                .containsExactly(Code.UNKNOWN_ROLE);
    }

    @Test
    void nothingButDiagnosticsComesOfNoFilesAtAll() {
        assertThat(Checker.check(List.of()).hasErrors()).isTrue();
    }

    @Test
    void anEscalationIsTakenFromAProfileWithItsApprovalsOrNotAtAll() {
        String profile = "  approve 1 of lead within 5m\n  escalate after 5m approve 1 of sre\n";
        assertThat(path(escalating(profile, ""), "open").escalate()).isPresent();
        assertThat(path(escalating(profile, "  approve 2 of lead within 1m\n"), "open")
                        .escalate())
                .isEmpty();
    }

    private static Policy escalating(String profile, String path) {
        String text = """
                policy p
                action read
                resource db
                role sre from group "sre"
                role lead from group "leads"
                zone z {
                  contains db "*"
                }
                profile q {
                PROFILE}
                breakglass open {
                  zone z
                  for sre
                  allow read on db "*"
                  mfa any within 5m
                  justify at least 20 characters
                  ttl 1h
                  review within 24h by lead
                  follows q
                PATH}
                """.replace("PROFILE", profile).replace("PATH", path);
        return Checker.check(List.of(new SourceFile("p.bgp", text))).value().orElseThrow();
    }
}
