package dev.breakglass.bench.engine.other;

import dev.breakglass.bench.workload.Engine;
import dev.breakglass.bench.workload.PathSpec;
import dev.breakglass.bench.workload.Workload;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.expression.EvaluationContext;
import org.springframework.expression.spel.SpelCompilerMode;
import org.springframework.expression.spel.SpelParserConfiguration;
import org.springframework.expression.spel.standard.SpelExpression;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.expression.spel.support.StandardEvaluationContext;

/**
 * The Spring Expression Language, compiled to bytecode: an expression for each path, found by the zone.
 *
 * <p>What compiled expressions cannot say is prepared: walking factors and approvals needs a selection, which Spring only
 * interprets. So an expression asks {@link Facts} when a kind of factor was presented last, and when the last but one of
 * a group's people approved; windows and counts stay in the expression.
 */
final class SpelEngine implements Engine {
    static final String NAME = "SpEL, per path";

    private static final SpelExpressionParser PARSER = new SpelExpressionParser(
            new SpelParserConfiguration(SpelCompilerMode.IMMEDIATE, SpelEngine.class.getClassLoader()));

    /** The one context that lets compiled code run; the simple one is always interpreted. */
    private final EvaluationContext context = new StandardEvaluationContext();

    private final Map<String, SpelExpression[]> byZone;
    private final Facts[] facts;

    SpelEngine(Workload workload) {
        Map<String, List<PathSpec>> paths = workload.paths().stream().collect(Collectors.groupingBy(PathSpec::zone));
        byZone = new HashMap<>();
        paths.forEach((zone, all) -> byZone.put(
                zone,
                all.stream()
                        .map(path -> compiled(context, text(path), permittedBy(path)))
                        .toArray(SpelExpression[]::new)));
        facts = Facts.of(workload).toArray(Facts[]::new);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean permits(int request) {
        Facts asked = facts[request];
        SpelExpression[] paths = byZone.get(asked.zone());
        if (paths != null) {
            for (SpelExpression path : paths) {
                if (Boolean.TRUE.equals(path.getValue(context, asked))) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * Spring compiles only what it has interpreted to the end.
     *
     * @param permitted what the expression is true for
     */
    static SpelExpression compiled(EvaluationContext context, String text, Object permitted) {
        SpelExpression expression = parsed(text);
        if (!Boolean.TRUE.equals(expression.getValue(context, permitted)) || !expression.compileExpression()) {
            throw new IllegalStateException("not compiled: " + text);
        }
        return expression;
    }

    static SpelExpression parsed(String text) {
        return PARSER.parseRaw(text);
    }

    private static String text(PathSpec path) {
        return """
                kind().equals('%s') and name().startsWith('%s') and %s and %s \
                and severity() >= 1 and severity() <= %d \
                and %s and now() - networkAt() >= 0L and now() - networkAt() <= %dL \
                and %s \
                and now() - approvalAt('%s', %d) <= %dL \
                and justification().codePointCount(0, justification().length()) >= %d \
                and ttl() <= %dL and overdueReviews() == 0\
                """.formatted(
                        path.kind(),
                        path.resourcePrefix(),
                        any("action().equals('%s')", path.actions()),
                        any("groups().contains('%s')", path.groups()),
                        path.severityMax(),
                        any("network().equals('%s')", path.networks()),
                        path.networkFresh().toNanos(),
                        path.factors().stream()
                                .map(factor -> "now() - factorAt('%s') <= %dL"
                                        .formatted(factor, path.factorsWithin().toNanos()))
                                .collect(Collectors.joining(" and ")),
                        path.approverGroup(),
                        path.approvals(),
                        path.approvalsWithin().toNanos(),
                        path.justificationMin(),
                        path.ttlMax().toNanos());
    }

    private static String any(String test, List<String> words) {
        return words.stream().map(test::formatted).collect(Collectors.joining(" or ", "(", ")"));
    }

    /** The last of every choice, so that the ones before it are interpreted as well. */
    private static Facts permittedBy(PathSpec path) {
        return new Facts(
                "anybody",
                Set.of(path.groups().get(path.groups().size() - 1)),
                path.zone(),
                path.actions().get(path.actions().size() - 1),
                path.kind(),
                path.resourcePrefix(),
                1,
                path.networks().get(path.networks().size() - 1),
                1,
                "x".repeat(path.justificationMin()),
                0,
                0,
                1,
                path.factors().stream().collect(Collectors.toMap(factor -> factor, factor -> 1L)),
                Map.of(path.approverGroup(), Collections.nCopies(path.approvals(), 1L)));
    }
}
