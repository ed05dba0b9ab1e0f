package dev.breakglass.scenario.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Directories have many groups that are alike: a misspelt one is told, and another one is not. */
class NearMissTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sre | SRE",
                "sre | sr",
                "sre | rse",
                "millers | miller",
                "incident-commanders | incident-comanders",
                "incident-commanders | incidentcommanders",
                "incident-commanders | Incident-Comander",
                "cn=incident-commanders,ou=breakglass,dc=acme,dc=example | cn=incident-comanders,ou=breakglass,dc=acme,dc=example",
                "cn=incident-commanders,ou=breakglass,dc=acme,dc=example | cn=incident-commanders,ou=breakglas,dc=acme,dc=example",
                "arn:aws:iam::123456789012:role/break-glass | arn:aws:iam::123456789012:role/break-glas",
                "größe-zwölf | GRÖSSE-ZWÖLF",
            })
    void aMisspeltOneIsNear(String known, String word) {
        assertThat(NearMiss.of(word, Set.of("nobody-at-all", known))).contains(known);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sa | qa",
                "oncall-1 | oncall-2",
                "db-admins | ui-admins",
                "cn=sre,ou=people,dc=acme | cn=hr,ou=people,dc=acme",
                "cn=sa,ou=people,dc=acme | cn=qa,ou=people,dc=acme",
                "arn:aws:iam::123456789012:role/break-glass | arn:aws:iam::123456789012:role/audit",
                "payments-sre | sre",
            })
    void anotherOneIsNot(String known, String word) {
        assertThat(NearMiss.of(word, Set.of(known))).isEmpty();
    }

    @Test
    void theNearestIsMeant() {
        assertThat(NearMiss.of("miler", Set.of("millers", "miller"))).contains("miller");
    }

    @Test
    void endlessOnesTakeNoTime() {
        assertThat(NearMiss.of("a".repeat(100_000), Set.of("b".repeat(100_000))))
                .isEmpty();
        assertThat(NearMiss.of("a,".repeat(50_000), Set.of("a,".repeat(49_999) + "b,")))
                .isEmpty();
    }
}
