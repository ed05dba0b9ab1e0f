package dev.breakglass.runtime.grant;

import dev.breakglass.runtime.decision.Finding;
import dev.breakglass.runtime.json.CanonicalReader;
import dev.breakglass.runtime.json.CanonicalWriter;
import dev.breakglass.runtime.request.Approval;
import dev.breakglass.runtime.request.Presented;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What belongs to each kind of event, as the log keeps it. */
final class EventJson {

    private EventJson() {}

    /** Into an object that is open, which is answered. */
    static CanonicalWriter write(GrantEvent event, CanonicalWriter out) {
        if (event instanceof GrantEvent.Requested requested) {
            out.put("digest", requested.digest().text())
                    .put("lapses-at", requested.lapsesAt(), Fields::write)
                    .put("ruling", requested.ruling(), DecisionJson::ruling);
        } else if (event instanceof GrantEvent.Approved approved) {
            out.put("approval", approved.approval(), RequestJson::approval)
                    .put("ruling", approved.ruling(), DecisionJson::ruling);
        } else if (event instanceof GrantEvent.SteppedUp steppedUp) {
            out.putEach("factors", steppedUp.factors(), RequestJson::factor)
                    .put("ruling", steppedUp.ruling(), DecisionJson::ruling);
        } else if (event instanceof GrantEvent.Reconsidered reconsidered) {
            out.put("ruling", reconsidered.ruling(), DecisionJson::ruling);
        } else if (event instanceof GrantEvent.Rejected rejected) {
            out.put("why", rejected.why());
        } else if (event instanceof GrantEvent.KeyClaimed claimed) {
            out.put("hash", claimed.hash());
        } else if (event instanceof GrantEvent.Redeemed redeemed) {
            out.put("circumstances", redeemed.circumstances(), EventJson::circumstances)
                    .put("expires-at", redeemed.expiresAt(), Fields::write)
                    .put("opened", redeemed.session().text());
        } else if (event instanceof GrantEvent.UseStarted started) {
            out.put("action", started.action())
                    .put("circumstances", started.circumstances(), EventJson::circumstances)
                    .put("resource", started.resource(), RequestJson::resource);
        } else if (event instanceof GrantEvent.UseEnded ended) {
            out.putIfPresent("failure", ended.failure())
                    .put("outcome", ended.outcome().word())
                    .put("use", ended.use());
        } else if (event instanceof GrantEvent.UseOverran overran) {
            out.put("use", overran.use());
        } else if (event instanceof GrantEvent.CredentialStarted started) {
            out.put("broker", started.broker())
                    .put("circumstances", started.circumstances(), EventJson::circumstances)
                    .put("expires-at", started.expiresAt(), Fields::write);
        } else if (event instanceof GrantEvent.CredentialEnded ended) {
            out.put("duty", ended.duty())
                    .putIfPresent("failure", ended.failure())
                    .put("outcome", ended.outcome().word());
        } else if (event instanceof GrantEvent.ObserverJoined joined) {
            out.put("enough", joined.enough()).putTexts("groups", joined.groups());
        } else if (event instanceof GrantEvent.ObserverLeft left) {
            out.put("enough", left.enough()).put("observer", left.observer());
        } else if (event instanceof GrantEvent.ExtensionAsked asked) {
            out.put("why", asked.why());
        } else if (event instanceof GrantEvent.ExtensionApproved approved) {
            out.put("approval", approved.approval(), RequestJson::approval)
                    .putIfPresent("until", approved.until(), Fields::write);
        } else if (event instanceof GrantEvent.PromptFailed prompt) {
            out.put("factor", prompt.factor());
        } else if (event instanceof GrantEvent.PolicyLoaded loaded) {
            out.put("loaded", loaded.policy());
        } else if (event instanceof GrantEvent.Ended ended) {
            out.put("why", ended.why());
        } else if (event instanceof GrantEvent.Suspended suspended) {
            out.put("cause", suspended.cause().code());
        } else if (event instanceof GrantEvent.Revoked revoked) {
            out.put("ended", revoked.ended())
                    .put("scope", revoked.scope(), ScopeJson::write)
                    .put("why", revoked.why());
        } else if (event instanceof GrantEvent.Refused refused) {
            out.put("attempt", refused.attempt().word())
                    .put("detail", refused.detail())
                    .putEach("findings", refused.findings(), DecisionJson::finding)
                    .put("refusal", refused.refusal().code());
        } else if (event instanceof GrantEvent.DutyDone done) {
            out.put("duty", done.duty());
        } else if (event instanceof GrantEvent.DutyFailed failed) {
            out.put("duty", failed.duty())
                    .put("failure", failed.failure())
                    .put("retry-at", failed.retryAt(), Fields::write);
        } else if (event instanceof GrantEvent.Reviewed reviewed) {
            out.put("note", reviewed.note());
        }
        return out;
    }

    /** From an object that is open. */
    static GrantEvent read(String kind, CanonicalReader in) {
        return switch (kind) {
            case "requested" -> {
                RequestDigest digest = RequestDigest.read(in.text("digest"));
                Instant lapsesAt = Fields.instant(in, "lapses-at");
                yield new GrantEvent.Requested(digest, ruling(in), lapsesAt);
            }
            case "approved" -> new GrantEvent.Approved(in.value("approval", RequestJson::approval), ruling(in));
            case "stepped-up" -> {
                List<Presented> factors = in.each("factors", RequestJson::factor);
                yield new GrantEvent.SteppedUp(factors, ruling(in));
            }
            case "reconsidered" -> new GrantEvent.Reconsidered(ruling(in));
            case "rejected" -> new GrantEvent.Rejected(in.text("why"));
            case "key-claimed" -> new GrantEvent.KeyClaimed(in.text("hash"));
            case "redeemed" -> {
                Circumstances circumstances = in.value("circumstances", EventJson::circumstances);
                Instant expiresAt = Fields.instant(in, "expires-at");
                yield new GrantEvent.Redeemed(new SessionId(in.text("opened")), expiresAt, circumstances);
            }
            case "use-started" -> {
                String action = in.text("action");
                Circumstances circumstances = in.value("circumstances", EventJson::circumstances);
                yield new GrantEvent.UseStarted(action, in.value("resource", RequestJson::resource), circumstances);
            }
            case "use-ended" -> {
                Optional<String> failure = in.textIfPresent("failure");
                UseOutcome outcome = Fields.word(in, "outcome", UseOutcome.class, UseOutcome::word);
                yield new GrantEvent.UseEnded(Fields.number(in, "use"), outcome, failure);
            }
            case "use-overran" -> new GrantEvent.UseOverran(Fields.number(in, "use"));
            case "credential-started" -> {
                String broker = in.text("broker");
                Circumstances circumstances = in.value("circumstances", EventJson::circumstances);
                yield new GrantEvent.CredentialStarted(broker, Fields.instant(in, "expires-at"), circumstances);
            }
            case "credential-ended" -> {
                int duty = Fields.small(in, "duty");
                Optional<String> failure = in.textIfPresent("failure");
                UseOutcome outcome = Fields.word(in, "outcome", UseOutcome.class, UseOutcome::word);
                yield new GrantEvent.CredentialEnded(duty, outcome, failure);
            }
            case "observer-joined" -> {
                boolean enough = Fields.flag(in, "enough");
                yield new GrantEvent.ObserverJoined(RequestJson.groups(in), enough);
            }
            case "observer-left" -> {
                boolean enough = Fields.flag(in, "enough");
                yield new GrantEvent.ObserverLeft(in.text("observer"), enough);
            }
            case "extension-asked" -> new GrantEvent.ExtensionAsked(in.text("why"));
            case "extension-approved" -> {
                Approval approval = in.value("approval", RequestJson::approval);
                yield new GrantEvent.ExtensionApproved(approval, Fields.instantIfPresent(in, "until"));
            }
            case "prompt-failed" -> new GrantEvent.PromptFailed(in.text("factor"));
            case "policy-loaded" -> new GrantEvent.PolicyLoaded(in.text("loaded"));
            case "closed", "expired", "idle", "withdrawn", "lapsed", "key-expired" ->
                new GrantEvent.Ended(Fields.find(kind, in, GrantState.class, GrantState::word), in.text("why"));
            case "suspended" -> new GrantEvent.Suspended(Fields.word(in, "cause", Suspension.class, Suspension::code));
            case "revoked" -> {
                int ended = Fields.small(in, "ended");
                Scope scope = in.value("scope", ScopeJson::read);
                yield new GrantEvent.Revoked(scope, in.text("why"), ended);
            }
            case "refused" -> refused(in);
            case "duty-done" -> new GrantEvent.DutyDone(Fields.small(in, "duty"));
            case "duty-failed" ->
                new GrantEvent.DutyFailed(Fields.small(in, "duty"), in.text("failure"), Fields.instant(in, "retry-at"));
            case "reviewed" -> new GrantEvent.Reviewed(in.text("note"));
            default -> throw in.wrong("\"" + kind + "\" is no kind of event");
        };
    }

    private static GrantEvent refused(CanonicalReader in) {
        Attempt attempt = Fields.word(in, "attempt", Attempt.class, Attempt::word);
        String detail = in.text("detail");
        List<Finding> findings = DecisionJson.findings(in);
        Refusal refusal = Fields.word(in, "refusal", Refusal.class, Refusal::code);
        return new GrantEvent.Refused(attempt, refusal, detail, findings);
    }

    private static Ruling ruling(CanonicalReader in) {
        return in.value("ruling", DecisionJson::ruling);
    }

    private static void circumstances(Circumstances circumstances, CanonicalWriter out) {
        out.object()
                .putTexts("groups", circumstances.groups())
                .put("signals", circumstances.signals(), ValueJson::readings)
                .end();
    }

    private static Circumstances circumstances(CanonicalReader in) {
        in.object();
        Circumstances circumstances =
                new Circumstances(RequestJson.groups(in), in.value("signals", ValueJson::readings));
        in.endObject();
        return circumstances;
    }
}
