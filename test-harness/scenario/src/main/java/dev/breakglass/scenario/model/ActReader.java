package dev.breakglass.scenario.model;

import dev.breakglass.scenario.request.Parts;
import dev.breakglass.scenario.request.RequestReader;
import dev.breakglass.scenario.request.Values;
import dev.breakglass.scenario.yaml.Fields;
import dev.breakglass.scenario.yaml.Read;
import dev.breakglass.scenario.yaml.ScenarioException;
import dev.breakglass.scenario.yaml.Yaml;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what one step does. */
final class ActReader {

    static final List<String> NAMES =
            List.of("incident", "request", "approve", "redeem", "use", "close", "revoke", "signal", "clock");

    /** All jumps of a timeline together, either way. */
    static final Duration JUMPS_MAX = Duration.ofDays(366);

    private final Names names;
    private final Instant start;
    private Duration jumped = Duration.ZERO;

    ActReader(Names names, Instant start) {
        this.names = names;
        this.start = start;
    }

    Act act(String name, Yaml yaml, Duration at) {
        return switch (name) {
            case "incident" -> new Act.Declare(Parts.incident(yaml, Optional.of(start.plus(at))));
            case "request" -> ask(yaml);
            case "approve" -> approve(yaml);
            case "redeem" -> redeem(yaml);
            case "use" -> use(yaml);
            case "close" -> new Act.Close(names.session(Fields.of(yaml, "a close", "session"), "session"));
            case "revoke" -> revoke(yaml);
            case "signal" -> signal(yaml);
            case "clock" -> jump(yaml);
            default -> throw new IllegalStateException("no step " + name);
        };
    }

    private Act ask(Yaml yaml) {
        Fields f = Fields.of(
                yaml, "a request", "as", "by", "zone", "action", "resource", "justification", "ticket", "mfa", "ttl");
        return new Act.Ask(
                names.newRequest(f.need("as")),
                names.person(f, "by"),
                Read.name(f.need("zone"), "`zone`"),
                Read.name(f.need("action"), "`action`"),
                Parts.resource(f.need("resource")),
                f.textIfPresent("justification").orElse(""),
                f.textIfPresent("ticket"),
                mfa(f),
                RequestReader.ttl(f));
    }

    private Act approve(Yaml yaml) {
        Fields f = Fields.of(yaml, "an approve", "request", "by", "mfa");
        return new Act.Approve(names.request(f, "request"), names.person(f, "by"), mfa(f));
    }

    private Act redeem(Yaml yaml) {
        Fields f = Fields.of(yaml, "a redeem", "request", "by", "as");
        Optional<String> as = f.get("as").map(names::newSession);
        return new Act.Redeem(names.request(f, "request"), names.person(f, "by"), as);
    }

    private Act use(Yaml yaml) {
        Fields f = Fields.of(yaml, "a use", "session", "action", "resource");
        return new Act.Use(
                names.session(f, "session"),
                Read.name(f.need("action"), "`action`"),
                Parts.resource(f.need("resource")));
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
        String because = f.textIfPresent("because").orElse("");
        return switch (targets.get(0)) {
            case "request" -> new Act.Revoke(Act.Target.REQUEST, names.request(f, "request"), by, because);
            case "session" -> new Act.Revoke(Act.Target.SESSION, names.session(f, "session"), by, because);
            case "person" -> new Act.Revoke(Act.Target.PERSON, names.person(f, "person"), by, because);
            case "zone" -> new Act.Revoke(Act.Target.ZONE, Read.name(f.need("zone"), "`zone`"), by, because);
            default -> {
                if (!Read.bool(f.need("everything"), "`everything`")) {
                    throw Read.expected(f.need("everything"), "`everything`", "true");
                }
                yield new Act.Revoke(Act.Target.EVERYTHING, "", by, because);
            }
        };
    }

    private static Act signal(Yaml yaml) {
        Map<String, Act.SignalState> signals = new LinkedHashMap<>();
        for (Yaml.Entry e : Read.map(yaml, "`signal`").entries()) {
            signals.put(e.key(), signalState(e.value(), "`" + e.key() + "`"));
        }
        if (signals.isEmpty()) {
            throw Read.expected(yaml, "`signal`", "a signal, such as { network: corp }");
        }
        return new Act.Tell(signals);
    }

    private static Act.SignalState signalState(Yaml yaml, String what) {
        if (yaml instanceof Yaml.Mapping) {
            Fields f = Fields.of(yaml, "a signal", "value", "stale");
            return new Act.SignalState.Stale(
                    Values.value(f.need("value"), "`value`"), Read.length(f.need("stale"), "`stale`"));
        }
        if (yaml instanceof Yaml.Scalar word && word.plain() && word.text().equals("unknown")) {
            return new Act.SignalState.Silent();
        }
        return new Act.SignalState.Fresh(Values.value(yaml, what));
    }

    private Act jump(Yaml yaml) {
        Yaml by = Fields.of(yaml, "a clock", "jump").need("jump");
        Duration jump = Read.signedLength(by, "`jump`");
        jumped = jumped.plus(jump.abs());
        if (jumped.compareTo(JUMPS_MAX) > 0) {
            throw Read.expected(by, "`jump`", "at most 366d over all jumps of a scenario");
        }
        return new Act.Jump(jump);
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
