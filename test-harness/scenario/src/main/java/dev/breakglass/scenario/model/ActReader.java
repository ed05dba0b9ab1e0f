package dev.breakglass.scenario.model;

import dev.breakglass.scenario.request.Parts;
import dev.breakglass.scenario.request.RequestReader;
import dev.breakglass.scenario.words.Kind;
import dev.breakglass.scenario.words.WordGatherer;
import dev.breakglass.scenario.yaml.Fields;
import dev.breakglass.scenario.yaml.Read;
import dev.breakglass.scenario.yaml.ScenarioException;
import dev.breakglass.scenario.yaml.Yaml;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what one step does. */
final class ActReader {

    private static final List<String> OF_PEOPLE = List.of(
            "request",
            "step-up",
            "prompt-failed",
            "reconsider",
            "withdraw",
            "approve",
            "deny-approval",
            "redeem",
            "use",
            "credential",
            "observe",
            "leave",
            "extend",
            "close",
            "revoke",
            "review");

    /** Every step but {@code repeat}, which is many. */
    static final List<String> NAMES =
            Stream.concat(WorldReader.NAMES.stream(), OF_PEOPLE.stream()).toList();

    private final Names names;
    private final WorldReader world;
    private final WordGatherer words;

    ActReader(Names names, WorldReader world, WordGatherer words) {
        this.names = names;
        this.world = world;
        this.words = words;
    }

    Act act(String name, Yaml yaml, Duration at) {
        world.reaches(at, yaml);
        return switch (name) {
            case "request" -> ask(yaml);
            case "step-up" -> stepUp(yaml);
            case "prompt-failed" -> promptFailed(yaml);
            case "reconsider" -> reconsider(yaml);
            case "withdraw" -> withdraw(yaml);
            case "approve" -> approve(yaml);
            case "deny-approval" -> denyApproval(yaml);
            case "redeem" -> redeem(yaml);
            case "use" -> use(yaml);
            case "credential" -> credential(yaml);
            case "observe" -> observe(yaml);
            case "leave" -> leave(yaml);
            case "extend" -> extend(yaml);
            case "close" -> new Act.Close(names.session(Fields.of(yaml, "a close", "session"), "session"));
            case "revoke" -> revoke(yaml);
            case "review" -> review(yaml);
            default -> world.act(name, yaml, at);
        };
    }

    private Act ask(Yaml yaml) {
        Fields f = Fields.of(
                yaml,
                "a request",
                "as",
                "by",
                "zone",
                "action",
                "resource",
                "incident",
                "justification",
                "ticket",
                "mfa",
                "ttl",
                "source");
        return new Act.Ask(
                names.newRequest(f.need("as")),
                names.person(f, "by"),
                words.named(Kind.ZONE, f),
                words.named(Kind.ACTION, f),
                Parts.resource(f.need("resource"), words),
                f.get("incident").map(names::incident),
                f.textIfPresent("justification").orElse(""),
                f.textIfPresent("ticket"),
                mfa(f),
                RequestReader.ttl(f),
                f.get("source").map(words::address));
    }

    private Act stepUp(Yaml yaml) {
        Fields f = Fields.of(yaml, "a step-up", "request", "by", "mfa");
        f.need("mfa");
        return new Act.StepUp(names.request(f, "request"), names.person(f, "by"), mfa(f));
    }

    private Act promptFailed(Yaml yaml) {
        Fields f = Fields.of(yaml, "a prompt-failed", "request", "by", "factor");
        return new Act.PromptFailed(names.request(f, "request"), names.person(f, "by"), Parts.factor(f.need("factor")));
    }

    private Act reconsider(Yaml yaml) {
        Fields f = Fields.of(yaml, "a reconsider", "request", "by");
        return new Act.Reconsider(names.request(f, "request"), names.person(f, "by"));
    }

    private Act withdraw(Yaml yaml) {
        Fields f = Fields.of(yaml, "a withdraw", "request", "by", "because");
        return new Act.Withdraw(names.request(f, "request"), names.person(f, "by"), because(f));
    }

    private Act approve(Yaml yaml) {
        Fields f = Fields.of(yaml, "an approve", "request", "extension", "by", "mfa");
        if (f.has("request") == f.has("extension")) {
            throw new ScenarioException(f.place(), "an approve names one of: request, extension");
        }
        return f.has("request")
                ? new Act.Approve(names.request(f, "request"), names.person(f, "by"), mfa(f))
                : new Act.ApproveExtension(names.session(f, "extension"), names.person(f, "by"), mfa(f));
    }

    private Act denyApproval(Yaml yaml) {
        Fields f = Fields.of(yaml, "a deny-approval", "request", "by", "because");
        return new Act.DenyApproval(names.request(f, "request"), names.person(f, "by"), because(f));
    }

    private Act redeem(Yaml yaml) {
        Fields f = Fields.of(yaml, "a redeem", "request", "by", "as");
        Optional<String> as = f.get("as").map(names::newSession);
        return new Act.Redeem(names.request(f, "request"), names.person(f, "by"), as);
    }

    private Act use(Yaml yaml) {
        Fields f = Fields.of(yaml, "a use", "session", "action", "resource", "fails");
        return new Act.Use(
                names.session(f, "session"),
                words.named(Kind.ACTION, f),
                Parts.resource(f.need("resource"), words),
                fails(f));
    }

    private Act credential(Yaml yaml) {
        Fields f = Fields.of(yaml, "a credential", "session", "broker", "fails");
        return new Act.Credential(names.session(f, "session"), words.named(Kind.BROKER, f), fails(f));
    }

    private Act observe(Yaml yaml) {
        Fields f = Fields.of(yaml, "an observe", "session", "by");
        return new Act.Observe(names.session(f, "session"), names.person(f, "by"));
    }

    private Act leave(Yaml yaml) {
        Fields f = Fields.of(yaml, "a leave", "session", "by");
        return new Act.Leave(names.session(f, "session"), names.person(f, "by"));
    }

    private Act extend(Yaml yaml) {
        Fields f = Fields.of(yaml, "an extend", "session", "by", "because");
        return new Act.Extend(names.session(f, "session"), names.person(f, "by"), because(f));
    }

    private Act revoke(Yaml yaml) {
        Fields f = Fields.of(yaml, "a revoke", "request", "session", "person", "zone", "everything", "by", "because");
        List<String> targets = List.of("request", "session", "person", "zone", "everything").stream()
                .filter(f::has)
                .toList();
        if (targets.size() != 1) {
            throw new ScenarioException(f.place(), "a revoke names one of: request, session, person, zone, everything");
        }
        String by = names.person(f, "by");
        return switch (targets.get(0)) {
            case "request" -> new Act.Revoke(Act.Target.REQUEST, names.request(f, "request"), by, because(f));
            case "session" -> new Act.Revoke(Act.Target.SESSION, names.session(f, "session"), by, because(f));
            case "person" -> new Act.Revoke(Act.Target.PERSON, names.person(f, "person"), by, because(f));
            case "zone" -> new Act.Revoke(Act.Target.ZONE, words.named(Kind.ZONE, f), by, because(f));
            default -> {
                if (!Read.bool(f.need("everything"), "`everything`")) {
                    throw Read.expected(f.need("everything"), "`everything`", "true");
                }
                yield new Act.Revoke(Act.Target.EVERYTHING, "", by, because(f));
            }
        };
    }

    private Act review(Yaml yaml) {
        Fields f = Fields.of(yaml, "a review", "request", "by", "note");
        return new Act.Review(
                names.request(f, "request"),
                names.person(f, "by"),
                f.textIfPresent("note").orElse(""));
    }

    private static boolean fails(Fields f) {
        return f.get("fails").map(v -> Read.bool(v, "`fails`")).orElse(false);
    }

    private static String because(Fields f) {
        return f.textIfPresent("because").orElse("");
    }

    private static List<Act.Factor> mfa(Fields f) {
        return f.get("mfa").map(v -> Read.list(v, "`mfa`", ActReader::factor)).orElse(List.of());
    }

    private static Act.Factor factor(Yaml yaml) {
        if (yaml instanceof Yaml.Mapping) {
            Fields f = Fields.of(yaml, "a factor", "kind", "ago");
            return new Act.Factor(Parts.factor(f.need("kind")), Read.length(f.need("ago"), "`ago`"));
        }
        return new Act.Factor(Parts.factor(yaml), Duration.ZERO);
    }
}
