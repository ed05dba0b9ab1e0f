package dev.breakglass.bench.engine.other;

import dev.breakglass.bench.workload.Engine;
import dev.breakglass.bench.workload.PathSpec;
import dev.breakglass.bench.workload.Workload;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Unmarshaller;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import oasis.names.tc.xacml._3_0.core.schema.wd_17.DecisionType;
import org.ow2.authzforce.core.pdp.api.AttributeFqns;
import org.ow2.authzforce.core.pdp.api.DecisionRequest;
import org.ow2.authzforce.core.pdp.api.DecisionRequestBuilder;
import org.ow2.authzforce.core.pdp.api.policy.TopLevelPolicyElementType;
import org.ow2.authzforce.core.pdp.api.value.AttributeBag;
import org.ow2.authzforce.core.pdp.api.value.Bags;
import org.ow2.authzforce.core.pdp.api.value.IntegerValue;
import org.ow2.authzforce.core.pdp.api.value.StandardDatatypes;
import org.ow2.authzforce.core.pdp.api.value.StringValue;
import org.ow2.authzforce.core.pdp.impl.BasePdpEngine;
import org.ow2.authzforce.core.pdp.impl.PdpEngineConfiguration;
import org.ow2.authzforce.core.xmlns.pdp.Pdp;
import org.ow2.authzforce.core.xmlns.pdp.StaticPolicyProvider;
import org.ow2.authzforce.core.xmlns.pdp.TopLevelPolicyElementRef;
import org.ow2.authzforce.xacml.Xacml3JaxbHelper;

/**
 * AuthzForce, a decision point for XACML 3.0: a policy set for each zone, and a decision point whose root it is; all share
 * one provider of policies. Requests are attributes in its own types, so nothing is parsed.
 *
 * <p>XACML counts no members of a bag by what is known of them, and its core has no length of a text. So the length of the
 * justification, when each kind of factor was presented last, and of each group when the last but one of its people
 * approved, are attributes; windows stay in the policies.
 */
final class AuthzForceEngine implements Engine {
    static final String NAME = "AuthzForce";

    private record Asked(String zone, DecisionRequest request) {}

    private final Map<String, BasePdpEngine> byZone = new HashMap<>();
    private final Asked[] asked;

    AuthzForceEngine(Workload workload) {
        Map<String, List<PathSpec>> zones = workload.paths().stream().collect(Collectors.groupingBy(PathSpec::zone));
        try {
            PdpEngineConfiguration configuration = configuration(zones);
            for (String zone : zones.keySet()) {
                byZone.put(
                        zone,
                        new BasePdpEngine(
                                configuration.getPolicyProvider(),
                                Optional.of(TopLevelPolicyElementType.POLICY_SET),
                                zone,
                                Optional.empty(),
                                false,
                                configuration.getAttributeProviders(),
                                Optional.empty()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JAXBException e) {
            throw new IllegalStateException(e);
        }
        int approvals = Facts.approvalsOfAll(workload);
        BasePdpEngine any = byZone.values().iterator().next();
        asked = Facts.of(workload)
                .map(facts -> new Asked(facts.zone(), request(any, facts, approvals)))
                .toArray(Asked[]::new);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean permits(int request) {
        Asked question = asked[request];
        BasePdpEngine engine = byZone.get(question.zone());
        return engine != null && engine.evaluate(question.request()).getDecision() == DecisionType.PERMIT;
    }

    private static PdpEngineConfiguration configuration(Map<String, List<PathSpec>> zones)
            throws JAXBException, IOException {
        Unmarshaller reader = Xacml3JaxbHelper.createXacml3Unmarshaller();
        List<Object> policySets = new ArrayList<>();
        for (Map.Entry<String, List<PathSpec>> zone : zones.entrySet()) {
            policySets.add(reader.unmarshal(new StringReader(XacmlText.policySet(zone.getKey(), zone.getValue()))));
        }
        TopLevelPolicyElementRef root =
                new TopLevelPolicyElementRef(zones.keySet().iterator().next(), null, true);
        BigInteger times = BigInteger.valueOf(Long.MAX_VALUE);
        StaticPolicyProvider provider = new StaticPolicyProvider(policySets, false);
        provider.setId("paths");
        return new PdpEngineConfiguration(
                new Pdp(
                        null,
                        null,
                        null,
                        null,
                        List.of(provider),
                        root,
                        null,
                        null,
                        "8.1",
                        true,
                        true,
                        true,
                        true,
                        false,
                        false,
                        times,
                        BigInteger.TEN,
                        BigInteger.TEN,
                        BigInteger.ZERO),
                text -> text);
    }

    private static DecisionRequest request(BasePdpEngine engine, Facts facts, int approvals) {
        DecisionRequestBuilder<?> builder = engine.newRequestBuilder(-1, -1);
        put(builder, XacmlText.SUBJECT, "groups", texts(facts.groups().toArray(String[]::new)));
        put(builder, XacmlText.ACTION, "action", texts(facts.action()));
        put(builder, XacmlText.RESOURCE, "kind", texts(facts.kind()));
        put(builder, XacmlText.RESOURCE, "name", texts(facts.name()));
        put(builder, XacmlText.ENVIRONMENT, "network", texts(facts.network()));
        Map<String, Long> numbers = new HashMap<>();
        numbers.put("now", facts.now());
        numbers.put("network-at", facts.networkAt());
        numbers.put("severity", (long) facts.severity());
        numbers.put("characters", (long) facts.characters());
        numbers.put("ttl", facts.ttl());
        numbers.put("overdue-reviews", (long) facts.overdueReviews());
        facts.factorTimes().forEach((factor, at) -> numbers.put(XacmlText.presented(factor), at));
        facts.approvalTimes(approvals).forEach((group, at) -> numbers.put(XacmlText.approved(group), at));
        numbers.forEach((name, number) -> put(
                builder,
                XacmlText.ENVIRONMENT,
                name,
                Bags.singletonAttributeBag(StandardDatatypes.INTEGER, IntegerValue.valueOf(number))));
        return builder.build(false);
    }

    private static AttributeBag<StringValue> texts(String... texts) {
        List<StringValue> values = Arrays.stream(texts).map(StringValue::new).toList();
        return Bags.newAttributeBag(StandardDatatypes.STRING, values);
    }

    private static void put(DecisionRequestBuilder<?> builder, String category, String name, AttributeBag<?> values) {
        builder.putNamedAttributeIfAbsent(AttributeFqns.newInstance(category, Optional.empty(), name), values);
    }
}
