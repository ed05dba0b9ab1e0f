package dev.breakglass.dsl.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {

    @ParameterizedTest
    @CsvSource({
        "security-lad, security-lead",
        "netwrok, network",
        "db.raed, db.read",
        "prood, prod",
        "incident-comander, incident-commander",
    })
    void aSlipOfTheFingerIsUnderstood(String wrong, String meant) {
        assertThat(Spelling.nearest(wrong, List.of(meant, "something-else"))).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({
        "device-untrusted, device-trusted",
        "untrusted, trusted",
        "internal-net, external-net",
        "permit-all, deny-all",
        "not-contractor, contractor",
        "eu-west-1, eu-west-2",
        "ledger1, ledger11",
        "on, off",
        "db.rw, db.ro",
        "sre, dba",
    })
    void whatCouldMeanTheOppositeIsNotProposed(String wrong, String other) {
        assertThat(Spelling.nearest(wrong, List.of(other))).isEmpty();
        assertThat(Spelling.nearest(other, List.of(wrong))).isEmpty();
    }
}
