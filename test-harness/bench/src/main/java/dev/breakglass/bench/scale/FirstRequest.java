package dev.breakglass.bench.scale;

import dev.breakglass.bench.workload.PathSpec;
import dev.breakglass.runtime.request.Approval;
import dev.breakglass.runtime.request.Incident;
import dev.breakglass.runtime.request.Person;
import dev.breakglass.runtime.request.Presented;
import dev.breakglass.runtime.request.Reading;
import dev.breakglass.runtime.request.Request;
import dev.breakglass.runtime.request.Resource;
import dev.breakglass.runtime.request.Value;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A request that a path of the workload permits, as words that can be handed to another process. */
final class FirstRequest {

    private static final Instant NOW = Instant.parse("2026-03-14T02:18:00Z");

    private FirstRequest() {}

    static List<String> words(PathSpec path) {
        return List.of(
                path.zone(),
                path.actions().get(0),
                path.kind(),
                path.resourcePrefix() + "1",
                path.groups().get(0),
                path.networks().get(0),
                path.factors().get(0),
                path.factors().get(1),
                path.approverGroup());
    }

    static Request of(List<String> words) {
        return Request.of(
                        new Person("ana", Set.of(words.get(4)), Map.of()),
                        words.get(0),
                        words.get(1),
                        new Resource(words.get(2), words.get(3), Map.of()),
                        NOW)
                .withIncident(new Incident("INC-1", "outage", 1, Optional.empty(), Map.of()))
                .withJustification("The primary is gone and has to be failed over", Optional.empty())
                .withSignals(Map.of("network", new Reading(Value.of(words.get(5)), NOW)))
                .withFactors(List.of(new Presented(words.get(6), NOW), new Presented(words.get(7), NOW)))
                .withApprovals(List.of(approval("bo", words.get(8)), approval("cy", words.get(8))));
    }

    private static Approval approval(String by, String group) {
        return new Approval(by, Set.of(group), NOW, List.of());
    }
}
