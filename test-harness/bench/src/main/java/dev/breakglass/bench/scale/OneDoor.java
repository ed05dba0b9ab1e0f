package dev.breakglass.bench.scale;

import dev.breakglass.runtime.request.Reading;
import dev.breakglass.runtime.request.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;

/** A policy of one path as somebody would write it in Java. */
final class OneDoor implements Predicate<Request> {

    @Override
    public boolean test(Request request) {
        Reading network = request.signals().get("network");
        return network != null
                && request.zone().startsWith("zone-")
                && request.resource().name().startsWith(request.zone())
                && request.incident()
                        .filter(incident -> incident.severity() <= 2)
                        .isPresent()
                && request.justification().strip().length() >= 20
                && fresh(network.at(), request.now(), Duration.ofSeconds(30))
                && request.factors().stream()
                                .filter(factor -> fresh(factor.at(), request.now(), Duration.ofMinutes(5)))
                                .count()
                        == 2
                && request.approvals().stream()
                                .filter(approval -> fresh(approval.at(), request.now(), Duration.ofMinutes(15)))
                                .count()
                        == 2;
    }

    private static boolean fresh(Instant at, Instant now, Duration within) {
        return !at.isAfter(now) && Duration.between(at, now).compareTo(within) <= 0;
    }
}
