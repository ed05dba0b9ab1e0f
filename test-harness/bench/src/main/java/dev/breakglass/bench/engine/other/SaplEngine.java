package dev.breakglass.bench.engine.other;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.breakglass.bench.workload.Engine;
import dev.breakglass.bench.workload.PathSpec;
import dev.breakglass.bench.workload.Workload;
import io.sapl.api.pdp.AuthorizationDecision;
import io.sapl.api.pdp.AuthorizationSubscription;
import io.sapl.api.pdp.Decision;
import io.sapl.functions.StandardFunctionLibrary;
import io.sapl.interpreter.DefaultSAPLInterpreter;
import io.sapl.interpreter.InitializationException;
import io.sapl.interpreter.SAPLInterpreter;
import io.sapl.interpreter.combinators.PolicyDocumentCombiningAlgorithm;
import io.sapl.interpreter.functions.AnnotationFunctionContext;
import io.sapl.interpreter.pip.AnnotationAttributeContext;
import io.sapl.pdp.EmbeddedPolicyDecisionPoint;
import io.sapl.pdp.PolicyDecisionPointFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * SAPL's embedded decision point, 3.0.0: one for each zone, with a policy for each path. Subscriptions are JSON trees, so
 * nothing is parsed; the first decision of the stream is taken.
 *
 * <p>It could filter lists of factors and approvals, at three times the cost of everything else together. So when each kind
 * of factor was presented last, and of each group when the last but one of its people approved, are attributes, as is the
 * length of the justification in characters; windows stay in the policies.
 */
final class SaplEngine implements Engine {
    static final String NAME = "SAPL";

    private record Asked(String zone, AuthorizationSubscription subscription) {}

    private final Map<String, EmbeddedPolicyDecisionPoint> byZone = new HashMap<>();
    private final Asked[] asked;

    SaplEngine(Workload workload) {
        SAPLInterpreter interpreter = new DefaultSAPLInterpreter();
        AnnotationFunctionContext functions = new AnnotationFunctionContext();
        try {
            functions.loadLibrary(StandardFunctionLibrary.class);
        } catch (InitializationException e) {
            throw new IllegalStateException(e);
        }
        AnnotationAttributeContext attributes = new AnnotationAttributeContext();
        workload.paths().stream()
                .collect(Collectors.groupingBy(PathSpec::zone))
                .forEach((zone, paths) -> byZone.put(
                        zone,
                        PolicyDecisionPointFactory.fixedInRamPolicyDecisionPoint(
                                interpreter,
                                paths.stream().map(SaplEngine::text).toList(),
                                PolicyDocumentCombiningAlgorithm.DENY_UNLESS_PERMIT,
                                Map.of(),
                                attributes,
                                functions,
                                UnaryOperator.identity(),
                                UnaryOperator.identity())));
        int approvals = Facts.approvalsOfAll(workload);
        asked = Facts.of(workload)
                .map(facts -> new Asked(facts.zone(), subscription(facts, approvals)))
                .toArray(Asked[]::new);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean permits(int request) {
        Asked question = asked[request];
        EmbeddedPolicyDecisionPoint engine = byZone.get(question.zone());
        if (engine == null) {
            return false;
        }
        AuthorizationDecision decision = engine.decide(question.subscription()).blockFirst();
        return decision != null && decision.getDecision() == Decision.PERMIT;
    }

    private static String text(PathSpec path) {
        return """
                policy "%s"
                permit resource.kind == "%s" & action in [%s]
                where
                  resource.name =~ "%s.*";
                  %s;
                  environment.severity >= 1 && environment.severity <= %d;
                  environment.network in [%s];
                  environment.networkAt <= environment.now && environment.now - environment.networkAt <= %d;
                  %s;
                  environment.now - environment.approvals["%s"] <= %d;
                  environment.characters >= %d && environment.ttl <= %d && environment.overdueReviews == 0;
                """.formatted(
                        path.name(),
                        path.kind(),
                        quoted(path.actions()),
                        path.resourcePrefix(),
                        Texts.each("\"%s\" in subject", " || ", path.groups()),
                        path.severityMax(),
                        quoted(path.networks()),
                        path.networkFresh().toNanos(),
                        path.factors().stream()
                                .map(factor -> "environment.now - environment.factors.%s <= %d"
                                        .formatted(factor, path.factorsWithin().toNanos()))
                                .collect(Collectors.joining(" && ")),
                        path.approverGroup(),
                        path.approvalsWithin().toNanos(),
                        path.justificationMin(),
                        path.ttlMax().toNanos());
    }

    private static String quoted(List<String> words) {
        return Texts.each("\"%s\"", ", ", words);
    }

    private static AuthorizationSubscription subscription(Facts facts, int approvals) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        ObjectNode environment = json.objectNode();
        environment.put("severity", facts.severity());
        environment.put("network", facts.network());
        environment.put("networkAt", facts.networkAt());
        environment.put("now", facts.now());
        environment.put("characters", facts.characters());
        environment.put("ttl", facts.ttl());
        environment.put("overdueReviews", facts.overdueReviews());
        facts.factorTimes().forEach(environment.putObject("factors")::put);
        facts.approvalTimes(approvals).forEach(environment.putObject("approvals")::put);
        var groups = json.arrayNode();
        facts.groups().forEach(groups::add);
        return new AuthorizationSubscription(
                groups,
                json.textNode(facts.action()),
                json.objectNode().put("kind", facts.kind()).put("name", facts.name()),
                environment);
    }
}
