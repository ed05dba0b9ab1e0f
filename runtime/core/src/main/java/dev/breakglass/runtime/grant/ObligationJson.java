package dev.breakglass.runtime.grant;

import dev.breakglass.runtime.decision.Obligation;
import dev.breakglass.runtime.decision.Obligation.Assent;
import dev.breakglass.runtime.decision.Obligation.Proof;
import dev.breakglass.runtime.json.JsonArray;
import dev.breakglass.runtime.json.JsonException;
import dev.breakglass.runtime.json.JsonObject;

/** An obligation as the log keeps it: its word and what belongs to it. */
final class ObligationJson {

    private ObligationJson() {}

    static JsonObject write(Obligation obligation) {
        JsonObject.Builder out = JsonObject.builder();
        if (obligation instanceof Obligation.Notify notify) {
            out.put("kind", "notify").put("target", notify.target());
        } else if (obligation instanceof Obligation.After after) {
            out.put("kind", "after").put("step", after.step()).put("argument", after.argument());
        } else if (obligation instanceof Obligation.Idle idle) {
            out.put("kind", "idle").put("after", idle.after().toString());
        } else if (obligation instanceof Obligation.Extend extend) {
            out.put("kind", "extend")
                    .put("times", extend.times())
                    .put("by", extend.by().toString())
                    .putIfPresent("longest", Fields.text(extend.longest()))
                    .put("with", Fields.array(extend.with(), ObligationJson::assent));
        } else if (obligation instanceof Obligation.Observe observe) {
            out.put("kind", "observe").put("people", observe.people()).put("roles", JsonArray.ofTexts(observe.roles()));
        } else if (obligation instanceof Obligation.Issue issue) {
            out.put("kind", "issue")
                    .put("broker", issue.broker())
                    .put("settings", JsonObject.ofTexts(issue.settings()));
        } else if (obligation instanceof Obligation.Redeem redeem) {
            out.put("kind", "redeem").put("within", redeem.within().toString());
        } else if (obligation instanceof Obligation.Review review) {
            out.put("kind", "review").put("within", review.within().toString()).put("by", review.byRole());
        }
        return out.build();
    }

    private static JsonObject assent(Assent assent) {
        JsonObject.Builder out = JsonObject.builder()
                .put("people", assent.people())
                .put("roles", JsonArray.ofTexts(assent.roles()))
                .putIfPresent("within", Fields.text(assent.within()));
        Fields.putIfPresent(
                out,
                "mfa",
                assent.mfa(),
                proof -> JsonObject.builder()
                        .put("count", proof.count())
                        .put("kinds", JsonArray.ofTexts(proof.kinds()))
                        .put("within", proof.within().toString())
                        .build());
        return out.build();
    }

    private static Assent readAssent(JsonObject from) {
        return new Assent(
                Fields.integer(from, "people"),
                from.array("roles").texts(),
                Fields.durationIfPresent(from, "within"),
                Fields.objectIfPresent(from, "mfa")
                        .map(proof -> new Proof(
                                Fields.integer(proof, "count"),
                                proof.array("kinds").texts(),
                                Fields.duration(proof, "within"))));
    }

    static Obligation read(JsonObject from) {
        return switch (from.text("kind")) {
            case "notify" -> new Obligation.Notify(from.text("target"));
            case "after" -> new Obligation.After(from.text("step"), from.text("argument"));
            case "idle" -> new Obligation.Idle(Fields.duration(from, "after"));
            case "extend" ->
                new Obligation.Extend(
                        Fields.integer(from, "times"),
                        Fields.duration(from, "by"),
                        Fields.durationIfPresent(from, "longest"),
                        Fields.list(from, "with", ObligationJson::readAssent));
            case "observe" ->
                new Obligation.Observe(
                        Fields.integer(from, "people"), from.array("roles").texts());
            case "issue" ->
                new Obligation.Issue(
                        from.text("broker"), from.object("settings").texts());
            case "redeem" -> new Obligation.Redeem(Fields.duration(from, "within"));
            case "review" -> new Obligation.Review(Fields.duration(from, "within"), from.text("by"));
            default -> throw new JsonException("\"" + from.text("kind") + "\" is no obligation");
        };
    }
}
