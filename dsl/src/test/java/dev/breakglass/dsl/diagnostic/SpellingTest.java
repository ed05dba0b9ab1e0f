package dev.breakglass.dsl.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        "ingress, egress",
        "detach-disk, attach-disk",
        "prod, non-prod",
        "disconnect, connect",
    })
    void whatCouldMeanTheOppositeIsNotProposed(String wrong, String other) {
        assertThat(Spelling.nearest(wrong, List.of(other))).isEmpty();
        assertThat(Spelling.nearest(other, List.of(wrong))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "adc, abc, acc",
        "lead-s, lead-a, lead-b",
        "lest, least, most",
        "lost, least, most",
        "atach, attach, detach",
        "gress, egress, ingress",
    })
    void betweenTwoThatAreAsNearOrOpposedNothingIsChosen(String wrong, String one, String other) {
        assertThat(Spelling.nearest(wrong, List.of(one, other))).isEmpty();
        assertThat(Spelling.nearest(wrong, List.of(other, one))).isEmpty();
    }

    /** Words that decide what a policy lets through, each misspelt by one letter in every way. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "forbid",
                "allow",
                "permit",
                "admit",
                "never",
                "possible",
                "most",
                "least",
                "any",
                "none",
                "once",
                "not",
                "and",
                "or",
                "true",
                "false",
                "phishing-resistant",
                "password",
                "unknown",
                "within",
                "with",
            })
    void aSlipInAWordThatDecidesMeansThatWordOrNothing(String word) {
        List<String> all = List.of(
                "forbid",
                "allow",
                "permit",
                "admit",
                "never",
                "possible",
                "most",
                "least",
                "any",
                "none",
                "once",
                "not",
                "and",
                "or",
                "true",
                "false",
                "phishing-resistant",
                "password",
                "unknown",
                "within",
                "with");
        for (int i = 0; i < word.length(); i++) {
            for (char letter = 'a'; letter <= 'z'; letter++) {
                for (String slip : List.of(
                        word.substring(0, i) + letter + word.substring(i + 1),
                        word.substring(0, i) + letter + word.substring(i),
                        word.substring(0, i) + word.substring(i + 1))) {
                    List<String> others = all.stream()
                            .filter(other -> other.equals(word) || OPPOSITES.contains(Set.of(word, other)))
                            .toList();
                    if (!all.contains(slip)) {
                        assertThat(Spelling.nearest(slip, all).orElse(word))
                                .as(slip)
                                .isNotIn(opposites(word));
                        assertThat(Spelling.nearest(slip, others).orElse(word))
                                .as(slip)
                                .isEqualTo(word);
                    }
                }
            }
        }
    }

    private static final Set<Set<String>> OPPOSITES = Set.of(
            Set.of("forbid", "allow"),
            Set.of("forbid", "permit"),
            Set.of("forbid", "admit"),
            Set.of("never", "possible"),
            Set.of("most", "least"),
            Set.of("any", "none"),
            Set.of("any", "phishing-resistant"),
            Set.of("password", "phishing-resistant"),
            Set.of("and", "or"),
            Set.of("true", "false"));

    private static List<String> opposites(String word) {
        return OPPOSITES.stream()
                .filter(pair -> pair.contains(word))
                .flatMap(Set::stream)
                .filter(other -> !other.equals(word))
                .toList();
    }
}
