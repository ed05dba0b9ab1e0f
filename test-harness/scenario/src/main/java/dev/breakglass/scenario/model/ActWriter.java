package dev.breakglass.scenario.model;

import dev.breakglass.runtime.request.Resource;
import dev.breakglass.runtime.request.Value;
import dev.breakglass.scenario.request.ValueText;
import dev.breakglass.scenario.yaml.Lengths;
import dev.breakglass.scenario.yaml.YamlText;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Writes what one step does. */
final class ActWriter implements ActVisitor<ActWriter.Written> {

    /** A step's word and what it says of it, as they are written. */
    record Written(String name, String value) {}

    private final Map<String, String> fields = new LinkedHashMap<>();
    private final Instant moment;

    /** @param moment at which the step comes, when nothing has set a clock */
    ActWriter(Instant moment) {
        this.moment = moment;
    }

    @Override
    public Written declare(Act.Declare act) {
        text("id", act.incident().id());
        text("kind", act.incident().kind());
        fields.put("severity", Integer.toString(act.incident().severity()));
        act.incident()
                .since()
                .filter(since -> !since.equals(moment))
                .ifPresent(since -> fields.put("since", since.toString()));
        attributes(act.incident().attributes());
        return written("incident");
    }

    @Override
    public Written ask(Act.Ask act) {
        text("as", act.as());
        text("by", act.by());
        text("zone", act.zone());
        text("action", act.action());
        resource(act.resource());
        act.incident().ifPresent(incident -> text("incident", incident));
        because("justification", act.justification());
        act.ticket().ifPresent(ticket -> text("ticket", ticket));
        mfa(act.mfa());
        act.ttl().ifPresent(ttl -> length("ttl", ttl));
        act.source().ifPresent(source -> text("source", source));
        return written("request");
    }

    @Override
    public Written stepUp(Act.StepUp act) {
        request(act.request(), act.by());
        fields.put("mfa", factors(act.mfa()));
        return written("step-up");
    }

    @Override
    public Written promptFailed(Act.PromptFailed act) {
        request(act.request(), act.by());
        text("factor", act.factor());
        return written("prompt-failed");
    }

    @Override
    public Written reconsider(Act.Reconsider act) {
        request(act.request(), act.by());
        return written("reconsider");
    }

    @Override
    public Written withdraw(Act.Withdraw act) {
        request(act.request(), act.by());
        because("because", act.because());
        return written("withdraw");
    }

    @Override
    public Written approve(Act.Approve act) {
        request(act.request(), act.by());
        mfa(act.mfa());
        return written("approve");
    }

    @Override
    public Written denyApproval(Act.DenyApproval act) {
        request(act.request(), act.by());
        because("because", act.because());
        return written("deny-approval");
    }

    @Override
    public Written redeem(Act.Redeem act) {
        request(act.request(), act.by());
        act.as().ifPresent(as -> text("as", as));
        return written("redeem");
    }

    @Override
    public Written use(Act.Use act) {
        text("session", act.session());
        text("action", act.action());
        resource(act.resource());
        fails(act.fails());
        return written("use");
    }

    @Override
    public Written credential(Act.Credential act) {
        text("session", act.session());
        text("broker", act.broker());
        fails(act.fails());
        return written("credential");
    }

    @Override
    public Written observe(Act.Observe act) {
        session(act.session(), act.by());
        return written("observe");
    }

    @Override
    public Written leave(Act.Leave act) {
        session(act.session(), act.by());
        return written("leave");
    }

    @Override
    public Written extend(Act.Extend act) {
        session(act.session(), act.by());
        because("because", act.because());
        return written("extend");
    }

    @Override
    public Written approveExtension(Act.ApproveExtension act) {
        text("extension", act.session());
        text("by", act.by());
        mfa(act.mfa());
        return written("approve");
    }

    @Override
    public Written close(Act.Close act) {
        text("session", act.session());
        return written("close");
    }

    @Override
    public Written revoke(Act.Revoke act) {
        if (act.target() == Act.Target.EVERYTHING) {
            fields.put("everything", "true");
        } else {
            text(act.target().name().toLowerCase(Locale.ROOT), act.name());
        }
        text("by", act.by());
        because("because", act.because());
        return written("revoke");
    }

    @Override
    public Written review(Act.Review act) {
        request(act.request(), act.by());
        because("note", act.note());
        return written("review");
    }

    @Override
    public Written tell(Act.Tell act) {
        act.signals().forEach((name, state) -> fields.put(name, signal(state)));
        return written("signal");
    }

    @Override
    public Written change(Act.Change act) {
        act.people()
                .forEach((id, person) ->
                        fields.put(id, person.map(ScenarioWriter::person).orElse("unknown")));
        return written("person");
    }

    @Override
    public Written jump(Act.Jump act) {
        length("jump", act.by());
        return written("clock");
    }

    @Override
    public Written crash(Act.Crash act) {
        length("down", act.down());
        return written("crash");
    }

    @Override
    public Written duties(Act.Duties act) {
        return new Written("duties", act.work() ? "work" : "fail");
    }

    @Override
    public Written reload(Act.Reload act) {
        text("policy", act.policy());
        text("by", act.by());
        return written("reload");
    }

    private static String signal(Act.SignalState state) {
        if (state instanceof Act.SignalState.Fresh fresh) {
            return ValueText.of(fresh.value());
        }
        return state instanceof Act.SignalState.Stale stale
                ? "{ value: " + ValueText.of(stale.value()) + ", stale: " + Lengths.text(stale.age()) + " }"
                : "unknown";
    }

    private static String factors(List<Act.Factor> factors) {
        return YamlText.list(factors.stream()
                .map(f ->
                        f.ago().isZero() ? f.kind() : "{ kind: " + f.kind() + ", ago: " + Lengths.text(f.ago()) + " }")
                .toList());
    }

    private Written written(String name) {
        return new Written(name, YamlText.map(fields));
    }

    private void text(String field, String text) {
        fields.put(field, YamlText.text(text));
    }

    private void because(String field, String text) {
        if (!text.isEmpty()) {
            text(field, text);
        }
    }

    private void fails(boolean fails) {
        if (fails) {
            fields.put("fails", "true");
        }
    }

    private void length(String field, Duration length) {
        fields.put(field, Lengths.text(length));
    }

    private void request(String request, String by) {
        text("request", request);
        text("by", by);
    }

    private void session(String session, String by) {
        text("session", session);
        text("by", by);
    }

    private void mfa(List<Act.Factor> factors) {
        Optional.of(factors).filter(f -> !f.isEmpty()).ifPresent(f -> fields.put("mfa", factors(f)));
    }

    private void resource(Resource resource) {
        Map<String, String> map = new LinkedHashMap<>();
        map.put("kind", YamlText.text(resource.kind()));
        map.put("name", YamlText.text(resource.name()));
        if (!resource.attributes().isEmpty()) {
            map.put("attributes", YamlText.map(ValueText.all(resource.attributes())));
        }
        boolean isShort = resource.attributes().isEmpty() && !resource.kind().contains("/");
        fields.put("resource", isShort ? YamlText.text(resource.kind() + "/" + resource.name()) : YamlText.map(map));
    }

    private void attributes(Map<String, Value> attributes) {
        if (!attributes.isEmpty()) {
            fields.put("attributes", YamlText.map(ValueText.all(attributes)));
        }
    }
}
