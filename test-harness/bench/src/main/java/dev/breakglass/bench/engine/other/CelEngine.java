package dev.breakglass.bench.engine.other;

import dev.breakglass.bench.workload.Engine;
import dev.breakglass.bench.workload.PathSpec;
import dev.breakglass.bench.workload.Workload;
import dev.breakglass.runtime.request.Request;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Google's Common Expression Language: a checked and planned program for each path, found by the zone. It says everything
 * itself; two different approvers are two that exist and are not the same.
 */
final class CelEngine implements Engine {
    static final String NAME = "CEL";

    private static final CelRuntime RUNTIME =
            CelRuntimeFactory.plannerRuntimeBuilder().build();

    private record Asked(String zone, Map<String, Object> variables) {}

    private final Map<String, CelRuntime.Program[]> byZone = new HashMap<>();
    private final Asked[] asked;

    CelEngine(Workload workload) {
        CelType events = ListType.create(MapType.create(SimpleType.STRING, SimpleType.DYN));
        CelCompiler compiler = compiler()
                .setStandardMacros(CelStandardMacro.EXISTS)
                .addVar("person", SimpleType.STRING)
                .addVar("groups", ListType.create(SimpleType.STRING))
                .addVar("factors", events)
                .addVar("approvals", events)
                .build();
        workload.paths().stream()
                .collect(Collectors.groupingBy(PathSpec::zone))
                .forEach((zone, paths) -> byZone.put(
                        zone,
                        paths.stream()
                                .map(path -> program(compiler, text(path)))
                                .toArray(CelRuntime.Program[]::new)));
        asked = workload.requests().stream().map(CelEngine::asked).toArray(Asked[]::new);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean permits(int request) {
        Asked question = asked[request];
        CelRuntime.Program[] paths = byZone.get(question.zone());
        if (paths == null) {
            return false;
        }
        try {
            for (CelRuntime.Program path : paths) {
                if (Boolean.TRUE.equals(path.eval(question.variables()))) {
                    return true;
                }
            }
            return false;
        } catch (CelEvaluationException e) {
            throw new IllegalStateException("request " + request + ": " + e.getMessage(), e);
        }
    }

    /** What takes texts and numbers alone to say. */
    static String plain(PathSpec path) {
        return """
                kind == '%s' && name.startsWith('%s') && action in %s && severity >= 1 && severity <= %d \
                && network in %s && now - networkAt >= 0 && now - networkAt <= %d \
                && ttl <= %d && overdueReviews == 0 && size(justification) >= %d\
                """.formatted(
                        path.kind(),
                        path.resourcePrefix(),
                        Texts.list(path.actions()),
                        path.severityMax(),
                        Texts.list(path.networks()),
                        path.networkFresh().toNanos(),
                        path.ttlMax().toNanos(),
                        path.justificationMin());
    }

    /** Knows the variables of {@link #plain(PathSpec)}. */
    static CelCompilerBuilder compiler() {
        CelCompilerBuilder compiler =
                CelCompilerFactory.standardCelCompilerBuilder().setResultType(SimpleType.BOOL);
        List.of("kind", "name", "action", "network", "justification")
                .forEach(variable -> compiler.addVar(variable, SimpleType.STRING));
        List.of("severity", "networkAt", "ttl", "overdueReviews", "now")
                .forEach(variable -> compiler.addVar(variable, SimpleType.INT));
        return compiler;
    }

    static Map<String, Object> plain(Facts facts) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("kind", facts.kind());
        variables.put("name", facts.name());
        variables.put("action", facts.action());
        variables.put("network", facts.network());
        variables.put("justification", facts.justification());
        variables.put("severity", (long) facts.severity());
        variables.put("networkAt", facts.networkAt());
        variables.put("ttl", facts.ttl());
        variables.put("overdueReviews", (long) facts.overdueReviews());
        variables.put("now", facts.now());
        return variables;
    }

    static CelRuntime.Program program(CelCompiler compiler, String text) {
        try {
            return RUNTIME.createProgram(compiler.compile(text).getAst());
        } catch (CelValidationException | CelEvaluationException e) {
            throw new IllegalStateException(e.getMessage() + ": " + text, e);
        }
    }

    private static String text(PathSpec path) {
        String group = path.groups().stream().map("'%s' in groups"::formatted).collect(Collectors.joining(" || "));
        String factors = path.factors().stream()
                .map(factor -> "factors.exists(f, f.kind == '%s' && %s)"
                        .formatted(factor, within("f", path.factorsWithin().toNanos())))
                .collect(Collectors.joining(" && "));
        return "%s && (%s) && %s && %s".formatted(plain(path), group, factors, approvals(path));
    }

    /** As many as are needed, each inside the one before: a different person each. */
    private static String approvals(PathSpec path) {
        String text = "true";
        for (int i = path.approvals() - 1; i >= 0; i--) {
            StringBuilder different = new StringBuilder("a%d.by != person".formatted(i));
            for (int before = 0; before < i; before++) {
                different.append(" && a%d.by != a%d.by".formatted(i, before));
            }
            String recent = within("a" + i, path.approvalsWithin().toNanos());
            text = "approvals.exists(a%d, %s && '%s' in a%d.groups && %s && %s)"
                    .formatted(i, different, path.approverGroup(), i, recent, text);
        }
        return text;
    }

    private static String within(String event, long nanos) {
        return "now - %s.at >= 0 && now - %s.at <= %d".formatted(event, event, nanos);
    }

    private static Asked asked(Request request) {
        Facts facts = Facts.of(request);
        Map<String, Object> variables = plain(facts);
        variables.put("person", facts.person());
        variables.put("groups", List.copyOf(facts.groups()));
        variables.put(
                "factors",
                request.factors().stream()
                        .map(factor -> Map.of("kind", factor.kind(), "at", Facts.nanos(factor.at())))
                        .toList());
        variables.put(
                "approvals",
                request.approvals().stream()
                        .map(approval -> Map.of(
                                "by",
                                approval.by(),
                                "groups",
                                List.copyOf(approval.groups()),
                                "at",
                                Facts.nanos(approval.at())))
                        .toList());
        return new Asked(facts.zone(), variables);
    }
}
