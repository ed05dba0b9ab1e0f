package dev.breakglass.compiler.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.compiler.PolicyCompiler;
import dev.breakglass.compiler.RandomPolicies;
import dev.breakglass.compiler.reference.ReferenceEvaluator;
import dev.breakglass.dsl.model.Policy;
import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.decision.Outcome;
import dev.breakglass.runtime.policy.CompiledPolicy;
import dev.breakglass.runtime.request.Request;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValidationTest {

    /** As if one clause had been compiled from another text. */
    private static Validated exchanged(String was, String becomes) {
        String text = WholeLanguage.text();
        assertThat(text).contains(was);
        Policy policy = WholeLanguage.checked("whole-language.bgp", text);
        Policy other = WholeLanguage.checked("whole-language.bgp", text.replace(was, becomes));
        return Validation.compare(policy, new Impostor(other, policy, was, becomes));
    }

    @Test
    void theWholeLanguageIsComparedWithoutAGap() {
        Policy policy = WholeLanguage.policy();

        Validated validated =
                Validation.compare(policy, PolicyCompiler.compile(policy).toPolicy());

        assertThat(validated.difference()).isEmpty();
        assertThat(validated.gaps()).isEmpty();
        assertThat(validated.questions()).isGreaterThan(5_000);
    }

    @Test
    void theSamePolicyIsAskedTheSameQuestions() {
        Policy policy = WholeLanguage.policy();

        assertThat(Validation.compare(policy, new ReferenceEvaluator(policy)))
                .isEqualTo(Validation.compare(policy, new ReferenceEvaluator(policy)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void whatTheCompilerMakesDoesWhatTheTextSays(long seed) {
        Policy policy = RandomPolicies.checked(seed);
        CompiledPolicy compiled = PolicyCompiler.compile(policy).toPolicy();
        Validated validated = Validation.compare(policy, compiled);

        assertThat(validated.difference()).isEmpty();
        assertThat(validated.questions()).isGreaterThan(100);
        assertThat(Validation.compare(policy, compiled).questions())
                .as("asked again")
                .isEqualTo(validated.questions());
    }

    @Test
    void aPolicyThatOpensOneDoorTooManyIsFoundOutAndTheClauseIsNamed() {
        Policy policy = RandomPolicies.checked(3);
        var generous = new Impostor(policy, policy, "", "") {
            @Override
            public Decision decide(Request request) {
                Decision decision = super.decide(request);
                return decision.outcome() != Outcome.DENY
                        ? decision
                        : new Decision(
                                Outcome.PENDING,
                                Optional.empty(),
                                Optional.empty(),
                                decision.findings(),
                                List.of(),
                                digest());
            }
        };

        assertThat(Validation.compare(policy, generous)
                        .difference()
                        .orElseThrow()
                        .toString())
                .contains("a fault of the compiler", "random.bgp:", "the text says", "compiled it says");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "incident.severity <= 2           | incident.severity <= 3           | incident.severity",
                "2 of totp, push, webauthn within 10m | 2 of totp, push, webauthn within 11m | mfa      2 of",
                "approve  2 of lead, officer within 15m | approve  1 of lead, officer within 15m | approve  2 of",
                "escalate after 20m               | escalate after 21m               | escalate after 20m",
                "at least 20 characters           | at least 19 characters           | at least 20 characters",
                "then 1 of officer within 5m      | then 1 of officer within 6m      | 1 of officer within 5m",
                "limit    2 at once, 3 per 24h    | limit    2 at once, 4 per 24h    | limit    2 at once",
                "up to 45m                        | up to 46m                        | ttl      15m up to 45m",
                "fresh 20s                        | fresh 21s                        | lag",
                "requester.id in { \"nobody\", \"guest\" } | requester.id in { \"nobody\", \"gues\" } | requester.id in",
                "ticket /INC-[0-9]{4,}/           | ticket /INC-[0-9]{3,}/           | ticket",
                "host.shell on host \"edge-1*\"   | host.shell on host \"edge-12*\"  | allow",
            })
    void anEdgeThatMovedIsFoundAndItsClauseIsTold(String was, String becomes, String words) {
        Difference difference = exchanged(was, becomes).difference().orElseThrow();

        assertThat(difference.toString().replaceAll(" +", " ")).contains(words.replaceAll(" +", " "));
    }

    @Test
    void aDifferenceSaysWhereWhatWasAskedAndBothAnswers() {
        String difference = exchanged("redeem   within 2m", "redeem   within 3m")
                .difference()
                .orElseThrow()
                .toString();

        assertThat(difference.lines().limit(6))
                .containsExactly(
                        "the compiled policy does not do what its text says: a fault of the compiler, and nothing that the"
                                + " policy's author can mend",
                        "  at                whole-language.bgp:81:12 breakglass restore",
                        "  clause            restore",
                        "  edge              what it says of a grant",
                        "  they differ in    the answer",
                        "  asked             Terms[path=restore]");
        assertThat(difference)
                .contains("the text says")
                .contains("PT2M")
                .contains("compiled it says")
                .contains("PT3M");
    }

    @Test
    void aPolicyThatFailsToAnswerIsADifference() {
        Policy policy = WholeLanguage.policy();
        Difference difference = Validation.compare(policy, new Impostor(policy, policy, "", "") {
                    @Override
                    public Set<String> approvers(String zone) {
                        throw new IllegalStateException("no answer");
                    }
                })
                .difference()
                .orElseThrow();

        assertThat(difference.question()).isEqualTo(new Question.Approvers("plant"));
        assertThat(difference.compiled()).hasToString("threw java.lang.IllegalStateException: no answer");
    }

    @Test
    void whatCannotBeComparedIsToldAsAGap() {
        Policy policy = WholeLanguage.checked("closed.bgp", """
                policy closed
                action look
                resource host
                role sre from group "sre"
                zone z { contains host "*" }
                breakglass never {
                  zone z
                  for sre
                  allow look on host "*"
                  when incident.severity < 2 and incident.severity > 3
                  mfa any within 1m
                  approve none because "a test"
                  justify none because "a test"
                  limit 1000 at once
                  ttl 1m
                  review none because "a test"
                }
                """);

        List<String> gaps = Validation.compare(policy, new ReferenceEvaluator(policy)).gaps().stream()
                .map(Gap::toString)
                .toList();

        assertThat(gaps)
                .containsExactly(
                        "closed.bgp:6:12 breakglass never: no request was found that it permits, so its edges lie on one"
                                + " that it does not",
                        "closed.bgp:14:3 breakglass never: a limit of 1000 grants is not walked up to");
    }
}
