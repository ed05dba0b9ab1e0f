package dev.breakglass.scenario.request;

import dev.breakglass.runtime.request.Incident;
import dev.breakglass.runtime.request.Resource;
import dev.breakglass.runtime.request.Value;
import dev.breakglass.scenario.words.Holder;
import dev.breakglass.scenario.words.Kind;
import dev.breakglass.scenario.words.WordGatherer;
import dev.breakglass.scenario.yaml.Fields;
import dev.breakglass.scenario.yaml.Read;
import dev.breakglass.scenario.yaml.Yaml;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The parts that requests and scenarios write alike. */
public final class Parts {

    /** Every kind of factor that a policy can ask for. */
    public static final List<String> FACTORS = List.of("password", "sms", "totp", "push", "webauthn", "piv");

    private static final List<String> INCIDENT_KINDS = List.of("outage", "security", "maintenance");

    private Parts() {}

    /** @param since when the incident began if the file does not say; absent leaves its age unknown */
    public static Incident incident(Yaml yaml, Optional<Instant> since, WordGatherer words) {
        Fields f = Fields.of(yaml, "an incident", "id", "kind", "severity", "since", "attributes");
        return new Incident(
                Read.name(f.need("id"), "`id`"),
                Read.word(f.need("kind"), "`kind`", INCIDENT_KINDS),
                Read.whole(f.need("severity"), "`severity`", 1, 5),
                f.get("since").map(v -> Read.instant(v, "`since`")).or(() -> since),
                attributes(f, Holder.INCIDENT, words));
    }

    /** {@code database/ledger}, or a map of kind, name and attributes. */
    public static Resource resource(Yaml yaml, WordGatherer words) {
        if (yaml instanceof Yaml.Mapping) {
            Fields f = Fields.of(yaml, "a resource", "kind", "name", "attributes");
            String kind = words.named(Kind.RESOURCE, f);
            return new Resource(kind, Read.name(f.need("name"), "`name`"), attributes(f, Holder.resource(kind), words));
        }
        String text = Read.text(yaml, "`resource`");
        int slash = text.indexOf('/');
        if (slash < 1 || slash == text.length() - 1) {
            throw Read.expected(yaml, "`resource`", "a kind and a name, such as database/ledger");
        }
        words.names(Kind.RESOURCE, text.substring(0, slash), yaml.place());
        return new Resource(text.substring(0, slash), text.substring(slash + 1), Map.of());
    }

    public static Map<String, Value> attributes(Fields f, Holder holder, WordGatherer words) {
        return f.get("attributes")
                .map(v -> Values.map(v, "`attributes`", holder, words))
                .orElse(Map.of());
    }

    public static Set<String> groups(Fields f, WordGatherer words) {
        return f.get("groups")
                .map(v -> (Set<String>)
                        new LinkedHashSet<>(Read.list(v, "`groups`", each -> words.named(Kind.GROUP, each, "a group"))))
                .orElse(Set.of());
    }

    public static String factor(Yaml yaml) {
        return Read.word(yaml, "a factor", FACTORS);
    }
}
