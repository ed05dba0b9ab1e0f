package dev.breakglass.bench.engine.other;

import dev.breakglass.bench.workload.PathSpec;
import java.util.List;
import java.util.stream.Collectors;

/** The paths of one zone as an XACML 3.0 policy set: a policy with one rule for each of them. */
final class XacmlText {
    static final String SUBJECT = "urn:oasis:names:tc:xacml:1.0:subject-category:access-subject";
    static final String RESOURCE = "urn:oasis:names:tc:xacml:3.0:attribute-category:resource";
    static final String ACTION = "urn:oasis:names:tc:xacml:3.0:attribute-category:action";
    static final String ENVIRONMENT = "urn:oasis:names:tc:xacml:3.0:attribute-category:environment";

    private static final String FUNCTION = "urn:oasis:names:tc:xacml:1.0:function:";
    private static final String AT_MOST = "integer-less-than-or-equal";
    private static final String AT_LEAST = "integer-greater-than-or-equal";
    private static final String TYPE = "http://www.w3.org/2001/XMLSchema#";

    private XacmlText() {}

    static String presented(String factor) {
        return "presented:" + factor;
    }

    static String approved(String group) {
        return "approved:" + group;
    }

    static String policySet(String zone, List<PathSpec> paths) {
        return """
                <PolicySet xmlns="urn:oasis:names:tc:xacml:3.0:core:schema:wd-17" PolicySetId="%s" Version="1.0"
                    PolicyCombiningAlgId="urn:oasis:names:tc:xacml:3.0:policy-combining-algorithm:deny-unless-permit">
                  <Target/>
                %s
                </PolicySet>
                """.formatted(zone, paths.stream().map(XacmlText::policy).collect(Collectors.joining("\n")));
    }

    private static String policy(PathSpec path) {
        return """
                <Policy PolicyId="%s" Version="1.0"
                    RuleCombiningAlgId="urn:oasis:names:tc:xacml:3.0:rule-combining-algorithm:deny-unless-permit">
                  <Target>%s%s%s%s%s</Target>
                  <Rule RuleId="%s:open" Effect="Permit"><Condition>%s</Condition></Rule>
                </Policy>
                """.formatted(
                        path.name(),
                        any("string-equal", List.of(path.kind()), RESOURCE, "kind"),
                        any("string-starts-with", List.of(path.resourcePrefix()), RESOURCE, "name"),
                        any("string-equal", path.actions(), ACTION, "action"),
                        any("string-equal", path.groups(), SUBJECT, "groups"),
                        any("string-equal", path.networks(), ENVIRONMENT, "network"),
                        path.name(),
                        apply("and", conditions(path)));
    }

    private static String conditions(PathSpec path) {
        // AuthzForce compares a number of 32 bits with one of 64 only when the longer comes first.
        String soLongAgo = apply(
                "integer-subtract", one("now") + integer(path.networkFresh().toNanos()));
        return apply(AT_LEAST, one("severity") + integer(1))
                + apply(AT_LEAST, integer(path.severityMax()) + one("severity"))
                + apply(AT_LEAST, one("now") + one("network-at"))
                + apply(AT_MOST, soLongAgo + one("network-at"))
                + apply(AT_LEAST, one("characters") + integer(path.justificationMin()))
                + apply(AT_LEAST, integer(path.ttlMax().toNanos()) + one("ttl"))
                + apply("integer-equal", one("overdue-reviews") + integer(0))
                + path.factors().stream()
                        .map(factor -> since(path.factorsWithin().toNanos(), presented(factor)))
                        .collect(Collectors.joining())
                + since(path.approvalsWithin().toNanos(), approved(path.approverGroup()));
    }

    /** Whether a time is there that is no longer ago than that: nothing is, when there is no such attribute. */
    private static String since(long nanos, String attribute) {
        return """
                <Apply FunctionId="urn:oasis:names:tc:xacml:3.0:function:any-of"><Function FunctionId="%s"/>%s%s</Apply>\
                """.formatted(
                        FUNCTION + AT_MOST,
                        apply("integer-subtract", one("now") + integer(nanos)),
                        designator(ENVIRONMENT, attribute, "integer"));
    }

    private static String any(String function, List<String> words, String category, String attribute) {
        return words.stream()
                .map(word -> """
                        <AllOf><Match MatchId="%s">%s%s</Match></AllOf>\
                        """.formatted(
                        FUNCTION.replace("1.0", function.equals("string-starts-with") ? "3.0" : "1.0") + function,
                        value("string", word),
                        designator(category, attribute, "string")))
                .collect(Collectors.joining("", "<AnyOf>", "</AnyOf>"));
    }

    private static String apply(String function, String arguments) {
        return "<Apply FunctionId=\"%s\">%s</Apply>".formatted(FUNCTION + function, arguments);
    }

    private static String one(String attribute) {
        return apply("integer-one-and-only", designator(ENVIRONMENT, attribute, "integer"));
    }

    private static String integer(long value) {
        return value("integer", Long.toString(value));
    }

    private static String value(String type, String value) {
        return "<AttributeValue DataType=\"%s\">%s</AttributeValue>".formatted(TYPE + type, value);
    }

    private static String designator(String category, String attribute, String type) {
        return "<AttributeDesignator Category=\"%s\" AttributeId=\"%s\" DataType=\"%s\" MustBePresent=\"false\"/>"
                .formatted(category, attribute, TYPE + type);
    }
}
