package dev.breakglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.cli.bench.DerivedRequests;
import dev.breakglass.cli.bench.Workload;
import dev.breakglass.compiler.PolicyCompiler;
import dev.breakglass.compiler.reference.ReferenceEvaluator;
import dev.breakglass.dsl.check.Checker;
import dev.breakglass.dsl.model.Policy;
import dev.breakglass.dsl.source.SourceFile;
import dev.breakglass.runtime.decision.Outcome;
import dev.breakglass.runtime.request.Request;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DerivedRequestsTest {

    private static final Policy POLICY =
            Checker.check(List.of(new SourceFile("x.bgp", """
                    policy x
                    action a
                    resource d
                    role r from group "g"
                    role s from group "h"
                    zone z { contains d "*" }
                    breakglass p {
                      zone z
                      for r
                      allow a on d "*"
                      when incident.severity <= 2
                      mfa any within 10m
                      approve 1 of s within 10m
                      justify at least 5 characters
                      ttl 5m
                      review within 24h by s
                    }
                    """))).value().orElseThrow();

    @Test
    void everyAnswerIsAmongThemAndNoRequestTwice() {
        var compiled = PolicyCompiler.compile(POLICY).toPolicy();
        List<Request> requests = DerivedRequests.of(POLICY, compiled);
        Map<Outcome, Integer> counts =
                Workload.of(requests, Workload.FROM_POLICY, compiled).counts();

        assertThat(requests).doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(1_024);
        assertThat(counts.values()).allMatch(count -> count > 0 && count <= 1_024 / 3);
    }

    @Test
    void theyAreTheSameEveryTime() {
        var compiled = PolicyCompiler.compile(POLICY).toPolicy();

        assertThat(DerivedRequests.of(POLICY, compiled)).isEqualTo(DerivedRequests.of(POLICY, compiled));
    }

    @Test
    void anotherAnswerOfTheTextIsTold() {
        var compiled = PolicyCompiler.compile(POLICY).toPolicy();
        List<Request> requests = DerivedRequests.of(POLICY, compiled);
        Workload workload = Workload.of(requests, Workload.FROM_POLICY, compiled);

        assertThat(workload.difference(new ReferenceEvaluator(POLICY))).isEmpty();
        Workload wrong = new Workload(
                requests.subList(0, 1),
                Workload.FROM_POLICY,
                List.of(workload.answers().get(0) == Outcome.DENY ? Outcome.PERMIT : Outcome.DENY));
        assertThat(wrong.difference(new ReferenceEvaluator(POLICY)).orElseThrow())
                .contains("request 1 is a ");
    }
}
