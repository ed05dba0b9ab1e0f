package dev.breakglass.runtime.bundle;

import dev.breakglass.runtime.decision.Obligation;
import dev.breakglass.runtime.json.JsonArray;
import dev.breakglass.runtime.json.JsonException;
import dev.breakglass.runtime.json.JsonObject;
import dev.breakglass.runtime.policy.PathTerms;
import java.time.Duration;

/** The terms of a path as JSON, and back. Durations are seconds, as the language has no shorter unit. */
final class TermsJson {

    private TermsJson() {}

    static JsonObject write(PathTerms terms) {
        return JsonObject.builder()
                .put("name", terms.path())
                .put("zone", terms.zone())
                .put("actions", JsonArray.ofTexts(terms.actions()))
                .put("redeem", terms.redeemWithin().toSeconds())
                .put("obligations", VocabularyJson.array(terms.obligations(), TermsJson::obligation))
                .build();
    }

    static PathTerms read(JsonObject json) {
        return new PathTerms(
                json.text("name"),
                json.text("zone"),
                json.array("actions").texts(),
                seconds(json, "redeem"),
                VocabularyJson.list(json.array("obligations"), TermsJson::obligation));
    }

    private static JsonObject obligation(Obligation obligation) {
        if (obligation instanceof Obligation.Notify notify) {
            return kind("notify").put("target", notify.target()).build();
        } else if (obligation instanceof Obligation.After after) {
            return kind("after")
                    .put("step", after.step())
                    .put("argument", after.argument())
                    .build();
        } else if (obligation instanceof Obligation.Idle idle) {
            return kind("idle").put("seconds", idle.after().toSeconds()).build();
        } else if (obligation instanceof Obligation.Observe observe) {
            return kind("observe")
                    .put("people", observe.people())
                    .put("roles", JsonArray.ofTexts(observe.roles()))
                    .build();
        } else if (obligation instanceof Obligation.Issue issue) {
            return kind("issue")
                    .put("broker", issue.broker())
                    .put("settings", JsonObject.ofTexts(issue.settings()))
                    .build();
        } else if (obligation instanceof Obligation.Redeem redeem) {
            return kind("redeem").put("seconds", redeem.within().toSeconds()).build();
        }
        Obligation.Review review = (Obligation.Review) obligation;
        return kind("review")
                .put("seconds", review.within().toSeconds())
                .put("by", review.byRole())
                .build();
    }

    private static Obligation obligation(JsonObject json) {
        return switch (json.text("kind")) {
            case "notify" -> new Obligation.Notify(json.text("target"));
            case "after" -> new Obligation.After(json.text("step"), json.text("argument"));
            case "idle" -> new Obligation.Idle(seconds(json, "seconds"));
            case "observe" ->
                new Obligation.Observe(
                        Math.toIntExact(json.number("people")),
                        json.array("roles").texts());
            case "issue" ->
                new Obligation.Issue(
                        json.text("broker"), json.object("settings").texts());
            case "redeem" -> new Obligation.Redeem(seconds(json, "seconds"));
            case "review" -> new Obligation.Review(seconds(json, "seconds"), json.text("by"));
            default -> throw new JsonException("no obligation `" + json.text("kind") + "`");
        };
    }

    private static Duration seconds(JsonObject json, String key) {
        return Duration.ofSeconds(json.number(key));
    }

    private static JsonObject.Builder kind(String kind) {
        return JsonObject.builder().put("kind", kind);
    }
}
