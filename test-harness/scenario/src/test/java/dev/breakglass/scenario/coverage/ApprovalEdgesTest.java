package dev.breakglass.scenario.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many people and kinds of factor there are, and how old what they said is, where a session grows or a request waits. */
class ApprovalEdgesTest {

    private static final String AGE = "an approval's age is";
    private static final String FACTOR_AGE = "an approver's factor's age is";
    private static final String FACTORS = "the kinds of factor in time are";
    private static final String APPROVER_FACTORS = "an approver's kinds of factor in time are";
    private static final String ESCALATED = "the people who approve after the wait are";

    @TempDir
    Path temp;

    @ParameterizedTest
    @CsvSource({"2m58s,", "2m59s,just below 2m", "3m,exactly 2m", "3m1s,just above 2m", "3m2s,"})
    void theFirstYesToALongerSessionIsAsOldAsTheNextOneFindsIt(String at, @Nullable String edge) throws Exception {
        Mill mill = mill("extend once by 5m with approve 2 of elder within 2m")
                .opened()
                .grown("1m", "eli")
                .at(at, "approve: { extension: s1, by: eva }");
        assertThat(mill.reached(AGE)).isEqualTo(edge == null ? List.of() : List.of(edge));
    }

    @Test
    void aYesOfAnotherRoleIsNoneOfThatAssent() throws Exception {
        Mill mill = mill("extend once by 5m with approve 1 of elder within 2m and approve 1 of abbot")
                .opened()
                .grown("1m", "abe")
                .at("3m", "approve: { extension: s1, by: eva }");
        assertThat(mill.counted(AGE)).hasSize(3);
        assertThat(mill.reached(AGE)).isEmpty();
    }

    @Test
    void anAgeThatNoYesComesToIsNotCounted() throws Exception {
        assertThat(mill("extend once by 5m with approve 1 of elder within 2m").counted(AGE))
                .as("one yes is enough, and counts at once")
                .isEmpty();
        assertThat(mill("extend once by 5m with approve 2 of elder within 19m58s")
                        .counted(AGE))
                .containsExactly("just below 19m58s", "exactly 19m58s", "just above 19m58s");
        assertThat(mill("extend once by 5m with approve 2 of elder within 20m").counted(AGE))
                .as("the session has grown or is over before")
                .containsExactly("just below 20m");
        assertThat(mill("extend by 5m with approve 2 of elder within 29m59s").counted(AGE))
                .as("of a session that grows without count up to 30m")
                .containsExactly("just below 29m59s");
    }

    @ParameterizedTest
    @CsvSource({"2m58s,", "2m59s,just below 3m", "3m,exactly 3m", "3m1s,just above 3m", "3m2s,"})
    void whoeverSaysYesToALongerSessionHasAFactorOfSomeAge(String ago, @Nullable String edge) throws Exception {
        Mill mill = mill("extend once by 5m with approve 1 of elder with mfa piv within 3m")
                .opened()
                .grown("1m")
                .at("1m", "approve: { extension: s1, by: eli, mfa: [{ kind: piv, ago: " + ago + " }] }");
        assertThat(mill.reached(FACTOR_AGE)).isEqualTo(edge == null ? List.of() : List.of(edge));
    }

    @Test
    void theirKindsOfFactorAreCountedWhereTheyAreSeveral() throws Exception {
        String two = "extend once by 5m with approve 1 of elder with mfa 2 of piv, webauthn within 3m";
        assertThat(mill("extend once by 5m with approve 1 of elder with mfa piv within 3m")
                        .counted(APPROVER_FACTORS))
                .isEmpty();
        assertThat(mill(two).counted(APPROVER_FACTORS)).containsExactly("just below 2", "exactly 2");
        assertThat(assented(two, "[piv]")).containsExactly("just below 2");
        assertThat(assented(two, "[piv, piv]")).containsExactly("just below 2");
        assertThat(assented(two, "[piv, { kind: webauthn, ago: 3m1s }]")).containsExactly("just below 2");
        assertThat(assented(two, "[piv, { kind: webauthn, ago: 3m }]")).containsExactly("exactly 2");
    }

    private List<String> assented(String clause, String factors) throws Exception {
        return mill(clause)
                .opened()
                .grown("1m")
                .at("1m", "approve: { extension: s1, by: eli, mfa: " + factors + " }")
                .reached(APPROVER_FACTORS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "[webauthn]; just below 2",
                "[webauthn, piv]; exactly 2",
                "[webauthn, piv, push]; just above 2",
                "[webauthn, { kind: piv, ago: 5m1s }]; just below 2",
                "[webauthn, piv, password]; exactly 2"
            })
    void theKindsOfFactorOfARequestAreThoseInTime(String factors, String edge) throws Exception {
        Mill mill = mill("mfa 2 of webauthn, piv, push within 5m")
                .at(
                        "0m",
                        Mill.request("r2").replace("[webauthn]", factors),
                        edge.contains("below") ? "pending" : "permit");
        assertThat(mill.counted(FACTORS)).hasSize(3);
        assertThat(mill.reached(FACTORS)).containsExactly(edge);
    }

    @Test
    void oneKindOfFactorIsNoCount() throws Exception {
        assertThat(mill("mfa webauthn or piv within 5m").counted(FACTORS)).isEmpty();
        assertThat(mill("mfa 2 of webauthn, piv within 5m").counted(FACTORS))
                .containsExactly("just below 2", "exactly 2");
    }

    @Test
    void thoseWhoApproveInsteadAreCountedWhenTheRequestHasWaited() throws Exception {
        String[] clauses = {"approve 1 of abbot within 1h", "escalate after 5m approve 2 of elder"};
        Mill before =
                waiting(clauses, "eli", "eva").at("5m", "reconsider: { request: r2, by: ana }", "{ state: pending }");
        assertThat(before.counted(ESCALATED)).containsExactly("just below 2", "exactly 2", "just above 2");
        assertThat(before.reached(ESCALATED)).isEmpty();
        assertThat(escalated(clauses, "eli")).containsExactly("just below 2");
        assertThat(escalated(clauses, "eli", "eva")).containsExactly("exactly 2");
        assertThat(escalated(clauses, "eli", "eva", "ezra")).containsExactly("just above 2");
    }

    private List<String> escalated(String[] clauses, String... elders) throws Exception {
        return waiting(clauses, elders)
                .at(
                        "5m1s",
                        "reconsider: { request: r2, by: ana }",
                        "{ state: " + (elders.length > 1 ? "ready" : "pending") + " }")
                .reached(ESCALATED);
    }

    private Mill waiting(String[] clauses, String... elders) {
        Mill mill = mill(clauses).at("0m", Mill.request("r2"), "pending");
        for (String elder : elders) {
            mill.at("1m", "approve: { request: r2, by: " + elder + " }", "{ state: pending }");
        }
        return mill;
    }

    private Mill mill(String... clauses) {
        return new Mill(temp, clauses);
    }
}
