package dev.breakglass.runtime.grant;

import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.decision.Finding;
import dev.breakglass.runtime.decision.Outcome;
import dev.breakglass.runtime.decision.Source;
import dev.breakglass.runtime.json.JsonArray;
import dev.breakglass.runtime.json.JsonObject;
import dev.breakglass.runtime.policy.PathTerms;
import dev.breakglass.runtime.program.ReasonCode;
import java.util.List;

/** A decision with its findings and its inputs, and the terms of a path, as the log keeps them. */
final class DecisionJson {

    private DecisionJson() {}

    static JsonObject ruling(Ruling ruling) {
        JsonObject.Builder out = JsonObject.builder()
                .put("inputs", RequestJson.write(ruling.inputs()))
                .put("decision", decision(ruling.decision()));
        Fields.putIfPresent(out, "terms", ruling.terms(), DecisionJson::terms);
        return out.build();
    }

    static Ruling ruling(JsonObject from) {
        return new Ruling(
                RequestJson.read(from.object("inputs")),
                decision(from.object("decision")),
                Fields.objectIfPresent(from, "terms").map(DecisionJson::terms));
    }

    private static JsonObject decision(Decision decision) {
        return JsonObject.builder()
                .put("outcome", decision.outcome().word())
                .putIfPresent("path", Fields.text(decision.path()))
                .putIfPresent("ttl", Fields.text(decision.ttl()))
                .put("findings", findings(decision.findings()))
                .put("obligations", Fields.array(decision.obligations(), ObligationJson::write))
                .put("policy", decision.policy())
                .build();
    }

    private static Decision decision(JsonObject from) {
        return new Decision(
                Words.find(Outcome.class, Outcome::word, from.text("outcome")),
                from.textIfPresent("path"),
                Fields.durationIfPresent(from, "ttl"),
                findings(from),
                Fields.list(from, "obligations", ObligationJson::read),
                from.text("policy"));
    }

    static JsonArray findings(List<Finding> findings) {
        return Fields.array(findings, DecisionJson::finding);
    }

    private static JsonObject finding(Finding finding) {
        JsonObject.Builder out = JsonObject.builder()
                .putIfPresent("path", finding.path())
                .put("code", finding.code().code())
                .put("need", finding.need())
                .put("have", finding.have());
        Fields.putIfPresent(out, "source", finding.source(), DecisionJson::source);
        return out.build();
    }

    static List<Finding> findings(JsonObject from) {
        return Fields.list(
                from,
                "findings",
                finding -> new Finding(
                        finding.textIfPresent("path"),
                        Words.find(ReasonCode.class, ReasonCode::code, finding.text("code")),
                        finding.text("need"),
                        finding.text("have"),
                        Fields.objectIfPresent(finding, "source").map(DecisionJson::source)));
    }

    private static JsonObject source(Source source) {
        return JsonObject.builder()
                .put("file", source.file())
                .put("line", source.line())
                .put("column", source.column())
                .build();
    }

    private static Source source(JsonObject from) {
        return new Source(from.text("file"), Fields.integer(from, "line"), Fields.integer(from, "column"));
    }

    private static JsonObject terms(PathTerms terms) {
        return JsonObject.builder()
                .put("path", terms.path())
                .put("zone", terms.zone())
                .put("actions", JsonArray.ofTexts(terms.actions()))
                .put("redeem-within", terms.redeemWithin().toString())
                .put("obligations", Fields.array(terms.obligations(), ObligationJson::write))
                .build();
    }

    private static PathTerms terms(JsonObject from) {
        return new PathTerms(
                from.text("path"),
                from.text("zone"),
                from.array("actions").texts(),
                Fields.duration(from, "redeem-within"),
                Fields.list(from, "obligations", ObligationJson::read));
    }
}
