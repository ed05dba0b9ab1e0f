package dev.breakglass.bench.engine.other;

import dev.breakglass.bench.workload.Engine;
import dev.breakglass.bench.workload.Workload;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.expression.EvaluationContext;
import org.springframework.expression.spel.standard.SpelExpression;
import org.springframework.expression.spel.support.StandardEvaluationContext;

/**
 * The Spring Expression Language, compiled to bytecode: one expression for all paths, which are data, found by the zone.
 * The form that pays from about a thousand paths, where the machine no longer holds code for each of them. What
 * {@link SpelEngine} says of prepared attributes holds here as well, or all of it is read from the request when it is asked for.
 */
final class SpelRuleEngine implements Engine {
    static final String NAME = "SpEL, one rule";
    static final String NAME_OF_REQUESTS = "SpEL, one rule, from the request";

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
    public record Question(Attributes facts, Row row) {}

    private final EvaluationContext context = new StandardEvaluationContext();
    private final Map<String, List<Row>> byZone;
    private final SpelExpression rule;
    private final String name;
    private final Attributes[] facts;

    private SpelRuleEngine(Workload workload, String name, Stream<? extends Attributes> facts) {
        this.name = name;
        this.facts = facts.toArray(Attributes[]::new);
        byZone = new HashMap<>(workload.paths().stream()
                .map(Row::of)
                .collect(Collectors.groupingBy(Row::zone, Collectors.toUnmodifiableList())));
        rule = SpelEngine.compiled(context, RULE, permitted());
    }

    static SpelRuleEngine prepared(Workload workload) {
        return new SpelRuleEngine(workload, NAME, Facts.of(workload));
    }

    /** Reads what it asks for from the request, each time that it asks. */
    static SpelRuleEngine ofRequests(Workload workload) {
        return new SpelRuleEngine(
                workload, NAME_OF_REQUESTS, workload.requests().stream().map(ReadAttributes::new));
    }

    /** The first pair of a request and a path for which the rule is true. */
    private Question permitted() {
        SpelExpression interpreted = SpelEngine.parsed(RULE);
        for (Attributes asked : facts) {
            for (Row row : byZone.getOrDefault(asked.zone(), List.of())) {
                Question question = new Question(asked, row);
                if (Boolean.TRUE.equals(interpreted.getValue(context, question))) {
                    return question;
                }
            }
        }
        throw new IllegalStateException("no request is permitted");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean permits(int request) {
        Attributes asked = facts[request];
        for (Row row : byZone.getOrDefault(asked.zone(), List.of())) {
            if (Boolean.TRUE.equals(rule.getValue(context, new Question(asked, row)))) {
                return true;
            }
        }
        return false;
    }
}
