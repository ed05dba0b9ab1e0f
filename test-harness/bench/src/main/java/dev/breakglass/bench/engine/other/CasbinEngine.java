package dev.breakglass.bench.engine.other;

import dev.breakglass.bench.workload.Engine;
import dev.breakglass.bench.workload.Workload;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.casbin.jcasbin.main.Enforcer;
import org.casbin.jcasbin.model.Model;

/**
 * jCasbin: an enforcer for each zone, with a policy line for each path and one matcher.
 *
 * <p>A matcher cannot walk lists of things, so it asks for what {@link Facts} knows: when a kind of factor was presented
 * last, and when the last but one of a group's people approved. Lines hold texts alone, so the numbers that are the same
 * for all paths of a zone stand in the matcher. It has no length of a text that counts characters, so that is prepared.
 */
final class CasbinEngine implements Engine {
    static final String NAME = "jCasbin";

    private static final String MODEL = """
            [request_definition]
            r = on

            [policy_definition]
            p = kind, prefix, actions, group, otherGroup, networks, factor, otherFactor, approvers

            [policy_effect]
            e = some(where (p.eft == allow))

            [matchers]
            m = r.on.kind == p.kind && string.startsWith(r.on.name, p.prefix) && string.contains(p.actions, r.on.action) \
            && (include(r.on.groups, p.group) || include(r.on.groups, p.otherGroup)) \
            && r.on.severity >= 1 && r.on.severity <= %d && string.contains(p.networks, r.on.network) \
            && r.on.now - r.on.networkAt >= 0 && r.on.now - r.on.networkAt <= %d \
            && seq.contains_key(r.on.factors, p.factor) && r.on.now - seq.get(r.on.factors, p.factor) <= %d \
            && seq.contains_key(r.on.factors, p.otherFactor) && r.on.now - seq.get(r.on.factors, p.otherFactor) <= %d \
            && seq.contains_key(r.on.approvals, p.approvers) && r.on.now - seq.get(r.on.approvals, p.approvers) <= %d \
            && r.on.characters >= %d && r.on.ttl <= %d && r.on.overdueReviews == 0
            """;

    private record Asked(String zone, Map<String, Object> on) {}

    private final Map<String, Enforcer> byZone = new HashMap<>();
    private final Asked[] asked;

    CasbinEngine(Workload workload) {
        workload.paths().stream()
                .map(Row::of)
                .collect(Collectors.groupingBy(Row::zone))
                .forEach((zone, rows) -> byZone.put(zone, enforcer(rows)));
        int approvals = Facts.approvalsOfAll(workload);
        asked = Facts.of(workload)
                .map(facts -> new Asked(facts.zone(), attributes(facts, approvals)))
                .toArray(Asked[]::new);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean permits(int request) {
        Asked question = asked[request];
        Enforcer enforcer = byZone.get(question.zone());
        return enforcer != null && enforcer.enforce(question.on());
    }

    private static Enforcer enforcer(List<Row> rows) {
        List<String> matchers =
                rows.stream().map(CasbinEngine::model).distinct().toList();
        if (matchers.size() != 1) {
            throw new IllegalArgumentException(rows.get(0).zone() + ": its paths differ in more than words");
        }
        Model model = new Model();
        model.loadModelFromText(matchers.get(0));
        rows.forEach(row -> model.addPolicy("p", "p", line(row)));
        Enforcer enforcer = new Enforcer(model);
        enforcer.enableLog(false);
        return enforcer;
    }

    private static String model(Row row) {
        return MODEL.formatted(
                row.severityMax(),
                row.networkFresh(),
                row.factorsWithin(),
                row.factorsWithin(),
                row.approvalsWithin(),
                row.justificationMin(),
                row.ttlMax());
    }

    private static List<String> line(Row row) {
        return List.of(
                row.kind(),
                row.prefix(),
                fenced(String.join("|", row.actions())),
                row.groups().get(0),
                row.groups().get(1),
                fenced(String.join("|", row.networks())),
                row.factor(),
                row.otherFactor(),
                row.approverGroup());
    }

    private static Map<String, Object> attributes(Facts facts, int approvals) {
        Map<String, Object> attributes = new HashMap<>();
        attributes.put("kind", facts.kind());
        attributes.put("name", facts.name());
        attributes.put("action", fenced(facts.action()));
        attributes.put("groups", facts.groups());
        attributes.put("severity", (long) facts.severity());
        attributes.put("network", fenced(facts.network()));
        attributes.put("networkAt", facts.networkAt());
        attributes.put("now", facts.now());
        attributes.put("characters", (long) facts.characters());
        attributes.put("ttl", facts.ttl());
        attributes.put("overdueReviews", (long) facts.overdueReviews());
        attributes.put("factors", facts.factorTimes());
        attributes.put("approvals", facts.approvalTimes(approvals));
        return attributes;
    }

    /** So that no word is found inside another. */
    private static String fenced(String words) {
        return "|" + words + "|";
    }
}
