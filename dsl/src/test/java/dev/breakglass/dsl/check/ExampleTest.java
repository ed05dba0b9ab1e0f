package dev.breakglass.dsl.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.dsl.Sets;
import dev.breakglass.dsl.diagnostic.Checked;
import dev.breakglass.dsl.model.Approvals;
import dev.breakglass.dsl.model.Bound;
import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.dsl.model.Duty;
import dev.breakglass.dsl.model.Expr;
import dev.breakglass.dsl.model.FactorKind;
import dev.breakglass.dsl.model.Input;
import dev.breakglass.dsl.model.Invariant;
import dev.breakglass.dsl.model.Justify;
import dev.breakglass.dsl.model.Limit;
import dev.breakglass.dsl.model.Literal;
import dev.breakglass.dsl.model.Policy;
import dev.breakglass.dsl.model.ResourcePattern;
import dev.breakglass.dsl.model.Role;
import dev.breakglass.dsl.model.Zone;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExampleTest {

    private static Policy example() {
        Checked<Policy> checked = Checker.check(Sets.read("example"));
        assertThat(checked.diagnostics()).isEmpty();
        return checked.value().orElseThrow();
    }

    @Test
    void theDeclarationsAreThereInOrderOfName() {
        Policy policy = example();
        assertThat(policy.name()).isEqualTo("acme.production");
        assertThat(policy.actions())
                .extracting("name")
                .containsExactly("db.failover", "db.read", "db.write", "host.shell", "service.restart");
        assertThat(policy.resources()).extracting("name").containsExactly("database", "host", "service");
        assertThat(policy.roles())
                .extracting(Role::name)
                .containsExactly("dba", "incident-commander", "security-lead", "sre");
        assertThat(policy.roles().get(0).size()).hasValue(6);
        assertThat(policy.signals()).extracting("name").containsExactly("device-trusted", "network");
        assertThat(policy.signals().get(1).fresh()).isEqualTo(Duration.ofSeconds(30));
        assertThat(policy.factors())
                .singleElement()
                .satisfies(factor -> assertThat(factor.kind()).isEqualTo(FactorKind.PUSH));
        assertThat(policy.requester()).extracting("name").containsExactly("employment");
    }

    @Test
    void zonesNestAndKeepTheirBounds() {
        List<Zone> zones = example().zones();
        assertThat(zones).extracting(Zone::name).containsExactly("prod", "prod.ledger-archive", "prod.payments");
        Zone payments = zones.get(2);
        assertThat(payments.lineage()).extracting(Zone::name).containsExactly("prod", "prod.payments");
        assertThat(payments.flowsTo()).containsExactly("prod.ledger-archive");
        assertThat(payments.contains())
                .extracting(ResourcePattern::kind, ResourcePattern::glob)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("database", "ledger"),
                        org.assertj.core.groups.Tuple.tuple("service", "payments-*"));
        assertThat(zones.get(0).bounds())
                .extracting(bound -> (Object) bound.getClass())
                .containsExactly(
                        Bound.AtMostTtl.class,
                        Bound.AtMostAllow.class,
                        Bound.AtLeastMfa.class,
                        Bound.AtLeastApprove.class,
                        Bound.AtLeastReview.class);
        assertThat(zones.get(0).admits())
                .singleElement()
                .satisfies(admit -> assertThat(admit.condition()).isInstanceOfSatisfying(Expr.And.class, and -> {
                    assertThat(and.all().get(0))
                            .isInstanceOfSatisfying(
                                    Expr.In.class,
                                    in -> assertThat(in.anyOf())
                                            .containsExactly(
                                                    new Literal.Choice("bastion"), new Literal.Choice("corp")));
                    assertThat(and.all().get(1))
                            .isInstanceOfSatisfying(
                                    Expr.IsTrue.class,
                                    is -> assertThat(is.input().origin()).isEqualTo(Input.Origin.SIGNAL));
                }));
    }

    @Test
    void thePathHasItsOwnClausesAndThoseOfItsProfile() {
        BreakglassPath path = example().paths().get(0);
        assertThat(path.name()).isEqualTo("restore-ledger");
        assertThat(path.zone().name()).isEqualTo("prod.payments");
        assertThat(path.roles().anyOf()).extracting(Role::name).containsExactly("dba", "sre");
        assertThat(path.allow().actions()).containsExactly("db.failover", "db.read");
        assertThat(path.mfa().kinds()).isEqualTo(Set.of(FactorKind.WEBAUTHN, FactorKind.PIV));
        assertThat(path.mfa().within()).contains(Duration.ofMinutes(5));
        Approvals approvals = path.approvals();
        assertThat(approvals.clauses()).singleElement().satisfies(approve -> {
            assertThat(approve.people()).isEqualTo(2);
            assertThat(approve.roles()).extracting(Role::name).containsExactly("incident-commander", "security-lead");
        });
        assertThat(path.justify().parts()).hasExactlyElementsOfTypes(Justify.Characters.class, Justify.Ticket.class);
        assertThat(path.ttl().granted()).isEqualTo(Duration.ofMinutes(30));
        assertThat(path.ttl().max()).isEqualTo(Duration.ofHours(1));
        assertThat(path.extend())
                .hasValueSatisfying(extend -> assertThat(extend.times()).hasValue(1));
        assertThat(path.limit()).hasValueSatisfying(limit -> {
            assertThat(limit.atOnce()).hasValue(1);
            assertThat(limit.rates()).containsExactly(new Limit.Rate(3, Duration.ofDays(1)));
        });
        assertThat(path.duties()).hasExactlyElementsOfTypes(Duty.Notify.class, Duty.After.class, Duty.Idle.class);
        assertThat(path.review().due())
                .hasValueSatisfying(due -> assertThat(due.by().name()).isEqualTo("security-lead"));
        assertThat(path.when())
                .hasValueSatisfying(when -> assertThat(when.condition())
                        .isInstanceOfSatisfying(
                                Expr.And.class,
                                and -> assertThat(and.all())
                                        .allMatch(Expr.Compare.class::isInstance)
                                        .hasSize(2)));
    }

    @Test
    void theForbidCoversItsZone() {
        assertThat(example().forbids()).singleElement().satisfies(forbid -> {
            assertThat(forbid.zone())
                    .hasValueSatisfying(zone -> assertThat(zone.name()).isEqualTo("prod"));
            assertThat(forbid.roles()).isEmpty();
            assertThat(forbid.when().condition()).isInstanceOf(Expr.Compare.class);
        });
    }

    @Test
    void theInvariantsAndTheWordsAboveADeclarationAreKept() {
        Policy policy = example();
        assertThat(policy.invariants())
                .extracting(Invariant::name, Invariant::never)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("someone-can-open-the-door", false),
                        org.assertj.core.groups.Tuple.tuple("two-people-move-money", true));
        assertThat(policy.docs())
                .containsEntry("breakglass restore-ledger", "The ledger is down: fail it over.")
                .containsEntry("zone prod", "Production. Nothing below it may be looser than this.")
                .hasSize(3);
    }
}
