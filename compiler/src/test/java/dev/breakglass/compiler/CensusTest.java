package dev.breakglass.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.compiler.reference.ReferenceEvaluator;
import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.dsl.model.Expr;
import dev.breakglass.dsl.model.Policy;
import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.decision.Obligation;
import dev.breakglass.runtime.decision.Outcome;
import dev.breakglass.runtime.program.ReasonCode;
import dev.breakglass.runtime.request.Request;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Chance reaches all that there is: what it has to reach is read from the types, so that what is new is missed. */
@Tag("any-jdk")
class CensusTest {

    private static final int POLICIES = 300;
    private static final int REQUESTS = 120;

    /** What a decision does not depend on, and so has no edge that a request could be near. */
    private static final Map<String, String> WITHOUT_AN_EDGE = Map.ofEntries(
            Map.entry("Bound.AtLeastApprove.people", "the checker holds paths against it"),
            Map.entry("Bound.AtLeastReview.within", "the checker holds paths against it"),
            Map.entry("Bound.AtMostTtl.ttl", "the checker holds paths against it"),
            Map.entry("Duty.Idle.after", "told as an obligation"),
            Map.entry("Duty.Redeem.within", "told as an obligation"),
            Map.entry("Extend.by", "the session's affair"),
            Map.entry("Extend.times", "the session's affair"),
            Map.entry("Network.high", "an address, and no measure"),
            Map.entry("Network.low", "an address, and no measure"),
            Map.entry("Network.prefix", "an address, and no measure"),
            Map.entry("Observe.people", "told as an obligation"),
            Map.entry("Review.Due.within", "told as an obligation"),
            Map.entry("Role.size", "for analyses"),
            Map.entry("Ttl.granted", "answered as it is"));

    private static final Census POLICY = new Census();
    private static final Census REQUEST = new Census();
    private static final Nearness NEARNESS = new Nearness();
    private static final Set<Outcome> OUTCOMES = EnumSet.noneOf(Outcome.class);
    private static final Set<ReasonCode> REASONS = EnumSet.noneOf(ReasonCode.class);
    private static final Census OBLIGATIONS = new Census();

    @BeforeAll
    static void drawAndLook() {
        for (int seed = 0; seed < POLICIES; seed++) {
            Sample sample = Sample.draw(new Random(seed), REQUESTS);
            Policy policy = DifferentialTest.checked(sample.policy());
            ReferenceEvaluator reference = new ReferenceEvaluator(policy);
            POLICY.see(policy);
            List<Request> requests = sample.drawnRequests();
            REQUEST.see(requests.subList(0, REQUESTS / 10));
            for (Request request : requests) {
                decided(reference.decide(request));
                policy.paths().stream()
                        .filter(path -> path.zone().name().equals(request.zone()))
                        .forEach(path -> near(policy, path, request, reference));
            }
        }
    }

    private static void decided(Decision decision) {
        OUTCOMES.add(decision.outcome());
        decision.findings().forEach(finding -> REASONS.add(finding.code()));
        OBLIGATIONS.see(decision.obligations());
    }

    private static void near(Policy policy, BreakglassPath path, Request request, ReferenceEvaluator reference) {
        NEARNESS.read(policy, path, request);
        if (reference.recheck(path.name(), request).permits()) {
            NEARNESS.controls(path, request);
        }
    }

    @Test
    void everyDeclarationClauseAndOperatorIsWritten() {
        Set<String> never = Census.of(Policy.class);
        never.removeAll(POLICY.facts());

        assertThat(never).isEmpty();
    }

    @Test
    void everyPartOfARequestIsThereAndIsMissing() {
        Set<String> never = Census.of(Request.class);
        never.removeAll(REQUEST.facts());

        assertThat(never).isEmpty();
    }

    @Test
    void everyOutcomeAndEveryReasonIsDecided() {
        assertThat(OUTCOMES).containsExactlyInAnyOrder(Outcome.values());
        // A fault of Breakglass itself is what no request can bring about.
        assertThat(REASONS).containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(EnumSet.of(ReasonCode.INTERNAL)));
    }

    @Test
    void everyObligationIsTold() {
        Set<String> never = Census.of(Obligation.class);
        never.removeAll(OBLIGATIONS.facts());

        assertThat(never).isEmpty();
    }

    @Test
    void everyMeasureIsMetJustBeforeAtAndJustAfterItsEdge() {
        Set<String> never = new TreeSet<>();
        measures().forEach(measure -> Nearness.SIDES.forEach(side -> never.add(measure + " " + side)));
        never.removeAll(NEARNESS.facts());

        assertThat(never).isEmpty();
    }

    @Test
    void whatHasNoEdgeIsAMeasureAllTheSame() {
        assertThat(Census.measures(Policy.class)).containsAll(WITHOUT_AN_EDGE.keySet());
    }

    /** Every measure of the model; those of comparisons once for each operator, those of factors for approvers too. */
    private static List<String> measures() {
        return Census.measures(Policy.class).stream()
                .filter(measure -> !WITHOUT_AN_EDGE.containsKey(measure))
                .flatMap(measure -> measure.startsWith("Literal.")
                        ? Stream.of(Expr.Operator.values()).map(operator -> measure + " " + operator.sign())
                        : measure.startsWith("Mfa.") ? Stream.of(measure, "Approve." + measure) : Stream.of(measure))
                .toList();
    }
}
