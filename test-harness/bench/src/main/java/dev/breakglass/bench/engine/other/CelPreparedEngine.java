package dev.breakglass.bench.engine.other;

import dev.breakglass.bench.workload.Engine;
import dev.breakglass.bench.workload.PathSpec;
import dev.breakglass.bench.workload.Workload;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelVariableResolver;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Google's Common Expression Language with prepared attributes: a checked and planned program for each path, found by the
 * zone, over variables that are texts, numbers and truth values alone.
 *
 * <p>Whenever a program looks at a list or a map, its runtime first copies it whole. So, although it could be said
 * ({@link CelEngine} does), being in a group, when a factor was presented last, and when the last but one of a group's
 * people approved are variables here, as {@link Facts} knows them; windows and counts stay in the program.
 */
final class CelPreparedEngine implements Engine {
    static final String NAME = "CEL, prepared attributes";

    private record Asked(String zone, CelVariableResolver variables) {}

    private final Map<String, CelRuntime.Program[]> byZone = new HashMap<>();
    private final Asked[] asked;

    CelPreparedEngine(Workload workload) {
        CelCompiler compiler = compiler(workload.paths());
        workload.paths().stream()
                .collect(Collectors.groupingBy(PathSpec::zone))
                .forEach((zone, paths) -> byZone.put(
                        zone,
                        paths.stream()
                                .map(path -> CelEngine.program(compiler, text(path)))
                                .toArray(CelRuntime.Program[]::new)));
        int approvals = Facts.approvalsOfAll(workload);
        asked = Facts.of(workload)
                .map(facts -> new Asked(facts.zone(), variables(facts, approvals)))
                .toArray(Asked[]::new);
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

    private static CelCompiler compiler(List<PathSpec> paths) {
        CelCompilerBuilder compiler = CelEngine.compiler();
        each(paths, PathSpec::groups).forEach(group -> compiler.addVar(member(group), SimpleType.BOOL));
        each(paths, PathSpec::factors).forEach(factor -> compiler.addVar(presented(factor), SimpleType.INT));
        each(paths, path -> List.of(path.approverGroup()))
                .forEach(group -> compiler.addVar(approved(group), SimpleType.INT));
        return compiler.build();
    }

    private static Stream<String> each(List<PathSpec> paths, Function<PathSpec, List<String>> words) {
        return paths.stream().map(words).flatMap(List::stream).distinct();
    }

    private static String text(PathSpec path) {
        String within = " <= " + path.factorsWithin().toNanos();
        return "%s && (%s) && %s && now - %s <= %d"
                .formatted(
                        CelEngine.plain(path),
                        joined(path.groups(), CelPreparedEngine::member, " || "),
                        joined(path.factors(), factor -> "now - " + presented(factor) + within, " && "),
                        approved(path.approverGroup()),
                        path.approvalsWithin().toNanos());
    }

    private static CelVariableResolver variables(Facts facts, int approvals) {
        Map<String, Object> variables = CelEngine.plain(facts);
        facts.groups().forEach(group -> variables.put(member(group), true));
        facts.factorTimes().forEach((factor, at) -> variables.put(presented(factor), at));
        facts.approvalTimes(approvals).forEach((group, at) -> variables.put(approved(group), at));
        Map<String, Optional<Object>> known = new HashMap<>();
        variables.forEach((name, value) -> known.put(name, Optional.of(value)));
        Optional<Object> no = Optional.of(false);
        Optional<Object> never = Optional.of(0L);
        return name -> {
            Optional<Object> value = known.get(name);
            return value != null ? value : name.startsWith("member_") ? no : never;
        };
    }

    private static String joined(List<String> words, Function<String, String> form, String joint) {
        return words.stream().map(form).collect(Collectors.joining(joint));
    }

    private static String member(String group) {
        return "member_" + group.replace('-', '_');
    }

    private static String presented(String factor) {
        return "presented_" + factor;
    }

    private static String approved(String group) {
        return "approved_" + group.replace('-', '_');
    }
}
