package dev.breakglass.runtime.grant;

import dev.breakglass.runtime.json.JsonArray;
import dev.breakglass.runtime.json.JsonException;
import dev.breakglass.runtime.json.JsonObject;
import java.util.TreeSet;

/** What belongs to each kind of event, as the log keeps it. */
final class EventJson {

    private EventJson() {}

    static JsonObject write(GrantEvent event) {
        JsonObject.Builder out = JsonObject.builder();
        if (event instanceof GrantEvent.Requested requested) {
            out.put("digest", requested.digest())
                    .put("ruling", DecisionJson.ruling(requested.ruling()))
                    .put("lapses-at", requested.lapsesAt().toString());
        } else if (event instanceof GrantEvent.Approved approved) {
            out.put("approval", RequestJson.approval(approved.approval()))
                    .put("ruling", DecisionJson.ruling(approved.ruling()));
        } else if (event instanceof GrantEvent.SteppedUp steppedUp) {
            out.put("factors", RequestJson.factors(steppedUp.factors()))
                    .put("ruling", DecisionJson.ruling(steppedUp.ruling()));
        } else if (event instanceof GrantEvent.Reconsidered reconsidered) {
            out.put("ruling", DecisionJson.ruling(reconsidered.ruling()));
        } else if (event instanceof GrantEvent.Rejected rejected) {
            out.put("why", rejected.why());
        } else if (event instanceof GrantEvent.KeyClaimed claimed) {
            out.put("hash", claimed.hash());
        } else if (event instanceof GrantEvent.Redeemed redeemed) {
            out.put("opened", redeemed.session().text())
                    .put("expires-at", redeemed.expiresAt().toString())
                    .put("circumstances", circumstances(redeemed.circumstances()));
        } else if (event instanceof GrantEvent.UseStarted started) {
            out.put("action", started.action())
                    .put("resource", RequestJson.resource(started.resource()))
                    .put("circumstances", circumstances(started.circumstances()));
        } else if (event instanceof GrantEvent.UseEnded ended) {
            out.put("use", ended.use())
                    .put("outcome", ended.outcome().word())
                    .putIfPresent("failure", Fields.text(ended.failure()));
        } else if (event instanceof GrantEvent.UseOverran overran) {
            out.put("use", overran.use());
        } else if (event instanceof GrantEvent.ObserverJoined joined) {
            out.put("groups", JsonArray.ofTexts(joined.groups())).put("enough", joined.enough());
        } else if (event instanceof GrantEvent.ObserverLeft left) {
            out.put("observer", left.observer()).put("enough", left.enough());
        } else if (event instanceof GrantEvent.ExtensionAsked asked) {
            out.put("why", asked.why());
        } else if (event instanceof GrantEvent.ExtensionApproved approved) {
            out.put("approval", RequestJson.approval(approved.approval()))
                    .putIfPresent("until", Fields.text(approved.until()));
        } else if (event instanceof GrantEvent.PromptFailed prompt) {
            out.put("factor", prompt.factor());
        } else if (event instanceof GrantEvent.PolicyLoaded loaded) {
            out.put("loaded", loaded.policy());
        } else if (event instanceof GrantEvent.Ended ended) {
            out.put("why", ended.why());
        } else if (event instanceof GrantEvent.Revoked revoked) {
            out.put("scope", ScopeJson.write(revoked.scope()))
                    .put("why", revoked.why())
                    .put("ended", revoked.ended());
        } else if (event instanceof GrantEvent.Refused refused) {
            out.put("attempt", refused.attempt().word())
                    .put("refusal", refused.refusal().code())
                    .put("detail", refused.detail())
                    .put("findings", DecisionJson.findings(refused.findings()));
        } else if (event instanceof GrantEvent.DutyDone done) {
            out.put("duty", done.duty());
        } else if (event instanceof GrantEvent.DutyFailed failed) {
            out.put("duty", failed.duty())
                    .put("failure", failed.failure())
                    .put("retry-at", failed.retryAt().toString());
        } else if (event instanceof GrantEvent.Reviewed reviewed) {
            out.put("note", reviewed.note());
        }
        return out.build();
    }

    static GrantEvent read(String kind, JsonObject from) {
        return switch (kind) {
            case "requested" ->
                new GrantEvent.Requested(from.text("digest"), ruling(from), Fields.instant(from, "lapses-at"));
            case "approved" -> new GrantEvent.Approved(RequestJson.approval(from.object("approval")), ruling(from));
            case "stepped-up" -> new GrantEvent.SteppedUp(RequestJson.factors(from, "factors"), ruling(from));
            case "reconsidered" -> new GrantEvent.Reconsidered(ruling(from));
            case "rejected" -> new GrantEvent.Rejected(from.text("why"));
            case "key-claimed" -> new GrantEvent.KeyClaimed(from.text("hash"));
            case "redeemed" ->
                new GrantEvent.Redeemed(
                        new SessionId(from.text("opened")), Fields.instant(from, "expires-at"), circumstances(from));
            case "use-started" ->
                new GrantEvent.UseStarted(
                        from.text("action"), RequestJson.resource(from.object("resource")), circumstances(from));
            case "use-ended" ->
                new GrantEvent.UseEnded(
                        from.number("use"),
                        Words.find(UseOutcome.class, UseOutcome::word, from.text("outcome")),
                        from.textIfPresent("failure"));
            case "use-overran" -> new GrantEvent.UseOverran(from.number("use"));
            case "observer-joined" ->
                new GrantEvent.ObserverJoined(new TreeSet<>(from.array("groups").texts()), from.flag("enough"));
            case "observer-left" -> new GrantEvent.ObserverLeft(from.text("observer"), from.flag("enough"));
            case "extension-asked" -> new GrantEvent.ExtensionAsked(from.text("why"));
            case "extension-approved" ->
                new GrantEvent.ExtensionApproved(
                        RequestJson.approval(from.object("approval")), Fields.instantIfPresent(from, "until"));
            case "prompt-failed" -> new GrantEvent.PromptFailed(from.text("factor"));
            case "policy-loaded" -> new GrantEvent.PolicyLoaded(from.text("loaded"));
            case "closed", "expired", "idle", "suspended", "withdrawn", "lapsed", "key-expired" ->
                new GrantEvent.Ended(Words.find(GrantState.class, GrantState::word, kind), from.text("why"));
            case "revoked" ->
                new GrantEvent.Revoked(
                        ScopeJson.read(from.object("scope")), from.text("why"), Fields.integer(from, "ended"));
            case "refused" ->
                new GrantEvent.Refused(
                        Words.find(Attempt.class, Attempt::word, from.text("attempt")),
                        Words.find(Refusal.class, Refusal::code, from.text("refusal")),
                        from.text("detail"),
                        DecisionJson.findings(from));
            case "duty-done" -> new GrantEvent.DutyDone(Fields.integer(from, "duty"));
            case "duty-failed" ->
                new GrantEvent.DutyFailed(
                        Fields.integer(from, "duty"), from.text("failure"), Fields.instant(from, "retry-at"));
            case "reviewed" -> new GrantEvent.Reviewed(from.text("note"));
            default -> throw new JsonException("\"" + kind + "\" is no kind of event");
        };
    }

    private static Ruling ruling(JsonObject from) {
        return DecisionJson.ruling(from.object("ruling"));
    }

    private static JsonObject circumstances(Circumstances circumstances) {
        return JsonObject.builder()
                .put("groups", JsonArray.ofTexts(circumstances.groups()))
                .put("signals", ValueJson.readings(circumstances.signals()))
                .build();
    }

    private static Circumstances circumstances(JsonObject event) {
        JsonObject from = event.object("circumstances");
        return new Circumstances(
                new TreeSet<>(from.array("groups").texts()), ValueJson.readings(from.object("signals")));
    }
}
