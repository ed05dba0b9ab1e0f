package dev.breakglass.scenario.request;

import dev.breakglass.runtime.decision.Decision;
import dev.breakglass.runtime.decision.Finding;
import dev.breakglass.runtime.decision.Obligation;
import dev.breakglass.runtime.decision.Outcome;
import dev.breakglass.runtime.json.JsonArray;
import dev.breakglass.runtime.json.JsonObject;
import dev.breakglass.runtime.json.JsonValue;
import dev.breakglass.scenario.yaml.Lengths;
import java.util.List;

/**
 * A decision as JSON, on one line, its keys in the order in which a person reads them: {@code decision path ttl reasons
 * open obligations policy}. A key without a value is left out; {@code open} is there exactly when the decision is pending.
 */
public final class DecisionJson {

    private DecisionJson() {}

    public static String write(Decision decision) {
        return OrderedJson.write(json(decision));
    }

    static JsonObject json(Decision decision) {
        JsonObject.Builder out =
                JsonObject.builder().put("decision", decision.outcome().word());
        decision.path().ifPresent(path -> out.put("path", path));
        decision.ttl().ifPresent(ttl -> out.put("ttl", Lengths.text(ttl)));
        boolean pending = decision.outcome() == Outcome.PENDING;
        out.put("reasons", pending ? new JsonArray(List.of()) : findings(decision.findings()));
        if (pending) {
            out.put("open", findings(decision.findings()));
        }
        out.put(
                "obligations",
                array(decision.obligations().stream()
                        .map(DecisionJson::obligation)
                        .toList()));
        return out.put("policy", decision.policy()).build();
    }

    private static JsonArray findings(List<Finding> findings) {
        return array(findings.stream().map(DecisionJson::finding).toList());
    }

    private static JsonObject finding(Finding finding) {
        JsonObject.Builder out = JsonObject.builder();
        finding.path().ifPresent(path -> out.put("path", path));
        out.put("code", finding.code().code()).put("need", finding.need()).put("have", finding.have());
        finding.source().ifPresent(source -> out.put("source", source.toString()));
        return out.build();
    }

    private static JsonObject obligation(Obligation obligation) {
        JsonObject.Builder out = JsonObject.builder();
        if (obligation instanceof Obligation.Notify notify) {
            out.put("notify", notify.target());
        } else if (obligation instanceof Obligation.After after) {
            out.put("after", after.step()).put("argument", after.argument());
        } else if (obligation instanceof Obligation.Idle idle) {
            out.put("idle", Lengths.text(idle.after()));
        } else if (obligation instanceof Obligation.Extend extend) {
            out.put("extend", Lengths.text(extend.by())).put("times", extend.times());
        } else if (obligation instanceof Obligation.Observe observe) {
            out.put("observe", observe.people()).put("of", JsonArray.ofTexts(observe.roles()));
        } else if (obligation instanceof Obligation.Issue issue) {
            out.put("issue", issue.broker()).put("settings", JsonObject.ofTexts(issue.settings()));
        } else if (obligation instanceof Obligation.Redeem redeem) {
            out.put("redeem", Lengths.text(redeem.within()));
        } else if (obligation instanceof Obligation.Review review) {
            out.put("review", Lengths.text(review.within())).put("by", review.byRole());
        }
        return out.build();
    }

    private static JsonArray array(List<? extends JsonValue> items) {
        return new JsonArray(List.copyOf(items));
    }
}
