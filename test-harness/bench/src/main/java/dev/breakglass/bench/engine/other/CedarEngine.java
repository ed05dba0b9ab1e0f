package dev.breakglass.bench.engine.other;

import com.cedarpolicy.AuthorizationEngine;
import com.cedarpolicy.BasicAuthorizationEngine;
import com.cedarpolicy.model.AuthorizationRequest;
import com.cedarpolicy.model.AuthorizationResponse;
import com.cedarpolicy.model.entity.Entities;
import com.cedarpolicy.model.entity.Entity;
import com.cedarpolicy.model.exception.AuthException;
import com.cedarpolicy.model.exception.CacheException;
import com.cedarpolicy.model.policy.Policy;
import com.cedarpolicy.model.policy.PolicySet;
import com.cedarpolicy.value.CedarMap;
import com.cedarpolicy.value.EntityTypeName;
import com.cedarpolicy.value.EntityUID;
import com.cedarpolicy.value.PrimLong;
import com.cedarpolicy.value.PrimString;
import com.cedarpolicy.value.Value;
import dev.breakglass.bench.workload.Engine;
import dev.breakglass.bench.workload.PathSpec;
import dev.breakglass.bench.workload.Workload;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Cedar by its Java binding: a policy for each path. Request and entities are objects of the binding, which writes them
 * down as JSON for the native engine at every decision; there is no other door.
 *
 * <p>Cedar has no loop, no count and no length of a text, on purpose. So the context holds the length of the
 * justification, when each kind of factor was presented last, and of each group when the last but one of its people
 * approved; windows stay in the policies.
 */
final class CedarEngine implements Engine {

    /** Which policies the native engine is shown; it has parsed them before. */
    enum Form {
        BY_ZONE("Cedar"),
        WHOLE("Cedar, whole set");

        final String name;

        Form(String name) {
            this.name = name;
        }
    }

    private static final EntityTypeName PERSON = type("Person");
    private static final EntityTypeName GROUP = type("Group");
    private static final EntityTypeName ACTION = type("Action");
    private static final EntityTypeName RESOURCE = type("Resource");
    private static final EntityTypeName ZONE = type("Zone");

    private static final int ZONES_MAX = 20_000;

    static {
        // More than any run has: a set that falls out of the native cache is not found again.
        PolicySet.setCacheMaxPolicySets(ZONES_MAX);
    }

    private record Asked(String zone, AuthorizationRequest request, Entities entities) {}

    private final AuthorizationEngine engine = new BasicAuthorizationEngine();
    private final Form form;
    private final Map<String, PolicySet> byZone = new HashMap<>();
    private final PolicySet whole;
    private final Asked[] asked;

    CedarEngine(Workload workload, Form form) {
        this.form = form;
        whole = form == Form.WHOLE ? cached(workload.paths()) : new PolicySet();
        if (form == Form.BY_ZONE) {
            workload.paths().stream()
                    .collect(Collectors.groupingBy(PathSpec::zone))
                    .forEach((zone, paths) -> byZone.put(zone, cached(paths)));
        }
        int approvals = Facts.approvalsOfAll(workload);
        asked = Facts.of(workload).map(facts -> asked(facts, approvals)).toArray(Asked[]::new);
    }

    @Override
    public String name() {
        return form.name;
    }

    @Override
    public boolean permits(int request) {
        Asked question = asked[request];
        PolicySet policies = form == Form.BY_ZONE ? byZone.get(question.zone()) : whole;
        if (policies == null) {
            return false;
        }
        try {
            AuthorizationResponse response = engine.isAuthorized(question.request(), policies, question.entities());
            return response.success.orElseThrow().isAllowed();
        } catch (AuthException e) {
            throw new IllegalStateException("request " + request + ": " + e.getMessage(), e);
        }
    }

    private static PolicySet cached(List<PathSpec> paths) {
        Set<Policy> policies = new HashSet<>();
        paths.forEach(path -> policies.add(new Policy(text(path), path.name())));
        PolicySet set = new PolicySet(policies);
        try {
            set.cache();
        } catch (CacheException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
        return set;
    }

    private static String text(PathSpec path) {
        return """
                permit (principal, action in [%s], resource in Zone::"%s")
                when {
                  resource.kind == "%s" && resource.name like "%s*"
                  && principal in [%s]
                  && context.severity >= 1 && context.severity <= %d
                  && [%s].contains(context.network)
                  && context.now - context.networkAt >= 0 && context.now - context.networkAt <= %d
                  && %s
                  && context.approvals has "%s" && context.now - context.approvals["%s"] <= %d
                  && context.characters >= %d && context.ttl <= %d && context.overdueReviews == 0
                };
                """.formatted(
                Texts.each("Action::\"%s\"", ", ", path.actions()),
                path.zone(),
                path.kind(),
                path.resourcePrefix(),
                Texts.each("Group::\"%s\"", ", ", path.groups()),
                path.severityMax(),
                Texts.each("\"%s\"", ", ", path.networks()),
                path.networkFresh().toNanos(),
                path.factors().stream()
                        .map(factor -> "context.factors has %s && context.now - context.factors.%s <= %d"
                                .formatted(factor, factor, path.factorsWithin().toNanos()))
                        .collect(Collectors.joining(" && ")),
                path.approverGroup(),
                path.approverGroup(),
                path.approvalsWithin().toNanos(),
                path.justificationMin(),
                path.ttlMax().toNanos());
    }

    private static Asked asked(Facts facts, int approvals) {
        Entity person = new Entity(
                PERSON.of(facts.person()),
                facts.groups().stream().map(GROUP::of).collect(Collectors.toSet()));
        Entity resource = new Entity(
                RESOURCE.of(facts.kind() + "/" + facts.name()),
                Map.of("kind", new PrimString(facts.kind()), "name", new PrimString(facts.name())),
                Set.of(ZONE.of(facts.zone())));
        Map<String, Value> context = new HashMap<>();
        context.put("severity", new PrimLong((long) facts.severity()));
        context.put("network", new PrimString(facts.network()));
        context.put("networkAt", new PrimLong(facts.networkAt()));
        context.put("now", new PrimLong(facts.now()));
        context.put("characters", new PrimLong((long) facts.characters()));
        context.put("ttl", new PrimLong(facts.ttl()));
        context.put("overdueReviews", new PrimLong((long) facts.overdueReviews()));
        context.put("factors", times(facts.factorTimes()));
        context.put("approvals", times(facts.approvalTimes(approvals)));
        EntityUID action = ACTION.of(facts.action());
        return new Asked(
                facts.zone(),
                new AuthorizationRequest(person.getEUID(), action, resource.getEUID(), context),
                new Entities(Set.of(person, resource)));
    }

    private static CedarMap times(Map<String, Long> times) {
        CedarMap map = new CedarMap();
        times.forEach((name, at) -> map.put(name, new PrimLong(at)));
        return map;
    }

    private static EntityTypeName type(String name) {
        return EntityTypeName.parse(name).orElseThrow();
    }
}
