package dev.breakglass.bench.engine.other;

import dev.breakglass.bench.workload.Engine;
import dev.breakglass.bench.workload.PathSpec;
import dev.breakglass.bench.workload.Workload;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.expression.EvaluationContext;
import org.springframework.expression.spel.standard.SpelExpression;
import org.springframework.expression.spel.support.StandardEvaluationContext;

/**
 * The Spring Expression Language, compiled to bytecode: one expression for all paths, which are data, found by the zone.
 * The form that pays from about a thousand paths, where the machine no longer holds code for each of them. What
 * {@link SpelEngine} says of prepared attributes holds here as well.
 */
final class SpelRuleEngine implements Engine {
    static final String NAME = "SpEL, one rule";

    private static final String RULE = """
            facts().kind().equals(row().kind()) and facts().name().startsWith(row().prefix()) \
            and row().actions().contains(facts().action()) \
            and not T(java.util.Collections).disjoint(row().groups(), facts().groups()) \
            and facts().severity() >= 1 and facts().severity() <= row().severityMax() \
            and row().networks().contains(facts().network()) \
            and facts().now() - facts().networkAt() >= 0L \
            and facts().now() - facts().networkAt() <= row().networkFresh() \
            and facts().now() - facts().factorAt(row().factor()) <= row().factorsWithin() \
            and facts().now() - facts().factorAt(row().otherFactor()) <= row().factorsWithin() \
            and facts().now() - facts().approvalAt(row().approverGroup(), row().approvals()) <= row().approvalsWithin() \
            and facts().justification().codePointCount(0, facts().justification().length()) >= row().justificationMin() \
            and facts().ttl() <= row().ttlMax() and facts().overdueReviews() == 0\
            """;

    /** What the expression sees: a request and a path that it may go by. Public, for the class that Spring generates. */
    public record Question(Facts facts, Row row) {}

    private final EvaluationContext context = new StandardEvaluationContext();
    private final Map<String, List<Row>> byZone;
    private final SpelExpression rule;
    private final Facts[] facts;

    SpelRuleEngine(Workload workload) {
        PathSpec first = workload.paths().get(0);
        rule = SpelEngine.compiled(context, RULE, new Question(SpelEngine.permittedBy(first), Row.of(first)));
        byZone = new HashMap<>(workload.paths().stream()
                .map(Row::of)
                .collect(Collectors.groupingBy(Row::zone, Collectors.toUnmodifiableList())));
        facts = Facts.of(workload).toArray(Facts[]::new);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean permits(int request) {
        Facts asked = facts[request];
        for (Row row : byZone.getOrDefault(asked.zone(), List.of())) {
            if (Boolean.TRUE.equals(rule.getValue(context, new Question(asked, row)))) {
                return true;
            }
        }
        return false;
    }
}
